-- Who works together, on what, and through which accounts: what an agreements file says of people and channels.
--
-- Names ending in _on are days, in _utc naive timestamps in UTC; null means "not said", 0 means "said to be zero".
-- No foreign keys: duckdb checks them eagerly on update and delete; queries/checks/ lists orphans instead.

create table platform (
    platform_id varchar primary key,
    name varchar not null,
    exposure_label varchar not null,
    has_post_reach boolean not null,
    has_link_clicks boolean not null,
    lag_days integer not null,
    settle_days integer not null,
    position integer not null
);

insert into platform
(platform_id, name, exposure_label, has_post_reach, has_link_clicks, lag_days, settle_days, position)
values
('facebook', 'Facebook', 'Views', true, true, 1, 2, 1),
('instagram', 'Instagram', 'Views', true, false, 1, 2, 2),
('linkedin', 'LinkedIn', 'Impressions', false, false, 1, 2, 3),
('x', 'X', 'Impressions', false, true, 1, 1, 4),
('youtube', 'YouTube', 'Views', false, false, 1, 3, 5),
('tiktok', 'TikTok', 'Views', false, false, 1, 2, 6),
('pinterest', 'Pinterest', 'Impressions', false, true, 1, 2, 7),
('threads', 'Threads', 'Views', false, false, 1, 2, 8),
('web', 'Website', 'Views', false, false, 1, 2, 9);

-- One row: what holds for everything in this warehouse.
create table workspace (
    name varchar not null,
    report_zone varchar not null
);

insert into workspace (name, report_zone) values ('Partnerboard', 'UTC');

create table organisation (
    org_id varchar primary key,
    name varchar not null,
    org_type varchar not null
    check (org_type in ('association', 'sponsor', 'for_profit', 'agency', 'public_body', 'other')),
    is_home boolean not null,
    position integer not null
);

create table department (
    department_id varchar primary key,
    org_id varchar not null,
    name varchar not null
);

create table person (
    person_id varchar primary key,
    org_id varchar not null,
    department_id varchar,
    name varchar not null,
    pseudonym varchar not null,
    is_advocate boolean not null,
    advocate_from date,
    advocate_to date,
    consented_on date,
    consent_scope varchar not null check (consent_scope in ('none', 'internal', 'partners', 'public'))
);

-- An organisation in a partnership capacity. An agency operates accounts and earns no credit.
create table partner (
    partner_id varchar primary key,
    org_id varchar not null,
    short_name varchar not null,
    capacity varchar not null check (capacity in ('lead', 'co_organiser', 'sponsor', 'agency')),
    earns_credit boolean not null,
    position integer not null
);

create table initiative (
    initiative_id varchar primary key,
    name varchar not null,
    summary varchar,
    starts_on date not null,
    ends_on date not null,
    monitor_until date,
    currency varchar not null,
    audience_universe bigint,
    credit_scheme varchar not null check (credit_scheme in ('fractional', 'full')),
    position integer not null,
    check (ends_on >= starts_on)
);

create table initiative_partner (
    initiative_id varchar not null,
    partner_id varchar not null,
    joined_on date not null,
    left_on date,
    primary key (initiative_id, partner_id)
);

create table agreement (
    agreement_id varchar primary key,
    initiative_id varchar not null,
    partner_id varchar not null,
    kind varchar not null check (kind in ('mou', 'sponsorship', 'agency_contract')),
    signed_on date,
    starts_on date not null,
    ends_on date not null,
    review_every_days integer,
    audience_sla_minutes integer,
    partner_sla_minutes integer,
    off_limits varchar[],
    document_url varchar
);

-- handle: lower case, without '@'. native_id: the platform's own number, where exports print it.
create table account (
    account_id varchar primary key,
    platform_id varchar not null,
    handle varchar not null,
    native_id varchar,
    name varchar not null,
    account_kind varchar not null check (account_kind in ('own', 'joint', 'personal')),
    owner_org_id varchar,
    person_id varchar,
    initiative_id varchar,
    opened_on date,
    closed_on date,
    closing_plan varchar check (closing_plan in ('keep', 'sustain', 'dismantle')),
    position integer not null,
    unique (platform_id, handle)
);

create table account_department (
    account_id varchar not null,
    department_id varchar not null,
    valid_from date not null,
    valid_to date,
    primary key (account_id, valid_from)
);

create table account_operator (
    account_id varchar not null,
    org_id varchar not null,
    valid_from date not null,
    valid_to date,
    primary key (account_id, valid_from)
);

-- Who held an account, when that changed; without a row the owner on the account holds.
create table account_owner (
    account_id varchar not null,
    org_id varchar not null,
    valid_from date not null,
    valid_to date,
    primary key (account_id, valid_from)
);

-- The agreed split of a joint account, in force from a day until the next split.
create table account_share (
    account_id varchar not null,
    partner_id varchar not null,
    weight double not null check (weight > 0),
    valid_from date not null,
    primary key (account_id, partner_id, valid_from)
);

-- Tracked links: url keys are written as `url_key` does (no scheme, lower-case host, no trailing slash).
create table link (
    link_id varchar primary key,
    short_url varchar,
    long_url varchar not null,
    utm_source varchar,
    utm_medium varchar,
    utm_campaign varchar,
    utm_content varchar,
    initiative_id varchar,
    partner_id varchar,
    person_id varchar,
    created_on date
);
