-- Figures beside a partnership's own posts: audiences, paid ads, competitors, boards, links, products.
--
-- Kept as their files print them and never part of a total. labels say what a row is about, by our word for each column
-- (ad_set, age, territory, page); about is the grain of the file.

create table context_figure (
    batch_id varchar not null,
    sheet varchar not null,
    line_no bigint not null,
    about varchar not null,
    platform_id varchar,
    source_account_id varchar,
    labels map (varchar, varchar) not null,
    period_from date,
    period_to date,
    currency varchar,
    metric_code varchar not null,
    value double not null
);
