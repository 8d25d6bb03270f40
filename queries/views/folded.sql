-- A text as it is searched: in small letters, and with the letters that have two small forms in one of them.
--
-- params: none
create or replace macro folded(words) as
replace(replace(lower(words), 'ß', 'ss'), 'ς', 'σ');
