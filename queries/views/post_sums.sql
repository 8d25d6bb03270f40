-- What posts come to, added up as far as nobody has to tell them apart: by initiative, partner, platform and day.
--
-- params: none
--
-- A row stands for one post, or for all that the same partners earn in the same initiatives: without a post_id where
-- it is one partner in one alone, otherwise under that of the first. Who adds rows up counts a post_id once
-- (counted_once). Sums are weighted; the numbers of posts are not.
create or replace macro post_sums(as_of, known_at) as table (
    select
        _post.initiative_id,
        _post.partner_id,
        _post.platform_id,
        _post.published_on,
        _post.post_id,
        _post.weight,
        1 as posts,
        _post.weight * _post.exposures as exposures,
        _post.weight * _post.eng_core as eng_core,
        _post.weight * _post.reactions as reactions,
        _post.weight * _post.comments as comments,
        _post.weight * _post.shares as shares,
        _post.weight * _post.link_clicks as link_clicks,
        (_post.exposures is not null)::integer as posts_with_exposures,
        (_post.eng_core is not null)::integer as posts_with_eng_core,
        (_post.link_clicks is not null)::integer as posts_with_link_clicks,
        if(_post.exposures is null, null, _post.weight * _post.eng_core) as eri_numerator,
        if(_post.eng_core is null, null, _post.weight * _post.exposures) as eri_denominator
    from post_scope(as_of, known_at) as _post
);
