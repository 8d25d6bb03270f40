-- A hashtag as captions are searched for it: without '#', case folded as far as SQL can.
--
-- params: none
--
-- Tags found in captions are stored in this form; the ingest folds them, and a test holds the two to each other.
create or replace macro word_key(word) as
replace(replace(nfc_normalize(lower(ltrim(trim(word), '#'))), 'ß', 'ss'), 'ς', 'σ');
