-- Layouts that people have declared for files of no known kind.
--
-- Every change is a version of its own and none is ever changed: a batch names the version it was read with, so that
-- its facts can be made again. declaration is the layout as its TOML file.

create table layout (
    name varchar not null,
    version integer not null,
    declaration varchar not null,
    saved_by varchar not null,
    saved_at_utc timestamp not null,
    primary key (name, version)
);
