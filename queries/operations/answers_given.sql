-- What people answered about earlier files of a kind, the latest first: what a file cannot say is proposed from it.
--
-- grain:   one row per batch with answers
-- params:  export_kind
-- columns: file_name, answers

select
    batch.file_name,
    batch.answers
from batch
where
    batch.export_kind = $export_kind
    and batch.answers <> '{}'
order by batch.load_no desc
