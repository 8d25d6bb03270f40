-- Posts that the rows of all initiatives and partners together count less or more than once.
--
-- grain:   one row per post
-- params:  none
-- columns: offence, offender, detail

select
    'post not counted once' as offence,
    post_scope.post_id as offender,
    sum(post_scope.weight)::varchar as detail
from post_scope('9999-12-31'::date, '9999-12-31'::timestamp) as post_scope
group by post_scope.post_id
having abs(sum(post_scope.weight) - 1) > 1e-9
order by offender
