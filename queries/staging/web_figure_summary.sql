-- What the website figures of a file add up to: the figures of its receipt.
--
-- grain:   one row per file
-- params:  none
-- columns: records, kept, posts, accounts, first_on, last_on, as_of_on, sessions, engaged_sessions, users, views,
--     key_events
--
-- The dates are those of the first block: a block of cohorts may have others.
-- Only figures marked as summed are added: one block of each, so that nothing counts twice.
select
    count(distinct staged_web_figure.line_no) as records,
    count(distinct staged_web_figure.line_no) as kept,
    null::bigint as posts,
    count(distinct staged_web_figure.property) as accounts,
    arg_min(staged_web_figure.period_from, staged_web_figure.block_no) as first_on,
    arg_min(staged_web_figure.period_to, staged_web_figure.block_no) as last_on,
    null::date as as_of_on,
    sum(staged_web_figure.value) filter (
        where staged_web_figure.is_summed and staged_web_figure.metric_code = 'sessions'
    ) as sessions,
    sum(staged_web_figure.value) filter (
        where staged_web_figure.is_summed and staged_web_figure.metric_code = 'engaged_sessions'
    ) as engaged_sessions,
    sum(staged_web_figure.value) filter (
        where staged_web_figure.is_summed and staged_web_figure.metric_code = 'site_users'
    ) as users,
    sum(staged_web_figure.value) filter (
        where staged_web_figure.is_summed and staged_web_figure.metric_code = 'exposures'
    ) as views,
    sum(staged_web_figure.value) filter (
        where staged_web_figure.is_summed and staged_web_figure.metric_code = 'key_events'
    ) as key_events
from staged_web_figure
inner join kept_row on staged_web_figure.row_no = kept_row.row_no
