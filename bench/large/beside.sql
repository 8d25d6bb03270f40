-- What stands beside the posts: followers and views of every account and day, clicks on tracked links, messages.
--
-- params:  seed, first_on, days

insert into account_day
by name
select
    export_file.batch_id,
    '' as sheet,
    row_number() over (partition by export_file.load_no order by publishing.number, day.nth) + 1 as line_no,
    publishing.source_account_id,
    $first_on::date + day.nth::integer as day,
    floor(publishing.followers * 0.2 * (0.5 + drawn($seed, 'day views', publishing.number * 1000 + day.nth)))::bigint
        as exposures,
    floor(publishing.followers * (0.8 + 0.2 * day.nth / $days))::bigint as followers
from publishing
cross join generate_series(0, $days - 1) as day (nth)
inner join export_file
    on
        export_file.sort = 'account_days'
        and publishing.exported_by = export_file.of_whom
        and $first_on::date + day.nth::integer between export_file.as_of_on - 27 and export_file.as_of_on
order by export_file.load_no, line_no;

insert into link_click_day
by name
select
    export_file.batch_id,
    row_number() over (partition by export_file.load_no order by link.link_id, day.nth) + 1 as line_no,
    url_key(link.short_url) as url_key,
    $first_on::date + day.nth::integer as day,
    floor(exp(2 + normal($seed, link.link_id, day.nth)))::bigint as clicks
from link
inner join initiative on link.initiative_id = initiative.initiative_id
cross join generate_series(0, $days - 1) as day (nth)
inner join export_file
    on
        export_file.sort = 'link_clicks'
        and link.initiative_id = export_file.of_whom
        and $first_on::date + day.nth::integer between export_file.as_of_on - 27 and export_file.as_of_on
where $first_on::date + day.nth::integer between initiative.starts_on and initiative.ends_on
order by export_file.load_no, line_no;

-- one message for each account and six days, most of them answered within hours
insert into interaction
by name
with

message as (

    select
        publishing.*,
        publishing.number * 1000 + day.nth as message_no,
        $first_on::timestamp + to_days(day.nth::integer)
        + to_minutes((420 + 600 * drawn($seed, 'minute', publishing.number * 1000 + day.nth))::bigint)
            as occurred_at_utc
    from publishing
    cross join generate_series(0, $days - 1, 6) as day (nth)

)

select
    export_file.batch_id,
    row_number() over (partition by export_file.load_no order by message.message_no) + 1 as line_no,
    'm-' || message.message_no as interaction_id,
    message.platform_id,
    message.source_account_id,
    'comment' as kind,
    message.occurred_at_utc,
    drawn($seed, 'needs', message_no) < 0.6 as needs_response,
    if(
        drawn($seed, 'answered', message_no) < 0.85,
        message.occurred_at_utc + to_minutes(exp(4.5 + normal($seed, 'wait', message_no))::bigint),
        null
    ) as responded_at_utc,
    false as is_significant
from message
inner join export_file
    on
        export_file.sort = 'interactions'
        and message.exported_by = export_file.of_whom
        and message.occurred_at_utc::date between export_file.as_of_on - 27 and export_file.as_of_on
order by export_file.load_no, line_no;
