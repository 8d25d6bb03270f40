-- Which partner earns a post inside its initiative; the weights of a post add up to one.
--
-- params: none
--
-- Credit follows who published, on the day of publishing: the owner of an account, the employer of a colleague, the
-- agreed split of a joint account (equal parts if none is agreed). Being named earns nothing; an agency earns nothing.
create or replace macro post_credits(known_at) as table (
    with

    _authored as (
        select
            _belongs.post_id,
            _belongs.initiative_id,
            _post.published_on,
            _account.account_id,
            _account.account_kind,
            coalesce(_holder.org_id, _account.owner_org_id, _person.org_id) as org_id
        from post_initiatives(known_at) as _belongs
        inner join posts_known(known_at) as _post on _belongs.post_id = _post.post_id
        inner join post_accounts_known(known_at) as _under on _belongs.post_id = _under.post_id
        inner join account as _account on _under.account_id = _account.account_id
        left join person as _person on _account.person_id = _person.person_id
        left join account_owner as _holder
            on
                _account.account_id = _holder.account_id
                and _post.published_on between _holder.valid_from and coalesce(_holder.valid_to, date '9999-12-31')
    ),

    _split as (
        select
            _authored.post_id, _authored.initiative_id, _authored.account_id, _share.partner_id, _share.weight
        from _authored
        inner join account_share as _share
            on _authored.account_id = _share.account_id and _share.valid_from <= _authored.published_on
        where _authored.account_kind = 'joint'
        qualify _share.valid_from = max(_share.valid_from) over (
            partition by _authored.post_id, _authored.initiative_id, _authored.account_id
        )
    ),

    _claim as (
        select
            _split.post_id, _split.initiative_id, _split.partner_id, 'agreed split' as basis,
            _split.weight / nullif(
                sum(_split.weight) over (partition by _split.post_id, _split.initiative_id, _split.account_id), 0
            ) as weight
        from _split
        union all
        select
            _authored.post_id, _authored.initiative_id, _member.partner_id, 'equal split' as basis,
            1.0 / nullif(
                count(*) over (partition by _authored.post_id, _authored.initiative_id, _authored.account_id), 0
            ) as weight
        from _authored
        inner join initiative_partner as _member on _authored.initiative_id = _member.initiative_id
        inner join partner as _partner on _member.partner_id = _partner.partner_id and _partner.earns_credit
        anti join _split on _authored.post_id = _split.post_id and _authored.account_id = _split.account_id
        where _authored.account_kind = 'joint'
        union all
        select
            _authored.post_id, _authored.initiative_id, _partner.partner_id,
            case when _authored.account_kind = 'personal' then 'staff account' else 'owner account' end as basis,
            1.0 as weight
        from _authored
        inner join partner as _partner on _authored.org_id = _partner.org_id and _partner.earns_credit
        where _authored.account_kind <> 'joint'
    ),

    _merged as (
        select
            _claim.post_id, _claim.initiative_id, _claim.partner_id,
            sum(_claim.weight) as claimed,
            min(_claim.basis) as basis
        from _claim
        group by _claim.post_id, _claim.initiative_id, _claim.partner_id
    )

    select
        _merged.post_id,
        _merged.initiative_id,
        _merged.partner_id,
        _merged.basis,
        _merged.claimed / nullif(
            sum(_merged.claimed) over (partition by _merged.post_id, _merged.initiative_id), 0
        ) as weight
    from _merged
);
