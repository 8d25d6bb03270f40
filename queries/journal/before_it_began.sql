-- What a database holds whose journal has not begun: it was made before there was one.
--
-- grain:   one row
-- params:  none
-- columns: files, layouts, organisations

select
    (select count(*) from batch) as files,
    (select count(*) from layout) as layouts,
    (select count(*) from organisation) as organisations
