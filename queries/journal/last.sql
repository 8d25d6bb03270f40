-- The line of the journal that this database came to last.
--
-- grain:   one row, or none before the first line
-- params:  none
-- columns: seq, line

select
    journal_entry.seq,
    journal_entry.line
from journal_entry
order by journal_entry.seq desc
limit 1
