-- A web address as tracked links are compared: no scheme, no "www.", lower-case host, no utm_* in the query, no
-- fragment, no trailing slash or punctuation. What follows the host keeps its case: short links differ by it.
--
-- params: none
--
-- Addresses found in captions are stored in this form; the ingest writes them, and a test holds the two to each other.
create or replace macro url_key(url) as
lower(regexp_extract(url, '^\s*(?:[a-z][a-z0-9+.-]*://)?(?:www\.)?([^/?#]*)', 1, 'i'))
|| rtrim(regexp_extract(url, '^\s*(?:[a-z][a-z0-9+.-]*://)?[^/?#]*([^?#\s]*)', 1, 'i'), '.,;:!?’”"»)]}/')
|| regexp_replace(
    '?' || array_to_string(
        list_filter(
            string_split(regexp_extract(url, '\?([^#\s]*)', 1), '&'),
            lambda word: not starts_with(lower(word), 'utm_')
        ),
        '&'
    ),
    '^\?$',
    ''
);
