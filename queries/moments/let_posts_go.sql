-- Let go of the posts of one moment; kept_post stands for its own table.
--
-- params:  none

drop table if exists moment.kept_post;
