-- Note with what version a copy was begun, and that it is at no snapshot yet.
--
-- params: version

create table lake_copy (version varchar, snapshot_id bigint, made_at varchar, answers_at bigint);

insert into lake_copy values ($version, -1, null, -1);
