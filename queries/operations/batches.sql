-- Every file that was loaded, the latest first.
--
-- grain:   one row per batch
-- params:  none
-- columns: batch_id, load_no, state, file_name, member_name, export_kind, platform_id, grain, as_of_on, covers_from,
--          covers_to, rows_read, rows_loaded, rows_rejected, loaded_by, loaded_at_utc, withdrawn_at_utc,
--          withdrawn_reason, file_sha256

select
    batch.batch_id,
    batch.load_no,
    batch.state,
    batch.file_name,
    batch.member_name,
    batch.export_kind,
    batch.platform_id,
    batch.grain,
    batch.as_of_on,
    batch.covers_from,
    batch.covers_to,
    batch.rows_read,
    batch.rows_loaded,
    batch.rows_rejected,
    batch.loaded_by,
    batch.loaded_at_utc,
    batch.withdrawn_at_utc,
    batch.withdrawn_reason,
    batch.file_sha256
from batch
order by batch.load_no desc
