-- Roll up the clicks of the tracked links that something has changed for; of all where other links may be agreed.
--
-- params:  are_other_rules

create or replace temp table changed_click as
select distinct link_click_day.url_key
from link_click_day
where $are_other_rules or link_click_day.batch_id in (select changed_batch.batch_id from changed_batch);

create or replace temp view link_click_asked as (
    select link_click_day.*
    from link_click_day
    semi join changed_click on link_click_day.url_key = changed_click.url_key
);

delete from link_click_latest
where
    $are_other_rules
    or link_click_latest.link_id in (
        select link.link_id
        from link
        where url_key(link.short_url) in (select changed_click.url_key from changed_click)
    );

insert into link_click_latest by name
select *
from link_clicks_known(timestamp '9999-12-31 00:00:00') as known
order by known.initiative_id, known.partner_id, known.day;
