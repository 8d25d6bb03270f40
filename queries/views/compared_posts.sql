-- Attributed posts of some initiatives with all they can be compared by: words, follower base, and the post's numbers.
--
-- params: none
--
-- A post is compared under the account through which the partner of the row published it. Followers are those of the
-- publish day; who does not need them is spared looking for them.
create or replace macro compared_posts(initiative_ids, as_of, known_at, needs_followers := true) as table (
    with

    _post as (
        select *
        from post_scope(as_of, known_at) as _scope
        where
            among(_scope.initiative_id, list_filter(initiative_ids, lambda one: one <> '(none)'))
    ),

    _followers as (
        select _level.account_id, _level.day, _level.followers
        from account_days_known(known_at) as _level
        where
            _level.followers is not null
            and _level.account_id in (select _post.account_id from _post)
    ),

    _followed as (
        select _post.*, null::bigint as followers
        from _post
        where not needs_followers
        union all
        select _post.*, _followers.followers
        from _post
        asof left join _followers
            on _post.account_id = _followers.account_id and _post.published_on >= _followers.day
        where needs_followers
    )

    select
        _followed.*,
        _account.name as account_name,
        case
            when _operator.org_type = 'agency' then 'agency'
            when _account.account_kind = 'joint' then 'joint'
            when _account.account_kind = 'personal' then 'colleagues'
            else 'in-house'
        end as operated_by,
        _department.name as department_name
    from _followed
    left join account_known as _account on _followed.account_id = _account.account_id
    left join account_operator as _running
        on
            _followed.account_id = _running.account_id
            and _followed.published_on between _running.valid_from and coalesce(_running.valid_to, date '9999-12-31')
    left join organisation as _operator on _running.org_id = _operator.org_id
    left join account_department as _owning
        on
            _followed.account_id = _owning.account_id
            and _followed.published_on between _owning.valid_from and coalesce(_owning.valid_to, date '9999-12-31')
    left join department as _department on _owning.department_id = _department.department_id
);
