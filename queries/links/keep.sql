-- Keep a link as it is said to be now, new or changed.
--
-- params: link_id, token_sha256, label, initiative_id, partner_id, pages, since, until, as_of, known_at_utc,
--         shows_people, shows_costs, shows_others, allows_downloads, passphrase, created_by, created_at_utc,
--         expires_at_utc, state, revision
--
-- In two steps: a warehouse in DuckLake has no key that could say that a link is there.

update share_link
set
    token_sha256 = $token_sha256,
    label = $label,
    initiative_id = $initiative_id,
    partner_id = $partner_id,
    pages = $pages,
    since = $since,
    until = $until,
    as_of = $as_of,
    known_at_utc = $known_at_utc,
    shows_people = $shows_people,
    shows_costs = $shows_costs,
    shows_others = $shows_others,
    allows_downloads = $allows_downloads,
    passphrase = $passphrase,
    expires_at_utc = $expires_at_utc,
    state = $state,
    revision = $revision
where link_id = $link_id;

insert into share_link
(
    link_id, token_sha256, label, initiative_id, partner_id, pages, since, until, as_of, known_at_utc,
    shows_people, shows_costs, shows_others, allows_downloads, passphrase, created_by, created_at_utc,
    expires_at_utc, state, revision
)
select
    $link_id, $token_sha256, $label, $initiative_id, $partner_id, $pages, $since, $until, $as_of, $known_at_utc,
    $shows_people, $shows_costs, $shows_others, $allows_downloads, $passphrase, $created_by, $created_at_utc,
    $expires_at_utc, $state, $revision
where not exists (
    select 1 from share_link
    where share_link.link_id = $link_id
)
