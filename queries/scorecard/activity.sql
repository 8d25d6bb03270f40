-- What posts gained for each target that measures activity, day by day.
--
-- grain:   one row per target and day with a gain
-- params:  initiative_ids, partner_ids, as_of, known_at
-- columns: target_id, day, numerator
--
-- Adding up the days gives the actual value. A loss, when a platform takes numbers back, is a gain below zero.

select
    target_activity.target_id,
    target_activity.day,
    target_activity.numerator
from target_activity($as_of, $known_at) as target_activity
inner join target on target_activity.target_id = target.target_id
where
    len($partner_ids::varchar[]) > 0
    and list_contains($initiative_ids::varchar[], target.initiative_id)
    and (target.partner_id is null or list_contains($partner_ids::varchar[], target.partner_id))
order by target_activity.target_id, target_activity.day
