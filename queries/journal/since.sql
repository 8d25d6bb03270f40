-- The lines of the journal that this database has, after a given one, in their order.
--
-- grain:   one row per line
-- params:  after_seq
-- columns: seq, line

select
    journal_entry.seq,
    journal_entry.line
from journal_entry
where journal_entry.seq > $after_seq
order by journal_entry.seq
