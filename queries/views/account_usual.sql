-- What is usual for each account: the median of the core engagements of its posts, and their inter-quartile range.
--
-- params: none
--
-- Of posts published since a day, wherever they count; an account with fewer than 8 of them has nothing usual. A post
-- under two accounts counts for both. Most posts count for one partner alone and have one row; the others are told
-- apart.
create or replace macro account_usual(not_before, as_of, known_at) as table (
    with

    _whole as (
        select _post.account_ids, _post.eng_core
        from post_scope(as_of, known_at) as _post
        where _post.weight = 1 and _post.published_on >= not_before
        union all
        select any_value(_post.account_ids) as account_ids, any_value(_post.eng_core) as eng_core
        from post_scope(as_of, known_at) as _post
        where _post.weight <> 1 and _post.published_on >= not_before
        group by _post.post_id
    ),

    _under as (
        select unnest(_whole.account_ids) as account_id, _whole.eng_core
        from _whole
    )

    select
        _under.account_id,
        median(_under.eng_core) as middle,
        quantile_cont(_under.eng_core, 0.75) - quantile_cont(_under.eng_core, 0.25) as spread
    from _under
    group by _under.account_id
    having count(_under.eng_core) >= 8
);
