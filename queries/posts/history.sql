-- One post through its files: the totals each file stated, where in the file, and when we learned them.
--
-- grain:   one row per file that holds the post
-- params:  initiative_ids, partner_ids, post_id, not_before, not_after, consents, known_at
-- columns: as_of_on, exposures, reach, reactions, comments, shares, saves, eng_core, link_clicks, file_name, line_no,
--          export_kind, loaded_at_utc, loaded_by, batch_id
--
-- A file that only a partner outside the scope delivered shows its numbers, which are those of the same post, and not
-- whose file it is. Platforms put the name of a colleague into the name of the file, so consent goes for both.
-- Who loaded a file is told inside the house only.

with

allowed as (

    select distinct
        post_scope.post_id,
        post_scope.account_id
    from post_scope(date '9999-12-31', $known_at) as post_scope
    where
        post_scope.post_id = $post_id
        and list_contains($initiative_ids::varchar[], post_scope.initiative_id)
        and list_contains($partner_ids::varchar[], post_scope.partner_id)
        and post_scope.published_on between $not_before and $not_after

),

stated as (

    select
        post_snapshot.*,
        (
            list_contains($partner_ids::varchar[], '(unattributed)')
            or account_seen.account_id in (select allowed.account_id from allowed)
        ) as is_theirs,
        (
            coalesce(account_known.is_named, true)
            and may_name(account_known.pseudonym, account_known.consent, $consents::varchar[])
        ) as is_named
    from post_snapshot
    left join post_record
        on post_snapshot.batch_id = post_record.batch_id and post_record.post_id = $post_id
    left join account_seen on post_record.source_account_id = account_seen.source_account_id
    left join account_known on account_seen.account_id = account_known.account_id
    where
        post_snapshot.post_id = $post_id
        and exists (select 1 from allowed)
        and post_snapshot.as_of_on <= $not_after

)

select
    stated.as_of_on,
    stated.exposures,
    stated.reach,
    stated.reactions,
    stated.comments,
    stated.shares,
    stated.saves,
    stated.eng_core,
    stated.link_clicks,
    if(stated.is_theirs and stated.is_named, batches_known.file_name, null) as file_name,
    if(stated.is_theirs, stated.line_no, null) as line_no,
    batches_known.export_kind,
    batches_known.loaded_at_utc,
    if(
        stated.is_theirs and list_contains($consents::varchar[], 'internal'), batches_known.loaded_by, null
    ) as loaded_by,
    if(stated.is_theirs, batches_known.batch_id, null) as batch_id
from stated
inner join batches_known($known_at) as batches_known on stated.batch_id = batches_known.batch_id
order by stated.as_of_on, batches_known.recency
