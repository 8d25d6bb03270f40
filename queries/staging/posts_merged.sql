-- Lay the rows that name the same post and as-of day together: they are parts of one record.
--
-- params:  none
--
-- Of repeated rows the greatest filled value of each number counts, and the first filled word; where a kind treats
-- different numbers as a contradiction, such rows were rejected before. Supplements complete posts and never add one.
create or replace temp table laid_post as

with

sound as (

    select *
    from staged_post
    where staged_post.row_no not in (select row_fault.row_no from row_fault)

)

select
    sound.post_id,
    sound.as_of_on,
    arg_min(sound.sheet, sound.row_no) as sheet,
    arg_min(sound.line_no, sound.row_no) as line_no,
    min(sound.row_no) as row_no,
    count(*) filter (where not sound.is_supplement) as printed_rows,
    min(sound.platform_id) as platform_id,
    arg_min(sound.source_account_id, sound.row_no) as source_account_id,
    min(sound.published_at_utc) as published_at_utc,
    min(sound.printed_on) as printed_on,
    arg_min(sound.permalink, sound.row_no) as permalink,
    arg_min(sound.text, sound.row_no) as text,
    arg_min(sound.caption_id, sound.row_no) as caption_id,
    arg_min(sound.content_format, sound.row_no) as content_format,
    arg_min(sound.content_class, sound.row_no) as content_class,
    arg_min(sound.tone, sound.row_no) as tone,
    arg_min(sound.custom_label, sound.row_no) as custom_label,
    bool_or(sound.is_reply) as is_reply,
    bool_or(sound.is_share) as is_share,
    bool_or(sound.is_paid_partnership) as is_paid_partnership,
    max(sound.exposures) as exposures,
    max(sound.reach) as reach,
    max(sound.reactions) as reactions,
    max(sound.comments) as comments,
    max(sound.shares) as shares,
    max(sound.saves) as saves,
    coalesce(
        max(sound.eng_core),
        try_cast(max(sound.reactions)::hugeint + max(sound.comments) + max(sound.shares) as bigint)
    ) as eng_core,
    max(sound.engagements_native) as engagements_native,
    max(sound.link_clicks) as link_clicks,
    max(sound.all_clicks) as all_clicks,
    max(sound.video_views) as video_views,
    max(sound.watch_seconds) as watch_seconds,
    max(sound.follows) as follows,
    max(sound.unfollows) as unfollows,
    max(sound.profile_visits) as profile_visits,
    max(sound.thumbnail_impressions) as thumbnail_impressions,
    max(sound.negative_feedback) as negative_feedback
from sound
group by sound.post_id, sound.as_of_on
having count(*) filter (where not sound.is_supplement) > 0;

create or replace temp view merged_post as
select laid_post.*
from laid_post;
