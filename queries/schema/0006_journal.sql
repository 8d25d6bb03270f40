-- The journal as far as this database has come, line by line as it stands in the journal file.
--
-- A database that was put back, or that lost its write-ahead log, is told from that by comparing the two at start.

create table journal_entry (
    seq bigint primary key,
    line varchar not null
);
