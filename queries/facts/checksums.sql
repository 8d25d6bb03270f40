-- How many rows each table of facts holds, and a sum over them that does not depend on their order.
--
-- grain:   one row per table
-- params:  none
-- columns: table_name, row_count, checksum
--
-- Added and not combined by exclusive or: two equal rows would vanish from that.

select
    'source_account' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(source_account)::hugeint), 0)::varchar as checksum
from source_account

union all

select
    'caption' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(caption)::hugeint), 0)::varchar as checksum
from caption

union all

select
    'caption_hashtag' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(caption_hashtag)::hugeint), 0)::varchar as checksum
from caption_hashtag

union all

select
    'caption_mention' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(caption_mention)::hugeint), 0)::varchar as checksum
from caption_mention

union all

select
    'caption_link' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(caption_link)::hugeint), 0)::varchar as checksum
from caption_link

union all

select
    'post_record' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(post_record)::hugeint), 0)::varchar as checksum
from post_record

union all

select
    'post_snapshot' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(post_snapshot)::hugeint), 0)::varchar as checksum
from post_snapshot

union all

select
    'post_day' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(post_day)::hugeint), 0)::varchar as checksum
from post_day

union all

select
    'account_day' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(account_day)::hugeint), 0)::varchar as checksum
from account_day

union all

select
    'account_period' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(account_period)::hugeint), 0)::varchar as checksum
from account_period

union all

select
    'link_click_day' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(link_click_day)::hugeint), 0)::varchar as checksum
from link_click_day

union all

select
    'web_figure' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(web_figure)::hugeint), 0)::varchar as checksum
from web_figure

union all

select
    'interaction' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(interaction)::hugeint), 0)::varchar as checksum
from interaction

union all

select
    'request' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(request)::hugeint), 0)::varchar as checksum
from request

union all

select
    'contribution' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(contribution)::hugeint), 0)::varchar as checksum
from contribution

union all

select
    'context_figure' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(context_figure)::hugeint), 0)::varchar as checksum
from context_figure

union all

select
    'rejected_row' as table_name,
    count(*) as row_count,
    coalesce(sum(hash(rejected_row)::hugeint), 0)::varchar as checksum
from rejected_row
order by table_name
