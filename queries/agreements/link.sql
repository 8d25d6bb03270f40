-- Every tracked link.
--
-- grain:   one row per link
-- params:  none
-- columns: initiative_id, link_id, short_url, long_url, utm_source, utm_medium, utm_campaign,
--          utm_content, partner_id, person_id, created_on

select
    link.initiative_id,
    link.link_id,
    link.short_url,
    link.long_url,
    link.utm_source,
    link.utm_medium,
    link.utm_campaign,
    link.utm_content,
    link.partner_id,
    link.person_id,
    link.created_on
from link
order by link.rowid
