-- As latest_posts and latest_post_sums, with the kept posts of the moment, for which kept_post stands: those whose
-- latest totals speak of a later day.
--
-- params:  behind_since
--
-- Sums of days of publishing before the first of them stand; the others are added up from the posts.

set variable behind_since = $behind_since::date;

create or replace temp macro post_scope(as_of, known_at) as table (
    select * from latest_scope(as_of)
    union all
    select * from moment.kept_post
);

create or replace temp macro post_sums(as_of, known_at) as table (
    select
        _sum.initiative_id, _sum.partner_id, _sum.platform_id, _sum.published_on, _sum.post_id, _sum.weight,
        _sum.posts, _sum.exposures, _sum.eng_core, _sum.reactions, _sum.comments, _sum.shares, _sum.link_clicks,
        _sum.posts_with_exposures, _sum.posts_with_eng_core, _sum.posts_with_link_clicks, _sum.eri_numerator,
        _sum.eri_denominator
    from post_sum_latest as _sum
    where
        _sum.published_on <= as_of
        and _sum.published_on < getvariable('behind_since')
    union all
    select _added.*
    from sums_of_posts(as_of, known_at) as _added
    where _added.published_on >= getvariable('behind_since')
);
