-- The files of two years: of each partner one with posts for every export day, one with days of accounts and one with
-- messages every four weeks; of each initiative one with clicks every four weeks.
--
-- params:  first_on, last_on, step_days, files

create or replace temp table export_file as
with

exports as (

    select 'posts' as sort, partner.partner_id as of_whom, as_of_on::date as as_of_on, 'template_posts' as export_kind
    from partner
    cross join
        unnest(generate_series($first_on::date + $step_days - 1, $last_on::date, to_days($step_days))) as _ (as_of_on)
    union all
    select sort, partner.partner_id, as_of_on::date, 'template_' || sort
    from partner
    cross join unnest(['account_days', 'interactions']) as _ (sort)
    cross join unnest(generate_series($first_on::date + 27, $last_on::date, to_days(28))) as _ (as_of_on)
    union all
    select 'link_clicks', initiative.initiative_id, as_of_on::date, 'template_link_clicks'
    from initiative
    cross join unnest(generate_series($first_on::date + 27, $last_on::date, to_days(28))) as _ (as_of_on)

)

select
    exports.*,
    row_number() over (order by as_of_on, sort, of_whom) as load_no,
    as_of_on::timestamp + to_hours(30)
    + to_seconds(row_number() over (partition by as_of_on order by sort, of_whom)) as loaded_at_utc,
    md5(sort || of_whom || as_of_on) as batch_id
from exports
order by load_no;

insert into batch
by name
select
    batch_id,
    nextval('load_order') as load_no,
    sort || '-' || of_whom || '-' || as_of_on || '.csv' as file_name,
    sha256(batch_id) as file_sha256,
    export_kind,
    case sort
        when 'posts' then 'post'
        when 'account_days' then 'account_day'
        when 'interactions' then 'interaction'
        else 'link_click'
    end as grain,
    case sort when 'posts' then 'lifetime' when 'interactions' then 'log' else 'daily' end as basis,
    as_of_on + 1 as exported_on,
    as_of_on,
    false as is_as_of_inferred,
    case when sort = 'posts' then greatest($first_on::date, as_of_on - $step_days * $files + 1) else as_of_on - 27 end
        as covers_from,
    as_of_on as covers_to,
    true as is_complete,
    '{}' as answers,
    'bench' as loaded_by,
    loaded_at_utc,
    0 as rows_read,
    0 as rows_loaded,
    0 as rows_rejected,
    [] as notices,
    json_object(
        'file', file_name, 'verdict', 'loaded', 'message', 'Loaded.', 'platform', null, 'export_kind', export_kind,
        'grain', grain, 'records', 0, 'posts', null, 'accounts', null, 'first_date', null, 'last_date', null,
        'rejected', 0, 'reasons', json_object(), 'totals', json_object(), 'needs', [], 'batch_id', batch_id,
        'notices', [], 'parts', []
    ) as receipt,
    'active' as state
from export_file
order by export_file.load_no;
