-- Read every cell by its kind: the value in the column of its type, or the reason why it cannot be read.
--
-- params:  platform_id, date_order, zone, times_are_local, missing_words
--
-- Reads raw_cell, raw_column and read_time. A word for "no value" leaves no cell: missing is not zero. Texts stay as
-- printed. Counts are ASCII digits with valid thousands commas and an optional ".0"; nothing is guessed: '1.234',
-- '1,5', '12K' and full-width digits are unreadable. A reason is a code of partnerboard/ingest/reasons.py.

create or replace temp table read_cell as

with

bared as (

    select
        raw_cell.row_no,
        raw_cell.column_no,
        raw_column.field,
        raw_column.cell,
        raw_cell.text as printed,
        bare(raw_cell.text) as plain
    from raw_cell
    inner join raw_column on raw_cell.column_no = raw_column.column_no

),

printed_number as (

    select
        *,
        case bared.cell
            when 'decimal'
                then regexp_full_match(bared.plain, '-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?([eE]-?[0-9]{1,2})?')
            else regexp_full_match(bared.plain, '-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.0+)?')
        end as is_number,
        replace(bared.plain, ',', '') as digits
    from bared
    where
        bared.cell in ('count', 'signed_count', 'decimal')
        and bared.plain not in ('', '-', chr(8211), chr(8212))
        and lower(bared.plain) <> 'n/a'
        and not list_contains($missing_words, lower(bared.plain))

),

valued_number as (

    select
        *,
        case
            when printed_number.is_number and printed_number.cell <> 'decimal'
                then try_cast(split_part(printed_number.digits, '.', 1) as hugeint)
        end as whole,
        case when printed_number.is_number and printed_number.cell = 'decimal' then printed_number.digits::double end
            as amount
    from printed_number

),

number_cell as (

    select
        *,
        case
            when not valued_number.is_number then 'bad_number'
            when valued_number.cell = 'decimal' then null
            when valued_number.whole is null or valued_number.whole > 9223372036854775807 then 'out_of_range'
            when valued_number.whole < case valued_number.cell when 'count' then 0 else -9223372036854775807 end
                then 'out_of_range'
        end as fault
    from valued_number

),

placed_time as (

    select
        *,
        case
            when $date_order = 'day_first' and read_time.writing = 'year_last' then read_time.day_first
            else read_time.month_first
        end as day,
        case
            when $date_order = 'day_first' and read_time.writing = 'year_last' then read_time.day_first
            else read_time.month_first
        end + read_time.clock as local
    from read_time

),

-- A time that the clocks jumped over has no moment; of a time that occurs twice the later one is taken.
moment as (

    select
        *,
        case
            when placed_time.has_zone then placed_time.local - to_minutes(placed_time.ahead_minutes)
            when $zone = 'UTC' then placed_time.local
            when (placed_time.local at time zone $zone) at time zone $zone = placed_time.local
                then (placed_time.local at time zone $zone) at time zone 'UTC'
        end as at_utc
    from placed_time

),

-- Without an offset a time is read where the export prints local times, from a date cell, and in d/m/y columns.
time_cell as (

    select
        moment.row_no,
        moment.column_no,
        case
            when moment.cell = 'day' or (moment.cell = 'when' and not moment.has_clock) then
                case
                    when moment.day is null or (moment.has_clock and moment.clock is null) then 'bad_time'
                    when year(moment.day) not between 2006 and 2035 then 'out_of_range'
                end
            when moment.at_utc is null then 'bad_time'
            when moment.has_bare_clock and not $times_are_local then 'bad_time'
            when year(moment.at_utc) not between 2006 and 2035 then 'out_of_range'
        end as fault,
        case when moment.cell <> 'day' and moment.has_clock then moment.at_utc end as at_utc,
        case when moment.cell <> 'moment' then moment.day end as day
    from moment

),

word_cell as (

    select
        *,
        case
            when bared.cell = 'id' or (bared.cell = 'post_ref' and regexp_full_match(bared.plain, '[0-9.eE+]+')) then
                case
                    when regexp_full_match(bared.plain, '[0-9](\.[0-9]+)?e\+[0-9]+') then 'id_precision_lost'
                    when not regexp_full_match(bared.plain, '[0-9]{1,20}') then 'bad_id'
                end
            when bared.cell = 'post_ref' and not regexp_full_match(bared.plain, '[A-Za-z0-9_:.\-]{1,100}') then 'bad_id'
            when bared.cell = 'url' and not regexp_full_match(
                bared.plain, '(https?://)?[^\s<>"\\@/:]+\.[^\s<>"\\@/:]+([/?#][^\s<>"\\]*)?'
            ) then 'bad_link'
            when bared.cell = 'link' and (contains(bared.plain, '/../') or contains(bared.plain, '/./')) then 'bad_link'
            when bared.cell = 'link' and not case $platform_id
                when 'x' then regexp_full_match(
                    bared.plain, 'https://(twitter\.com|x\.com)/[A-Za-z0-9_]{1,20}/status/[0-9]{1,20}'
                )
                when 'instagram' then regexp_full_match(
                    bared.plain, 'https?://(www\.)?instagram\.com/[A-Za-z0-9_\-./?=&%]+'
                )
                when 'facebook' then regexp_full_match(
                    bared.plain, 'https?://(www\.|m\.|web\.)?(facebook\.com|fb\.watch)/[^\s<>"\\@]+'
                )
                when 'linkedin' then regexp_full_match(
                    bared.plain,
                    'https://(www\.)?linkedin\.com/(feed/update/urn:li:[A-Za-z]+:[0-9]{1,20}|posts/[^\s<>"\\@]+)/?'
                )
                when 'tiktok' then regexp_full_match(
                    bared.plain,
                    'https://(www\.|m\.)?tiktok\.com/@[A-Za-z0-9_.]+/(video|photo)/[0-9]{1,20}/?(\?[^\s<>"\\]*)?'
                )
                when 'youtube' then regexp_full_match(
                    bared.plain, 'https://(www\.|m\.)?(youtube\.com|youtu\.be)/[^\s<>"\\@]+'
                )
                else regexp_full_match(bared.plain, 'https?://[^\s<>"\\@/]+(/[^\s<>"\\]*)?')
            end then 'bad_link'
            when bared.cell = 'flag' and lower(bared.plain) not in ('1', '0', 'true', 'false', 'yes', 'no') then 'bad_flag'
        end as fault
    from bared
    where bared.cell not in ('count', 'signed_count', 'decimal', 'moment', 'day', 'when')

)

select
    number_cell.row_no,
    number_cell.column_no,
    number_cell.field,
    number_cell.fault,
    number_cell.printed,
    null::varchar as text,
    case when number_cell.fault is null then number_cell.whole::bigint end as number,
    number_cell.amount,
    null::timestamp as at_utc,
    null::date as day,
    null::boolean as flag
from number_cell

union all

select
    bared.row_no,
    bared.column_no,
    bared.field,
    time_cell.fault,
    bared.printed,
    bared.plain as text,
    null::bigint as number,
    null::double as amount,
    time_cell.at_utc,
    time_cell.day,
    null::boolean as flag
from bared
inner join time_cell on bared.row_no = time_cell.row_no and bared.column_no = time_cell.column_no

union all

select
    word_cell.row_no,
    word_cell.column_no,
    word_cell.field,
    word_cell.fault,
    word_cell.printed,
    case when word_cell.cell = 'text' then word_cell.printed else word_cell.plain end as text,
    null::bigint as number,
    null::double as amount,
    null::timestamp as at_utc,
    null::date as day,
    case when word_cell.cell = 'flag' and word_cell.fault is null then lower(word_cell.plain) in ('1', 'true', 'yes') end
        as flag
from word_cell;
