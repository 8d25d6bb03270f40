-- Put the roll-up of sums in the place of post_sums, for one cursor that asks about everything known.
--
-- params:  none

create or replace temp macro post_sums(as_of, known_at) as table (
    select
        _sum.initiative_id, _sum.partner_id, _sum.platform_id, _sum.published_on, _sum.post_id, _sum.weight,
        _sum.posts, _sum.exposures, _sum.eng_core, _sum.reactions, _sum.comments, _sum.shares, _sum.link_clicks,
        _sum.posts_with_exposures, _sum.posts_with_eng_core, _sum.posts_with_link_clicks, _sum.eri_numerator,
        _sum.eri_denominator
    from post_sum_latest as _sum
    where _sum.published_on <= as_of
);
