-- Keep the tries that a throttle counts, in a file of its own beside the warehouse (SQLite).
--
-- params:  none
--
-- `key` is a keyed hash: neither an address nor a link can be read from it. `tried_at` is in seconds since 1970.

create table if not exists attempt (
    key blob not null,
    tried_at double not null
)
