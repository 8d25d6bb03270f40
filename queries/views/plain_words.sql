-- A text as plain small words between blanks, so that a name is found in it however it is written.
--
-- params: none
create or replace macro plain_words(words) as
' ' || trim(regexp_replace(lower(strip_accents(words)), '[^\pL\pN]+', ' ', 'g')) || ' ';
