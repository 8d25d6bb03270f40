-- Tables about the accounts of a partner that stand beside the posts: the newest of each kind on a day.
--
-- grain:   one row per partner, account, what a table is about, and set of labels
-- params:  initiative_ids, partner_ids, not_before, as_of, known_at
-- columns: partner_id, account_name, platform_id, about, label_names, rows_told, period_from, period_to, as_of_on,
--          batch_id, file_name
--
-- Ads, competitors, links and products belong to no account of a partner; the pages of their files show them.

with

behind as (

    select distinct
        initiative_account.partner_id,
        initiative_account.account_id
    from initiative_account
    where
        list_contains($initiative_ids::varchar[], initiative_account.initiative_id)
        and list_contains($partner_ids::varchar[], initiative_account.partner_id)
        and initiative_account.account_kind <> 'personal'

),

told as (

    select
        account_spelled.account_id,
        context_figures_known.about,
        map_keys(context_figures_known.labels) as label_names,
        context_figures_known.batch_id,
        context_figures_known.as_of_on,
        min(context_figures_known.period_from) as period_from,
        max(context_figures_known.period_to) as period_to,
        count(distinct context_figures_known.sheet || ':' || context_figures_known.line_no) as rows_told
    from context_figures_known($known_at) as context_figures_known
    inner join account_spelled on context_figures_known.source_account_id = account_spelled.source_account_id
    where
        context_figures_known.about in ('audience', 'board')
        and context_figures_known.as_of_on between $not_before and $as_of
        and coalesce(context_figures_known.period_from, context_figures_known.as_of_on) >= $not_before
    group by all

),

newest as (

    select
        told.*,
        batch.file_name
    from told
    inner join batch on told.batch_id = batch.batch_id
    qualify
        row_number() over (
            partition by told.account_id, told.about, told.label_names
            order by told.as_of_on desc, batch.load_no desc
        ) = 1

)

select
    behind.partner_id,
    account_known.name as account_name,
    account_known.platform_id,
    newest.about,
    newest.label_names,
    newest.rows_told,
    newest.period_from,
    newest.period_to,
    newest.as_of_on,
    newest.batch_id,
    newest.file_name
from behind
inner join newest on behind.account_id = newest.account_id
inner join account_known on behind.account_id = account_known.account_id
order by
    behind.partner_id asc,
    account_known.position asc,
    account_known.account_id asc,
    newest.about asc,
    newest.label_names asc
