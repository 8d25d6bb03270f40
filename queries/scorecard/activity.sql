-- What posts gained for each target that measures activity, day by day.
--
-- grain:   one row per target and day with a gain
-- params:  initiative_ids, partner_ids, not_before, shows_others, shows_costs, as_of, known_at
-- columns: target_id, day, numerator
--
-- Adding up the days gives the actual value. A loss, when a platform takes numbers back, is a gain below zero.

select
    target_activity.target_id,
    target_activity.day,
    target_activity.numerator
from target_activity($initiative_ids::varchar[], $as_of, $known_at) as target_activity
inner join
    target_within(
        $initiative_ids::varchar[], $partner_ids::varchar[], $not_before, $shows_others, $shows_costs
    ) as target
    on target_activity.target_id = target.target_id
order by target_activity.target_id, target_activity.day
