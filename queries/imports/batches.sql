-- Every file that was loaded, the latest first, with the accounts that it names.
--
-- grain:   one row per batch
-- params:  initiative_ids
-- columns: batch_id, load_no, state, file_name, member_name, file_sha256, export_kind, platform_id, grain, basis,
--          as_of_on, is_as_of_inferred, covers_from, covers_to, is_complete, rows_read, rows_loaded, rows_rejected,
--          loaded_by, loaded_at_utc, withdrawn_at_utc, withdrawn_by, withdrawn_reason, answers, receipt,
--          follows_batch_id, followed_by_batch_id, account_ids, account_names, account_platform_ids
--
-- A file belongs to no initiative: who may see what belongs to none may see the files. The three lists of accounts
-- have one order. A file that was read again is followed by the batch that came of it; the latest of several is named.

select told.*
from batches_told(null::varchar[]) as told
where list_contains($initiative_ids::varchar[], '(none)')
order by told.load_no desc
