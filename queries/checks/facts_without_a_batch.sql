-- Facts that name a batch which does not exist.
--
-- grain:   one row per table and batch id
-- params:  none
-- columns: offence, offender, detail

with

used as (

    select distinct 'post_record' as table_name, post_record.batch_id from post_record
    union all
    select distinct 'post_snapshot' as table_name, post_snapshot.batch_id from post_snapshot
    union all
    select distinct 'post_day' as table_name, post_day.batch_id from post_day
    union all
    select distinct 'account_day' as table_name, account_day.batch_id from account_day
    union all
    select distinct 'account_period' as table_name, account_period.batch_id from account_period
    union all
    select distinct 'link_click_day' as table_name, link_click_day.batch_id from link_click_day
    union all
    select distinct 'web_figure' as table_name, web_figure.batch_id from web_figure
    union all
    select distinct 'interaction' as table_name, interaction.batch_id from interaction
    union all
    select distinct 'request' as table_name, request.batch_id from request
    union all
    select distinct 'contribution' as table_name, contribution.batch_id from contribution
    union all
    select distinct 'context_figure' as table_name, context_figure.batch_id from context_figure
    union all
    select distinct 'rejected_row' as table_name, rejected_row.batch_id from rejected_row

)

select
    'fact without a batch' as offence,
    used.table_name as offender,
    used.batch_id as detail
from used
anti join batch on used.batch_id = batch.batch_id
order by offender, detail
