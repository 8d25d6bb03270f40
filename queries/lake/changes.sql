-- What the snapshots of the lake changed, from one of them on.
--
-- grain:   one row per snapshot
-- params:  since, until
-- columns: snapshot_id, made_at, changes_made, is_noted
--
-- What is written aside, such as the trail of visits, is a snapshot that says 'noted' and changes no answer.

select
    snapshot.snapshot_id,
    snapshot.snapshot_time::varchar as made_at,
    change.changes_made,
    coalesce(change.commit_message = 'noted', false) as is_noted
from __ducklake_metadata_lake.ducklake_snapshot as snapshot
inner join __ducklake_metadata_lake.ducklake_snapshot_changes as change on snapshot.snapshot_id = change.snapshot_id
where
    snapshot.snapshot_id between $since and $until
    and change.snapshot_id between $since and $until
order by snapshot.snapshot_id
