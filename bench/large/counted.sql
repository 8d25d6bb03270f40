-- Of each sort of file how many rows it holds, as a load would say.

update batch set rows_read = held.many, rows_loaded = held.many
from (
    select batch_id, count(*) as many from post_record
    group by batch_id
    union all
    select batch_id, count(*) from account_day
    group by batch_id
    union all
    select batch_id, count(*) from link_click_day
    group by batch_id
    union all
    select batch_id, count(*) from interaction
    group by batch_id
) as held
where batch.batch_id = held.batch_id;
