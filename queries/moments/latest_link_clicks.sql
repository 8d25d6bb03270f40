-- Put the roll-up of clicks in the place of link_clicks_known, for one cursor that asks about everything known.
--
-- params:  none

create or replace temp macro link_clicks_known(known_at) as table (
    select
        _click.link_id, _click.initiative_id, _click.partner_id, _click.person_id, _click.day, _click.clicks,
        _click.scans
    from link_click_latest as _click
);
