-- Keep every figure of a website report: two members of one name (cities, pages) are two rows, not a contradiction.
--
-- params:  none

create or replace temp table row_fault as
select
    staged_web_figure.row_no,
    null::varchar as field,
    null::varchar as printed,
    null::varchar as fault
from staged_web_figure
where false;

create or replace temp table kept_row as
select staged_web_figure.row_no
from staged_web_figure;
