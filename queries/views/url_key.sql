-- A web address as tracked links are compared: no scheme, no "www.", no fragment, no trailing slash, lower case.
--
-- params: none
create or replace macro url_key(url) as
    regexp_replace(regexp_replace(lower(trim(url)), '^https?://(www\.)?', ''), '(#.*|/+)$', '');
