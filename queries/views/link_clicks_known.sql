-- Clicks of every registered tracked link per day: the most recent file per link and day.
--
-- params: none
create or replace macro link_clicks_known(known_at) as table (
    select
        _link.link_id,
        _link.initiative_id,
        _link.partner_id,
        _link.person_id,
        _click.day,
        arg_max(_click.clicks, _batch.recency) as clicks,
        arg_max(_click.scans, _batch.recency) as scans
    from link_click_asked as _click
    inner join batches_known(known_at) as _batch on _click.batch_id = _batch.batch_id
    inner join link as _link on _click.url_key = url_key(_link.short_url)
    group by _link.link_id, _link.initiative_id, _link.partner_id, _link.person_id, _click.day
);
