-- What partners put in: as agreed, replaced by what a loaded file says of the same contribution.
--
-- params: none
--
-- Amounts are added up, so only those in the currency of the initiative count; queries/checks lists the others.
create or replace macro contributions_known(known_at) as table (
    with

    _told as (
        select
            _entry.contribution_id, _entry.initiative_id, _entry.partner_id, _entry.kind, _entry.covers_from,
            _entry.covers_to, _entry.amount, _entry.currency, _entry.valuation_basis, _entry.is_agreed,
            _batch.recency, _entry.line_no
        from contribution as _entry
        inner join batches_known(known_at) as _batch on _entry.batch_id = _batch.batch_id
        union all
        select
            _agreed.contribution_id, _agreed.initiative_id, _agreed.partner_id, _agreed.kind, _agreed.covers_from,
            _agreed.covers_to, _agreed.amount, _agreed.currency, _agreed.valuation_basis, _agreed.is_agreed,
            0 as recency, 0 as line_no
        from agreed_contribution as _agreed
    ),

    _latest as (
        select _told.* exclude (recency, line_no)
        from _told
        qualify row_number() over (
            partition by _told.contribution_id order by _told.recency desc, _told.line_no desc
        ) = 1
    )

    select _latest.*
    from _latest
    inner join initiative as _initiative
        on _latest.initiative_id = _initiative.initiative_id and _latest.currency = _initiative.currency
);
