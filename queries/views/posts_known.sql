-- Every post with what is known about it besides numbers: per attribute the most recent file that says something.
--
-- params: none
--
-- published_on is the day in the reporting zone; where a file prints only a day, that day as printed. account_ids are
-- the accounts it appears under: two for a collaborative post that two accounts exported.
create or replace macro posts_known(known_at) as table (
    with

    _told as (
        select
            _record.post_id,
            min(_record.platform_id) as platform_id,
            list_sort(list_distinct(list(_seen.account_id))) as account_ids,
            arg_max(_record.published_at_utc, _batch.recency) as published_at_utc,
            arg_max(_record.printed_on, _batch.recency) as printed_on,
            arg_max(_record.content_format, _batch.recency) as content_format,
            arg_max(_record.content_class, _batch.recency) as content_class,
            arg_max(_record.tone, _batch.recency) as tone,
            coalesce(arg_max(_record.is_reply, _batch.recency), false) as is_reply,
            coalesce(arg_max(_record.is_share, _batch.recency), false) as is_share,
            coalesce(arg_max(_record.is_paid_partnership, _batch.recency), false) as is_paid_partnership,
            arg_max(_record.custom_label, _batch.recency) as custom_label,
            arg_max(_record.caption_id, _batch.recency) as caption_id,
            arg_max(_record.permalink, _batch.recency) as permalink
        from record_asked as _record
        inner join batches_known(known_at) as _batch on _record.batch_id = _batch.batch_id
        left join account_seen as _seen on _record.source_account_id = _seen.source_account_id
        group by _record.post_id
    )

    select
        _told.*,
        coalesce(
            timezone(_workspace.report_zone, timezone('UTC', _told.published_at_utc))::date, _told.printed_on
        ) as published_on
    from _told
    cross join workspace as _workspace
);
