-- Read every cell that holds words: ids, addresses, yes or no, and texts, or the reason why it cannot be read.
--
-- params:  platform_id
--
-- Captions stay as printed; names and ids lose the blanks around them. An address is one of the platform's own hosts,
-- without user names, ports or dot segments.

create or replace temp table read_word as

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
    where raw_column.cell not in ('count', 'signed_count', 'decimal', 'percent', 'moment', 'day', 'when')

),

addressed as (

    select
        bared.*,
        case
            when bared.cell <> 'link' then null
            when $platform_id = 'x'
                then regexp_full_match(
                    bared.plain, 'https://(twitter\.com|x\.com)/[A-Za-z0-9_]{1,20}/status/[0-9]{1,20}'
                )
            when $platform_id = 'instagram'
                then regexp_full_match(bared.plain, 'https?://(www\.)?instagram\.com/[A-Za-z0-9_\-./?=&%]+')
            when $platform_id = 'facebook'
                then regexp_full_match(
                    bared.plain, 'https?://(www\.|m\.|web\.)?(facebook\.com|fb\.watch)/[^\s<>"\\@]+'
                )
            when $platform_id = 'linkedin'
                then regexp_full_match(
                    bared.plain,
                    'https://(www\.)?linkedin\.com/(feed/update/urn:li:[A-Za-z]+:[0-9]{1,20}|posts/[^\s<>"\\@]+)/?'
                )
            when $platform_id = 'tiktok'
                then regexp_full_match(
                    bared.plain,
                    'https://(www\.|m\.)?tiktok\.com/@[A-Za-z0-9_.]+/(video|photo)/[0-9]{1,20}/?(\?[^\s<>"\\]*)?'
                )
            when $platform_id = 'youtube'
                then regexp_full_match(bared.plain, 'https://(www\.|m\.)?(youtube\.com|youtu\.be)/[^\s<>"\\@]+')
            else regexp_full_match(bared.plain, 'https?://[^\s<>"\\@/]+(/[^\s<>"\\]*)?')
        end as is_address
    from bared

),

word_cell as (

    select
        *,
        case
            when
                addressed.cell = 'id'
                or (addressed.cell = 'post_ref' and regexp_full_match(addressed.plain, '[0-9.eE+]+'))
                then case
                    when regexp_full_match(addressed.plain, '[0-9](\.[0-9]+)?e\+[0-9]+') then 'id_precision_lost'
                    when not regexp_full_match(addressed.plain, '[0-9]{1,20}') then 'bad_id'
                end
            when addressed.cell = 'post_ref'
                then case
                    when not regexp_full_match(addressed.plain, '[A-Za-z0-9_:.\-]{1,100}') then 'bad_id'
                end
            when addressed.cell = 'url'
                then case
                    when
                        not regexp_full_match(
                            addressed.plain, '(https?://)?[^\s<>"\\@/:]+\.[^\s<>"\\@/:]+([/?#][^\s<>"\\]*)?'
                        )
                        then 'bad_link'
                end
            when addressed.cell = 'link'
                then case
                    when not addressed.is_address then 'bad_link'
                    when contains(addressed.plain, '/../') or contains(addressed.plain, '/./') then 'bad_link'
                end
            when addressed.cell = 'flag'
                then case
                    when lower(addressed.plain) not in ('1', '0', 'true', 'false', 'yes', 'no') then 'bad_flag'
                end
        end as fault
    from addressed

)

select
    word_cell.row_no,
    word_cell.column_no,
    word_cell.field,
    case when word_cell.field in ('text', 'title') then word_cell.printed else word_cell.plain end as text,
    case
        when word_cell.cell = 'flag' and word_cell.fault is null then lower(word_cell.plain) in ('1', 'true', 'yes')
    end as flag,
    word_cell.fault,
    case when word_cell.fault is not null then word_cell.printed end as printed
from word_cell;
