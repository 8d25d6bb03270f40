-- Every post as it was published, with the numbers it comes to in the end.
--
-- params:  seed, first_on, days
--
-- Fewer posts at weekends, most in office hours; views are log-normal around a share of the followers, engagements
-- around three in a hundred of the views. More than half of what is published while an initiative runs carries its tag.

create or replace temp table post as
with

numbered as (

    select
        publishing.* exclude (weight, posts_until),
        unnest(
            generate_series(
                coalesce(lag(publishing.posts_until) over (order by publishing.number), 0)::bigint + 1,
                publishing.posts_until::bigint
            )
        ) as post_no
    from publishing

),

placed as (

    select
        numbered.*,
        $first_on::date + floor(drawn($seed, 'day', post_no) * $days)::integer as drawn_on,
        drawn($seed, 'format', post_no) as format_draw,
        drawn($seed, 'class', post_no) as class_draw,
        numbered.initiative_ids[1 + (hash($seed, 'which', post_no) % len(numbered.initiative_ids))::integer]
            as initiative_id
    from numbered

),

dated as (

    select
        placed.* exclude (drawn_on),
        if(
            isodow(drawn_on) > 5 and drawn($seed, 'weekend', post_no) < 0.5 and drawn_on > $first_on::date + 7,
            drawn_on - 3,
            drawn_on
        ) as published_on
    from placed

),

tagged as (

    select
        dated.* exclude (initiative_id),
        initiative.initiative_id is not null and drawn($seed, 'tag', post_no) < 0.55 as has_tag,
        initiative.initiative_id is not null and drawn($seed, 'link', post_no) < 0.12 as has_link,
        right(dated.initiative_id, 2) as effort,
        (hash($seed, 'named', post_no) % 200)::integer as named,
        drawn($seed, 'mention', post_no) < 0.1 as has_mention,
        dated.followers * 0.25 * exp(0.9 * normal($seed, 'views', post_no)) as views,
        0.03 * exp(0.5 * normal($seed, 'rate', post_no)) as rate
    from dated
    left join initiative
        on
            dated.initiative_id = initiative.initiative_id
            and dated.published_on between initiative.starts_on and initiative.ends_on

)

select
    post_no,
    platform_id || ':' || (1000000000000000 + post_no) as post_id,
    platform_id,
    source_account_id,
    exported_by,
    published_on,
    published_on::timestamp
    + to_minutes((60 * least(21, greatest(6, 13 + 3.5 * normal($seed, 'hour', post_no))))::bigint) as published_at_utc,
    case
        when platform_id in ('youtube', 'tiktok') then if(format_draw < 0.6, 'short_video', 'video')
        when format_draw < 0.4 then 'photo'
        when format_draw < 0.55 then 'carousel'
        when format_draw < 0.7 then 'short_video'
        when format_draw < 0.8 then 'video'
        when format_draw < 0.92 then 'link'
        else 'text'
    end as content_format,
    case
        when class_draw < 0.35 then 'promotional'
        when class_draw < 0.65 then 'educational'
        when class_draw < 0.85 then 'community'
        when class_draw < 0.95 then 'curated'
        else 'thanks'
    end as content_class,
    platform_id = 'x' and drawn($seed, 'reply', post_no) < 0.1 as is_reply,
    drawn($seed, 'share', post_no) < 0.03 as is_share,
    has_tag,
    has_link,
    has_mention,
    effort,
    exported_by as own_partner,
    named,
    'Post ' || post_no || ' of ' || source_account_id || ': every step counts, walk with us on '
    || dayname(published_on) || ', ' || md5($seed || post_no::varchar) || '.'
    || if(has_mention, ' With @partner' || lpad(named::varchar, 3, '0') || '.0', '')
    || if(has_link, ' https://efforts.example/' || effort || '?utm_campaign=effort' || effort, '')
    || if(has_tag, ' #effort' || effort, '') || ' #walk' || post_no % 500 as text,
    views,
    views * rate as reactions,
    views * rate * 0.08 as comments,
    views * rate * 0.06 as shares,
    1.5 + drawn($seed, 'pace', post_no) * 5 as pace_days
from tagged;

alter table post add column caption_id varchar;

update post set caption_id = left(sha256(post.text), 16);

insert into caption (caption_id, text)
select post.caption_id, post.text from post
order by post.post_no;

insert into caption_hashtag (caption_id, hashtag)
select
    post.caption_id,
    unnest(if(post.has_tag, ['effort' || post.effort, 'walk' || post.post_no % 500], ['walk' || post.post_no % 500]))
from post
order by post.post_no;

insert into caption_mention (caption_id, handle)
select post.caption_id, 'partner' || lpad(post.named::varchar, 3, '0') || '.0' from post
where post.has_mention
order by post.post_no;

insert into caption_link (caption_id, url_key, utm_campaign)
select post.caption_id, 'efforts.example/' || post.effort, 'effort' || post.effort from post
where post.has_link
order by post.post_no;
