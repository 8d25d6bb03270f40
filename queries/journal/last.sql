-- The newest line of the journal.
--
-- grain:   one row, none while the journal is empty
-- params:  none
-- columns: line

select journal_entry.line
from journal_entry
order by journal_entry.seq desc
limit 1
