-- One number of each group, week by week, with what it is divided by.
--
-- grain:   one row per group and week with a post that has the number
-- params:  initiative_ids, partner_ids, platform_ids, since, until, as_of, known_at, dimension, metric_code, per
-- columns: group_id, week_start, posts, numerator, denominator

select
    compared.group_id,
    date_trunc('week', compared.published_on)::date as week_start,
    count(distinct compared.post_id) as posts,
    sum(compared.weight * compared.y) as numerator,
    sum(compared.weight * compared.x) as denominator
from
    compared_numbers($initiative_ids::varchar[], $dimension, $metric_code, $per, $as_of, $known_at) as compared
where
    list_contains($initiative_ids::varchar[], compared.initiative_id)
    and list_contains($partner_ids::varchar[], compared.partner_id)
    and list_contains($platform_ids::varchar[], compared.platform_id)
    and compared.published_on between $since and $until
    and compared.group_id is not null
    and compared.x is not null
    and compared.y is not null
group by compared.group_id, date_trunc('week', compared.published_on)
order by compared.group_id, week_start
