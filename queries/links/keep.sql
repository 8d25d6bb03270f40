-- Keep a link as it is said to be now, new or changed.
--
-- params: link_id, token_sha256, label, initiative_id, partner_id, pages, since, until, as_of, known_at_utc,
--         shows_people, shows_costs, shows_others, allows_downloads, passphrase, created_by, created_at_utc,
--         expires_at_utc, state, revision

insert into share_link
(
    link_id, token_sha256, label, initiative_id, partner_id, pages, since, until, as_of, known_at_utc,
    shows_people, shows_costs, shows_others, allows_downloads, passphrase, created_by, created_at_utc,
    expires_at_utc, state, revision
)
values
(
    $link_id, $token_sha256, $label, $initiative_id, $partner_id, $pages, $since, $until, $as_of, $known_at_utc,
    $shows_people, $shows_costs, $shows_others, $allows_downloads, $passphrase, $created_by, $created_at_utc,
    $expires_at_utc, $state, $revision
)
on conflict (link_id) do update set
    token_sha256 = excluded.token_sha256,
    label = excluded.label,
    initiative_id = excluded.initiative_id,
    partner_id = excluded.partner_id,
    pages = excluded.pages,
    since = excluded.since,
    until = excluded.until,
    as_of = excluded.as_of,
    known_at_utc = excluded.known_at_utc,
    shows_people = excluded.shows_people,
    shows_costs = excluded.shows_costs,
    shows_others = excluded.shows_others,
    allows_downloads = excluded.allows_downloads,
    passphrase = excluded.passphrase,
    expires_at_utc = excluded.expires_at_utc,
    state = excluded.state,
    revision = excluded.revision
