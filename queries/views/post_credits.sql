-- Every post with its initiative and the partner who earns it there; the weights of a post add up to one.
--
-- params: none
--
-- Credit follows who published, on the day of publishing: the owner of an account, the employer of a colleague, the
-- agreed split of a joint account (equal parts if none is agreed). Being named earns nothing; an agency earns nothing.
-- What nobody earns stands under '(unattributed)'. account_id is the account through which the partner published.
create or replace macro post_credits(known_at) as table (
    with

    _post as (select * from post_initiatives(known_at)),

    _under as (
        select _post.post_id, _post.initiative_id, _post.published_on, unnest(_post.account_ids) as account_id
        from _post
        where _post.initiative_id <> '(none)'
    ),

    _authored as (
        select
            _under.*,
            _account.account_kind,
            coalesce(_holder.org_id, _account.owner_org_id, _person.org_id) as org_id,
            coalesce(
                _person.consent_scope <> 'none' and _person.consented_on <= _under.published_on, false
            ) as is_advocacy
        from _under
        inner join account as _account on _under.account_id = _account.account_id
        left join person as _person on _account.person_id = _person.person_id
        left join account_owner as _holder
            on
                _account.account_id = _holder.account_id
                and _under.published_on between _holder.valid_from and coalesce(_holder.valid_to, date '9999-12-31')
    ),

    _member as (
        select
            initiative_partner.initiative_id, initiative_partner.joined_on, initiative_partner.left_on,
            partner.partner_id, partner.org_id
        from initiative_partner
        inner join partner on initiative_partner.partner_id = partner.partner_id and partner.earns_credit
    ),

    _split as (
        select
            account_share.account_id,
            account_share.partner_id,
            account_share.valid_from,
            account_share.weight / nullif(
                sum(account_share.weight) over (partition by account_share.account_id, account_share.valid_from), 0
            ) as weight,
            min(account_share.valid_from) over (
                partition by account_share.account_id
                order by account_share.valid_from groups between 1 following and unbounded following
            ) as next_from
        from account_share
    ),

    _claim as (
        select
            _authored.post_id, _authored.initiative_id, _split.partner_id, _authored.account_id,
            'agreed split' as basis, false as is_advocacy, _split.weight
        from _authored
        inner join _split
            on
                _authored.account_id = _split.account_id
                and _authored.published_on >= _split.valid_from
                and (_split.next_from is null or _authored.published_on < _split.next_from)
        where _authored.account_kind = 'joint'
        union all
        select
            _authored.post_id, _authored.initiative_id, _member.partner_id, _authored.account_id,
            'equal split' as basis, false as is_advocacy,
            1.0 / nullif(
                count(*) over (partition by _authored.post_id, _authored.initiative_id, _authored.account_id), 0
            ) as weight
        from _authored
        inner join _member
            on
                _authored.initiative_id = _member.initiative_id
                and _authored.published_on between _member.joined_on and coalesce(_member.left_on, date '9999-12-31')
        anti join _split
            on _authored.account_id = _split.account_id and _authored.published_on >= _split.valid_from
        where _authored.account_kind = 'joint'
        union all
        select
            _authored.post_id, _authored.initiative_id, _member.partner_id, _authored.account_id,
            if(_authored.account_kind = 'personal', 'staff account', 'owner account') as basis,
            _authored.is_advocacy, 1.0 as weight
        from _authored
        inner join _member on _authored.initiative_id = _member.initiative_id and _authored.org_id = _member.org_id
        where _authored.account_kind <> 'joint'
    ),

    _earned as (
        select
            _claim.post_id,
            _claim.initiative_id,
            _claim.partner_id,
            min(_claim.account_id) as account_id,
            min(_claim.basis) as basis,
            bool_or(_claim.is_advocacy) as is_advocacy,
            sum(_claim.weight) / nullif(
                sum(sum(_claim.weight)) over (partition by _claim.post_id, _claim.initiative_id), 0
            ) as weight
        from _claim
        group by _claim.post_id, _claim.initiative_id, _claim.partner_id
    )

    select
        _post.*,
        coalesce(_earned.partner_id, '(unattributed)') as partner_id,
        coalesce(_earned.account_id, _post.account_ids[1]) as account_id,
        _earned.basis as credit_basis,
        coalesce(_earned.is_advocacy, false) as is_advocacy,
        coalesce(_earned.weight, 1.0) as credit_weight
    from _post
    left join _earned on _post.post_id = _earned.post_id and _post.initiative_id = _earned.initiative_id
);
