-- What one batch says, as a sum per table that does not depend on its id: two batches that say the same have the same.
--
-- grain:   one row per table that holds something of the batch
-- params:  batch_id
-- columns: table_name, row_count, checksum

with

meant as (

    select
        batch.platform_id,
        batch.source_account_id,
        batch.grain,
        batch.basis,
        batch.exported_on,
        batch.as_of_on,
        batch.is_as_of_inferred,
        batch.covers_from,
        batch.covers_to,
        batch.is_complete
    from batch
    where batch.batch_id = $batch_id

),

post_records as (
    select * exclude (batch_id) from post_record
    where post_record.batch_id = $batch_id
),

post_snapshots as (
    select * exclude (batch_id) from post_snapshot
    where post_snapshot.batch_id = $batch_id
),

days_of_posts as (
    select * exclude (batch_id) from post_day
    where post_day.batch_id = $batch_id
),

account_days as (
    select * exclude (batch_id) from account_day
    where account_day.batch_id = $batch_id
),

account_periods as (
    select * exclude (batch_id) from account_period
    where account_period.batch_id = $batch_id
),

link_click_days as (
    select * exclude (batch_id) from link_click_day
    where link_click_day.batch_id = $batch_id
),

web_figures as (
    select * exclude (batch_id) from web_figure
    where web_figure.batch_id = $batch_id
),

interactions as (
    select * exclude (batch_id) from interaction
    where interaction.batch_id = $batch_id
),

requests as (
    select * exclude (batch_id) from request
    where request.batch_id = $batch_id
),

contributions as (
    select * exclude (batch_id) from contribution
    where contribution.batch_id = $batch_id
),

context_figures as (
    select * exclude (batch_id) from context_figure
    where context_figure.batch_id = $batch_id
),

rejected_rows as (
    select * exclude (batch_id) from rejected_row
    where rejected_row.batch_id = $batch_id
),

said as (

    select 'batch' as table_name, hash(meant)::hugeint as row_hash from meant
    union all
    select 'post_record' as table_name, hash(post_records)::hugeint as row_hash from post_records
    union all
    select 'post_snapshot' as table_name, hash(post_snapshots)::hugeint as row_hash from post_snapshots
    union all
    select 'post_day' as table_name, hash(days_of_posts)::hugeint as row_hash from days_of_posts
    union all
    select 'account_day' as table_name, hash(account_days)::hugeint as row_hash from account_days
    union all
    select 'account_period' as table_name, hash(account_periods)::hugeint as row_hash from account_periods
    union all
    select 'link_click_day' as table_name, hash(link_click_days)::hugeint as row_hash from link_click_days
    union all
    select 'web_figure' as table_name, hash(web_figures)::hugeint as row_hash from web_figures
    union all
    select 'interaction' as table_name, hash(interactions)::hugeint as row_hash from interactions
    union all
    select 'request' as table_name, hash(requests)::hugeint as row_hash from requests
    union all
    select 'contribution' as table_name, hash(contributions)::hugeint as row_hash from contributions
    union all
    select 'context_figure' as table_name, hash(context_figures)::hugeint as row_hash from context_figures
    union all
    select 'rejected_row' as table_name, hash(rejected_rows)::hugeint as row_hash from rejected_rows

)

select
    said.table_name,
    count(*) as row_count,
    sum(said.row_hash)::varchar as checksum
from said
group by said.table_name
order by said.table_name
