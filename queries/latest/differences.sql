-- How much of what the roll-ups were made of has changed; reads what latest/changes found.
--
-- grain:   one row
-- params:  none
-- columns: batches, accounts, is_other_zone, are_other_rules, are_other_targets
select
    (select count(*) from changed_batch) as batches,
    (select count(*) from changed_account) as accounts,
    not exists (
        select 1
        from latest_rules
        inner join workspace on latest_rules.report_zone = workspace.report_zone
    ) as is_other_zone,
    not exists (
        select 1
        from latest_rules
        inner join attribution_basis on latest_rules.fingerprint = attribution_basis.fingerprint
    ) as are_other_rules,
    (
        select count(*) > 0
        from activity_basis
        full outer join latest_activity on activity_basis.initiative_id = latest_activity.initiative_id
        where activity_basis.fingerprint is distinct from latest_activity.fingerprint
    ) as are_other_targets
