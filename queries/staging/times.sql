-- Take every printed day or time apart, without deciding yet whether 07/08/2024 is in July or in August.
--
-- params:  none
--
-- Read are 2024-07-13, 2024/07/13, 20240713, 13/07/2024 (also with . or -), Jul 13, 2024 and Sat, Jul 13, 2024, each
-- alone or followed by a clock of 24 hours or with AM and PM, and by Z or an offset. Anything else has no day.

create or replace temp table read_time as

with

-- Most times are written with all their digits, and taken apart by their places. All others go the long way.
printed_time as (

    select
        raw_cell.row_no,
        raw_cell.column_no,
        raw_column.field,
        raw_column.cell,
        raw_cell.text as printed,
        regexp_full_match(
            raw_cell.text,
            '([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}/[0-9]{2}/[0-9]{4})'
            || '([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z| ?[+\-][0-9]{4})?)?'
        ) as is_usual,
        if(substr(raw_cell.text, 17, 1) = ':', 8, 5) as clock_length
    from raw_cell
    inner join raw_column on raw_cell.column_no = raw_column.column_no
    where raw_column.cell in ('moment', 'day', 'when')

),

parted as (

    select
        *,
        case
            when printed_time.is_usual
                then struct_pack(
                    day := substr(printed_time.printed, 1, 10),
                    gap := substr(printed_time.printed, 11, 1),
                    clock := substr(printed_time.printed, 12, printed_time.clock_length),
                    half := '',
                    zone := ltrim(substr(printed_time.printed, 12 + printed_time.clock_length))
                )
            else
                regexp_extract(
                    bare(printed_time.printed),
                    '^(.+?)(?:(T|,? +)([0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?) ?([AaPp][Mm])?\s*'
                    || '(Z|[+\-][0-9]{2}:?[0-9]{2})?)?$',
                    ['day', 'gap', 'clock', 'half', 'zone']
                )
        end as part
    from printed_time

),

written as (

    select
        parted.row_no,
        parted.column_no,
        parted.field,
        parted.cell,
        parted.printed,
        parted.is_usual,
        parted.part.day,
        parted.part.gap,
        parted.part.clock,
        upper(parted.part.half) as half,
        parted.part.zone,
        case
            when parted.is_usual then if(substr(parted.printed, 5, 1) = '-', 'year_first', 'year_last')
            when regexp_full_match(parted.part.day, '[0-9]{4}-[0-9]{2}-[0-9]{2}') then 'year_first'
            when regexp_full_match(parted.part.day, '[0-9]{4}/[0-9]{2}/[0-9]{2}|[0-9]{8}') then 'year_first'
            when regexp_full_match(parted.part.day, '[0-9]{1,2}([/.\-])[0-9]{1,2}[/.\-][0-9]{4}') then 'year_last'
            when
                regexp_full_match(
                    parted.part.day, '((Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?[A-Z][a-z]{2} [0-9]{1,2},? [0-9]{4}'
                )
                then 'in_words'
        end as writing
    from parted

),

ordered as (

    select
        *,
        case
            when written.writing <> 'year_last' then null
            when written.is_usual
                then [substr(written.day, 1, 2), substr(written.day, 4, 2), substr(written.day, 7, 4)]
            else string_split_regex(written.day, '[/.\-]')
        end as pieces
    from written

)

select
    ordered.row_no,
    ordered.column_no,
    ordered.field,
    ordered.cell,
    ordered.printed,
    ordered.writing,
    case ordered.writing
        when 'year_first'
            then case
                when ordered.is_usual then try_cast(ordered.day as date)
                else try_strptime(regexp_replace(ordered.day, '[/\-]', '', 'g'), '%Y%m%d')::date
            end
        when 'year_last'
            then try_cast(
                -- With points a date is day first everywhere.
                case when not contains(ordered.day, '.') then ordered.pieces[3] end
                || '-' || lpad(ordered.pieces[1], 2, '0') || '-' || lpad(ordered.pieces[2], 2, '0')
                as date
            )
        when 'in_words'
            then try_strptime(
                regexp_replace(replace(ordered.day, ',', ''), '^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ', ''), '%b %d %Y'
            )::date
    end as month_first,
    case ordered.writing
        when 'year_last'
            then try_cast(
                ordered.pieces[3] || '-' || lpad(ordered.pieces[2], 2, '0') || '-' || lpad(ordered.pieces[1], 2, '0')
                as date
            )
    end as day_first,
    ordered.clock <> '' as has_clock,
    case
        when ordered.is_usual
            then case when ordered.clock < '24' then try_cast(rpad(ordered.clock, 8, ':00') as time) end
        when
            ordered.half <> ''
            and regexp_full_match(ordered.clock, '(0?[1-9]|1[0-2]):[0-5][0-9](:[0-5][0-9])?')
            then try_strptime(ordered.clock || ordered.half, ['%I:%M%p', '%I:%M:%S%p'])::time
        when
            ordered.half = ''
            and regexp_full_match(ordered.clock, '([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?')
            then try_cast(
                case when strpos(ordered.clock, ':') = 2 then '0' else '' end || ordered.clock
                || case when length(ordered.clock) <= 5 then ':00' else '' end
                as time
            )
    end as clock,
    ordered.zone <> '' as has_zone,
    case
        when ordered.zone in ('Z', '+0000') then 0
        when regexp_full_match(ordered.zone, '[+\-]((0[0-9]|1[0-3]):?[0-5][0-9]|14:?00)')
            then
                try_cast(left(ordered.zone, 1) || '1' as integer)
                * (try_cast(substr(ordered.zone, 2, 2) as integer) * 60 + try_cast(right(ordered.zone, 2) as integer))
    end as ahead_minutes,
    ordered.writing = 'year_first'
    and ordered.gap <> 'T'
    and ordered.clock <> ''
    and ordered.zone = '' as has_bare_clock
from ordered;
