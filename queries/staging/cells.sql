-- Read every cell by its kind: the value in the column of its type, or the reason why it cannot be read.
--
-- params:  platform_id, date_order, zone, times_are_local, missing_words
--
-- Reads raw_cell and raw_column. A word for "no value" leaves no cell: missing is not zero. Texts stay as printed.

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

filled as (

    select *
    from bared
    where
        bared.cell not in ('count', 'signed_count', 'decimal', 'flag')
        or not is_missing(bared.plain, $missing_words)

),

judged as (

    select
        *,
        case filled.cell
            when 'count' then count_fault(filled.plain, false)
            when 'signed_count' then count_fault(filled.plain, true)
            when 'decimal' then decimal_fault(filled.plain)
            when 'id' then id_fault(filled.plain)
            when 'post_ref' then post_ref_fault(filled.plain)
            when 'link' then link_fault($platform_id, filled.plain)
            when 'url' then url_fault(filled.plain)
            when 'moment' then moment_fault(filled.plain, $date_order, $zone, $times_are_local)
            when 'day' then day_fault(filled.plain, $date_order)
            when 'when' then when_fault(filled.plain, $date_order, $zone, $times_are_local)
            when 'flag' then case when flag_of(filled.plain) is null then 'bad_flag' end
        end as fault
    from filled

)

select
    judged.row_no,
    judged.column_no,
    judged.field,
    judged.fault,
    judged.printed,
    case when judged.cell = 'text' then judged.printed else judged.plain end as text,
    case
        when judged.fault is null and judged.cell in ('count', 'signed_count') then whole_number(judged.plain)::bigint
    end as number,
    case
        when judged.fault is null and judged.cell = 'decimal' then replace(judged.plain, ',', '')::double
    end as amount,
    case
        when judged.fault is null and judged.cell in ('moment', 'when') and clock_part(judged.plain) <> ''
            then moment_utc(judged.plain, $date_order, $zone)
    end as at_utc,
    case
        when judged.fault is null and judged.cell in ('day', 'when') then day_of(judged.plain, $date_order)
    end as day,
    case when judged.cell = 'flag' then flag_of(judged.plain) end as flag
from judged;
