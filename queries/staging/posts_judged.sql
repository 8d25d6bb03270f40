-- Set apart the rows that cannot stand beside the rest of their file, and lay the others together, one row per post.
--
-- params:  own_accounts, is_merged
--
-- own_accounts are the accounts this file is for; null where any account may be in it.

create or replace temp table row_fault as

with

repeated as (

    select staged_post.post_id, staged_post.as_of_on
    from staged_post
    where not $is_merged
    group by staged_post.post_id, staged_post.as_of_on
    having count(*) > 1

),

contradicted as (

    select staged_post.post_id, staged_post.as_of_on
    from staged_post
    inner join repeated
        on
            staged_post.post_id = repeated.post_id
            and staged_post.as_of_on is not distinct from repeated.as_of_on
    group by staged_post.post_id, staged_post.as_of_on
    having count(distinct row(
        staged_post.exposures, staged_post.reach, staged_post.reactions, staged_post.comments, staged_post.shares,
        staged_post.saves, staged_post.engagements_native, staged_post.link_clicks, staged_post.all_clicks,
        staged_post.video_views, staged_post.watch_seconds, staged_post.follows, staged_post.unfollows,
        staged_post.profile_visits, staged_post.thumbnail_impressions, staged_post.negative_feedback
    )) > 1

)

select
    staged_post.row_no,
    'permalink' as field,
    staged_post.permalink as printed,
    'id_link_mismatch' as fault
from staged_post
where
    staged_post.platform_id = 'x'
    and staged_post.printed_id <> nullif(regexp_extract(staged_post.permalink, '/status/([0-9]+)', 1), '')

union all

select
    staged_post.row_no,
    'permalink' as field,
    coalesce(staged_post.handle, staged_post.account_name, staged_post.native_id) as printed,
    'foreign_account' as fault
from staged_post
where
    $own_accounts::varchar[] is not null
    and not coalesce(list_contains($own_accounts::varchar[], staged_post.source_account_id), false)

union all

select
    staged_post.row_no,
    'post_id' as field,
    staged_post.printed_id as printed,
    'conflicting_rows' as fault
from staged_post
inner join contradicted
    on staged_post.post_id = contradicted.post_id and staged_post.as_of_on is not distinct from contradicted.as_of_on

union all

select
    staged_post.row_no,
    'post_id' as field,
    coalesce(staged_post.printed_id, staged_post.permalink, '') as printed,
    'bad_id' as fault
from staged_post
where staged_post.post_key is null or staged_post.post_key = '';

-- One row per post and as-of day: rows that name the same post are parts of it.
-- Of repeated rows the greatest filled value of each number counts, and the first filled word; where a kind treats
-- different numbers as a contradiction, such rows were rejected before. Supplements complete posts and never add one.
create or replace temp table merged_post as

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
