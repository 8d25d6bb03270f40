-- Every version of every saved layout, the newest of each first.
--
-- grain:   one row per layout and version
-- params:  none
-- columns: name, version, declaration, saved_by, saved_at_utc

select
    layout.name,
    layout.version,
    layout.declaration,
    layout.saved_by,
    layout.saved_at_utc
from layout
order by layout.name asc, layout.version desc
