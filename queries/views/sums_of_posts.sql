-- What posts come to, a row for each of them: the rows of post_sums where nothing is added up yet.
--
-- params: none
create or replace macro sums_of_posts(as_of, known_at) as table (
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
