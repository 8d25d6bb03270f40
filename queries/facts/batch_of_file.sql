-- Batches that were made from the same bytes, the newest first.
--
-- grain:   one row per batch
-- params:  file_sha256, member_name
-- columns: batch_id, state, answers, receipt, loaded_at_utc, withdrawn_at_utc, withdrawn_by
select
    batch.batch_id,
    batch.state,
    batch.answers,
    batch.receipt,
    batch.loaded_at_utc,
    batch.withdrawn_at_utc,
    batch.withdrawn_by
from batch
where
    batch.file_sha256 = $file_sha256
    and batch.member_name is not distinct from $member_name::varchar
order by batch.load_no desc
