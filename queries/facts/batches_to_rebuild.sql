-- Everything that has to be known to load every file again as it was loaded, in the order of loading.
--
-- grain:   one row per batch
-- params:  none
-- columns: batch_id, file_name, file_sha256, member_name, answers, receipt, loaded_by, loaded_at_utc, state,
--     withdrawn_at_utc, withdrawn_by, withdrawn_reason
select
    batch.batch_id,
    batch.file_name,
    batch.file_sha256,
    batch.member_name,
    batch.answers,
    batch.receipt,
    batch.loaded_by,
    batch.loaded_at_utc,
    batch.state,
    batch.withdrawn_at_utc,
    batch.withdrawn_by,
    batch.withdrawn_reason
from batch
order by batch.load_no
