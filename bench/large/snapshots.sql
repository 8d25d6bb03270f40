-- What the files of some export days say of the posts that were new enough to be in them.
--
-- params:  seed, since, until, step_days, files
--
-- A number grows towards what it comes to in the end, fast at first. One row in three hundred goes down by a
-- thirtieth, as where a platform takes likes back. What a platform does not report is null.

create or replace temp table exported as
select
    export_file.batch_id,
    export_file.load_no,
    export_file.as_of_on,
    row_number() over (partition by export_file.load_no order by post.post_no) + 1 as line_no,
    post.*,
    (1 - exp(-(export_file.as_of_on - post.published_on + 1) / post.pace_days))
    * if(hash($seed, 'back', post.post_no, export_file.as_of_on) % 300 = 0, 29 / 30.0, 1.0) as grown
from export_file
inner join post
    on
        export_file.of_whom = post.exported_by
        and post.published_on between export_file.as_of_on - $step_days * $files + 1 and export_file.as_of_on
where export_file.sort = 'posts' and export_file.as_of_on between $since and $until
order by export_file.load_no, post.post_no;

insert into post_record
by name
select
    batch_id,
    '' as sheet,
    line_no,
    post_id,
    platform_id,
    source_account_id,
    published_at_utc,
    published_on as printed_on,
    content_format,
    content_class,
    is_reply,
    is_share,
    caption_id,
    'https://' || platform_id || '.example/' || post_no as permalink
from exported;

insert into post_snapshot
by name
select
    batch_id,
    line_no,
    post_id,
    as_of_on,
    'lifetime' as basis,
    floor(views * grown)::bigint as exposures,
    if(platform_id in ('facebook', 'instagram'), floor(views * 0.7 * grown)::bigint, null) as reach,
    floor(reactions * grown)::bigint as reactions,
    floor(comments * grown)::bigint as comments,
    floor(shares * grown)::bigint as shares,
    if(platform_id = 'instagram', floor(shares * 0.9 * grown)::bigint, null) as saves,
    floor(reactions * grown)::bigint + floor(comments * grown)::bigint + floor(shares * grown)::bigint as eng_core,
    if(platform_id in ('x', 'linkedin'), floor(reactions * 1.4 * grown)::bigint, null) as engagements_native,
    if(platform_id in ('facebook', 'x'), floor(views * 0.008 * grown)::bigint, null) as link_clicks,
    if(content_format in ('video', 'short_video'), floor(views * 0.6 * grown)::bigint, null) as video_views,
    if(content_format in ('video', 'short_video'), round(views * 3.2 * grown, 1), null) as watch_seconds
from exported;
