-- Whether something is one of those asked about, said twice for a table that lies in the order in which it is asked.
--
-- params: none
--
-- The list alone is looked up row by row; what a table is joined with also says which of its parts need not be read.
create or replace macro among(one, asked) as (
    list_contains(asked, one) and one in (select unnest(asked))
);
