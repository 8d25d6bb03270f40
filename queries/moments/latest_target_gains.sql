-- Put the roll-up of gains in the place of target_gains, for one cursor that asks about everything known.
--
-- params:  none

create or replace temp macro target_gains(initiative_ids, as_of, known_at) as table (
    select
        _gain.initiative_id, _gain.target_id, _gain.previous_on, _gain.as_of_on, _gain.told_on, _gain.gained
    from target_gain_latest as _gain
    where _gain.told_on <= as_of and list_contains(initiative_ids, _gain.initiative_id)
);
