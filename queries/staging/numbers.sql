-- Read every cell that holds a number: the number, or the reason why it cannot be read.
--
-- params:  missing_words, decimal_sign, thousands_sign
--
-- A word for "no value" leaves no cell: missing is not zero. The signs of the kind are first turned into point and
-- comma; a point or comma that is none of them makes the cell unreadable, and an empty sign is one never written.
-- Counts are ASCII digits with valid thousands signs and an optional ".0"; nothing is guessed: '1.234', '1,5', '12K'
-- and full-width digits are unreadable, and so is '1.000', which may be one or a thousand. So a count has one reading
-- at most, whatever the signs. A reason is a code of partnerboard/ingest/reasons.py. Nearly every count is plain
-- digits; these take the short way.

create or replace temp table read_number as

with

printed_cell as (

    select
        raw_cell.row_no,
        raw_cell.column_no,
        raw_column.field,
        raw_column.cell,
        raw_cell.text as printed,
        raw_column.cell in ('count', 'signed_count') and regexp_full_match(raw_cell.text, '[0-9]{1,18}') as is_simple
    from raw_cell
    inner join raw_column on raw_cell.column_no = raw_column.column_no
    where raw_column.cell in ('count', 'signed_count', 'decimal', 'percent')

),

bared as (

    select
        *,
        -- Blanks between thousands are of several widths, and the Swiss apostrophe is straight or curved.
        translate(
            translate(
                case
                    when printed_cell.cell = 'percent' then bare(rtrim(bare(printed_cell.printed), '%'))
                    else bare(printed_cell.printed)
                end,
                chr(160) || chr(8239) || chr(8201) || chr(8217),
                '   '''
            ),
            $thousands_sign || $decimal_sign || ',.',
            case when $thousands_sign = '' then '' else ',' end
            || case when $decimal_sign = '' then '' else '.' end
            || '??'
        ) as plain
    from printed_cell
    where not printed_cell.is_simple

),

printed_number as (

    select
        *,
        case bared.cell
            when 'percent' then regexp_full_match(bared.plain, '-?[0-9]+(\.[0-9]+)?')
            when 'decimal'
                then regexp_full_match(
                    bared.plain, '-?([0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+)(\.[0-9]+)?([eE]-?[0-9]{1,2})?'
                )
            else regexp_full_match(bared.plain, '-?([0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+)(\.0{1,2}|\.0{4,})?')
        end as is_number,
        replace(bared.plain, ',', '') as digits
    from bared
    where
        bared.plain not in ('', '-', chr(8211), chr(8212))
        and lower(bared.plain) <> 'n/a'
        and not list_contains($missing_words, lower(bared.plain))

),

valued_number as (

    select
        *,
        case
            when printed_number.is_number and printed_number.cell not in ('decimal', 'percent')
                then try_cast(split_part(printed_number.digits, '.', 1) as hugeint)
        end as whole,
        case
            when printed_number.is_number and printed_number.cell in ('decimal', 'percent')
                then try_cast(printed_number.digits as double)
        end as amount
    from printed_number

),

number_cell as (

    select
        *,
        case
            when not valued_number.is_number then 'bad_number'
            when
                valued_number.cell in ('decimal', 'percent')
                and (valued_number.amount is null or abs(valued_number.amount) > 1e15)
                then 'out_of_range'
            when valued_number.cell in ('decimal', 'percent') then null
            when valued_number.cell = 'count' and starts_with(valued_number.digits, '-') then 'out_of_range'
            when valued_number.whole is null or valued_number.whole > 9223372036854775807 then 'out_of_range'
            when valued_number.whole < -9223372036854775807 then 'out_of_range'
        end as fault
    from valued_number

)

select
    printed_cell.row_no,
    printed_cell.column_no,
    printed_cell.field,
    try_cast(printed_cell.printed as bigint) as number,
    null::double as amount,
    null::varchar as fault,
    null::varchar as printed
from printed_cell
where printed_cell.is_simple

union all

select
    number_cell.row_no,
    number_cell.column_no,
    number_cell.field,
    case when number_cell.fault is null then number_cell.whole::bigint end as number,
    case when number_cell.fault is null then number_cell.amount end as amount,
    number_cell.fault,
    case when number_cell.fault is not null then number_cell.printed end as printed
from number_cell;
