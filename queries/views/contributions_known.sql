-- What partners put in: as agreed, replaced by what a loaded file says of the same contribution.
--
-- params: none
create or replace macro contributions_known(known_at) as table (
    with

    _told as (
        select
            _entry.contribution_id, _entry.initiative_id, _entry.partner_id, _entry.kind, _entry.covers_from,
            _entry.covers_to, _entry.amount, _entry.currency, _entry.valuation_basis, _entry.is_agreed,
            _batch.recency
        from contribution as _entry
        inner join batches_known(known_at) as _batch on _entry.batch_id = _batch.batch_id
        union all
        select
            _agreed.contribution_id, _agreed.initiative_id, _agreed.partner_id, _agreed.kind, _agreed.covers_from,
            _agreed.covers_to, _agreed.amount, _agreed.currency, _agreed.valuation_basis, _agreed.is_agreed,
            0 as recency
        from agreed_contribution as _agreed
    )

    select _told.* exclude (recency)
    from _told
    qualify row_number() over (partition by _told.contribution_id order by _told.recency desc) = 1
);
