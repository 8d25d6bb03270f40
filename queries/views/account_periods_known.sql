-- Reach that a platform itself counted once per person over a named period: the most recent file of each.
--
-- params: none
create or replace macro account_periods_known(known_at) as table (
    select
        _seen.account_id,
        _period.period_from,
        _period.period_to,
        arg_max(_period.reach, _batch.recency) as reach
    from account_period as _period
    inner join batches_known(known_at) as _batch on _period.batch_id = _batch.batch_id
    inner join account_seen as _seen on _period.source_account_id = _seen.source_account_id
    group by _seen.account_id, _period.period_from, _period.period_to
);
