-- The figures of one file that stand beside the posts, as it prints them.
--
-- grain:   one row per printed figure
-- params:  initiative_ids, batch_id
-- columns: sheet, line_no, about, account_name, platform_id, label_names, label_values, period_from, period_to,
--          currency, metric_code, value
--
-- The two lists of labels have one order.

select
    context_figure.sheet,
    context_figure.line_no,
    context_figure.about,
    coalesce(account_known.name, nullif(split_part(context_figure.source_account_id, ':', 2), '')) as account_name,
    context_figure.platform_id,
    map_keys(context_figure.labels) as label_names,
    map_values(context_figure.labels) as label_values,
    context_figure.period_from,
    context_figure.period_to,
    context_figure.currency,
    context_figure.metric_code,
    context_figure.value
from context_figure
left join account_spelled on context_figure.source_account_id = account_spelled.source_account_id
left join account_known on account_spelled.account_id = account_known.account_id
where
    list_contains($initiative_ids::varchar[], '(none)')
    and context_figure.batch_id = $batch_id
order by
    context_figure.sheet asc,
    context_figure.line_no asc,
    context_figure.about asc,
    context_figure.source_account_id asc,
    label_names asc,
    context_figure.metric_code asc
