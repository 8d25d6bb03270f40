-- Keep one try.
--
-- params:  key, at

insert into attempt (key, tried_at) values ($key, $at)
