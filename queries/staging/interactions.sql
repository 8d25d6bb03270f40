-- One row per printed interaction, cast.
--
-- params:  platform_id, account_handle, account_name, post
--
-- Reads read_cell and sound_row; rows with an unreadable cell are left out. Where a whole file is about one post, ids
-- are those of its comments alone, so the post is part of them.

create or replace temp table staged_interaction as

with

pivoted as (

    select
        read_cell.row_no,
        coalesce(max(read_cell.text) filter (where read_cell.field = 'platform'), $platform_id) as platform_id,
        coalesce(max(read_cell.text) filter (where read_cell.field = 'handle'), $account_handle) as handle,
        coalesce(
            max(read_cell.text) filter (where read_cell.field = 'account_name'), $account_name
        ) as account_name,
        coalesce($post || ':', '') || max(read_cell.text) filter (where read_cell.field = 'interaction_id')
            as interaction_id,
        coalesce(max(read_cell.text) filter (where read_cell.field = 'post_id'), $post) as printed_post,
        max(read_cell.text) filter (where read_cell.field = 'kind') as kind,
        max(read_cell.at_utc) filter (where read_cell.field = 'occurred_at') as occurred_at_utc,
        max(read_cell.text) filter (where read_cell.field = 'author') as author,
        max(read_cell.number) filter (where read_cell.field = 'author_followers') as author_followers,
        max(read_cell.text) filter (where read_cell.field = 'text') as text,
        max(read_cell.number) filter (where read_cell.field = 'reactions') as reactions,
        max(read_cell.text) filter (where read_cell.field = 'sentiment') as sentiment,
        bool_or(read_cell.flag) filter (where read_cell.field = 'needs_response') as needs_response,
        max(read_cell.at_utc) filter (where read_cell.field = 'responded_at') as responded_at_utc,
        max(read_cell.text) filter (where read_cell.field = 'responder') as responder,
        max(read_cell.text) filter (where read_cell.field = 'department') as department,
        bool_or(read_cell.flag) filter (where read_cell.field = 'is_significant') as is_significant
    from read_cell
    group by read_cell.row_no

)

select
    sound_row.sheet,
    sound_row.line_no,
    pivoted.*,
    source_account(pivoted.platform_id, null, bare(pivoted.handle), bare(pivoted.account_name)) as source_account_id,
    pivoted.platform_id || ':' || post_key(pivoted.platform_id, pivoted.printed_post, pivoted.printed_post) as post_id
from pivoted
inner join sound_row on pivoted.row_no = sound_row.row_no;
