-- One post through its files: the totals each file stated, where in the file, and when we learned them.
--
-- grain:   one row per file that holds the post
-- params:  initiative_ids, partner_ids, post_id, known_at
-- columns: as_of_on, exposures, reach, reactions, comments, shares, saves, eng_core, link_clicks, file_name, line_no,
--          export_kind, loaded_at_utc, loaded_by, batch_id

with

allowed as (

    select belongs.post_id
    from post_initiatives($known_at) as belongs
    inner join post_credits($known_at) as credit
        on belongs.post_id = credit.post_id and belongs.initiative_id = credit.initiative_id
    where
        belongs.post_id = $post_id
        and list_contains($initiative_ids::varchar[], belongs.initiative_id)
        and list_contains($partner_ids::varchar[], credit.partner_id)
    union
    select posts_known.post_id
    from posts_known($known_at) as posts_known
    where
        posts_known.post_id = $post_id
        and list_contains($initiative_ids::varchar[], '(none)')
        and list_contains($partner_ids::varchar[], '(unattributed)')

)

select
    post_snapshot.as_of_on,
    post_snapshot.exposures,
    post_snapshot.reach,
    post_snapshot.reactions,
    post_snapshot.comments,
    post_snapshot.shares,
    post_snapshot.saves,
    post_snapshot.eng_core,
    post_snapshot.link_clicks,
    batches_known.file_name,
    post_snapshot.line_no,
    batches_known.export_kind,
    batches_known.loaded_at_utc,
    batches_known.loaded_by,
    batches_known.batch_id
from post_snapshot
inner join batches_known($known_at) as batches_known on post_snapshot.batch_id = batches_known.batch_id
inner join allowed on post_snapshot.post_id = allowed.post_id
order by post_snapshot.as_of_on, batches_known.loaded_at_utc
