-- Who may look in: members who sign in, links that partners open, and what all of them did.
--
-- What is kept of a token or a passphrase proves it and does not tell it. `link_id` stands in addresses: no secret.

create table member (
    member_id varchar primary key,
    email varchar not null unique,
    name varchar not null,
    role varchar not null check (role in ('owner', 'analyst', 'lead', 'viewer')),
    is_active boolean not null,
    invited_by varchar not null,
    invited_at_utc timestamp not null
);

-- partner_id null: the initiative as a whole. as_of null: always the newest day. known_at_utc null: all that is known.
-- A passphrase is kept as scrypt with its salt. `revision` counts rotations and new passphrases: both end every visit.
create table share_link (
    link_id varchar primary key,
    token_sha256 varchar not null unique,
    label varchar not null,
    initiative_id varchar not null,
    partner_id varchar,
    pages varchar[] not null,
    since date,
    until date,
    as_of date,
    known_at_utc timestamp,
    shows_people boolean not null,
    shows_costs boolean not null,
    shows_others boolean not null,
    allows_downloads boolean not null,
    passphrase varchar,
    created_by varchar not null,
    created_at_utc timestamp not null,
    expires_at_utc timestamp not null,
    state varchar not null check (state in ('draft', 'live', 'paused', 'revoked')),
    revision integer not null
);

-- Pausing every link at once: the row that was put in last holds.
create table share_pause (
    at_utc timestamp not null,
    actor varchar not null,
    is_paused boolean not null
);

-- What visitors of links, members and the app itself did. What happens often is one row per link, day and network,
-- which counts from its first time (at_utc) to its last. The address of a visitor is kept as far as its network only.
create table share_event (
    at_utc timestamp not null,
    last_at_utc timestamp not null,
    actor varchar not null,
    kind varchar not null,
    link_id varchar,
    from_network varchar,
    times integer not null,
    detail varchar
);
