-- What was agreed: targets with their versions and decisions, plans, attribution rules, contributions, events.

create table target (
    target_id varchar primary key,
    initiative_id varchar not null,
    label varchar not null,
    metric_code varchar not null,
    partner_id varchar,
    platform_id varchar,
    account_id varchar,
    content_format varchar,
    content_class varchar,
    direction varchar not null check (direction in ('higher', 'lower', 'range')),
    measurement varchar not null check (
        measurement in ('published_in_period', 'activity_in_period', 'level_at_end', 'period_ratio')
    ),
    period_from date not null,
    period_to date not null,
    baseline_value double,
    baseline_note varchar,
    weight double not null,
    owner_person_id varchar,
    pacing varchar not null check (pacing in ('linear', 'day_of_week', 'plan_weighted', 'custom', 'none')),
    pacing_weights double[],
    min_sample double,
    at_risk_below double not null,
    behind_below double not null,
    position integer not null,
    check (period_to >= period_from)
);

-- value for higher and lower, value_low and value_high for a range; always the whole-period figure.
create table target_version (
    target_id varchar not null,
    version_no integer not null,
    value double,
    value_low double,
    value_high double,
    effective_from date not null,
    reason varchar not null,
    proposed_by_org_id varchar not null,
    proposed_at_utc timestamp not null,
    primary key (target_id, version_no)
);

create table target_party (
    target_id varchar not null,
    org_id varchar not null,
    primary key (target_id, org_id)
);

create table target_decision (
    target_id varchar not null,
    version_no integer not null,
    org_id varchar not null,
    decision varchar not null check (decision in ('agreed', 'rejected')),
    decided_by varchar not null,
    decided_at_utc timestamp not null,
    reason varchar,
    primary key (target_id, version_no, org_id)
);

create table plan_rule (
    plan_rule_id varchar primary key,
    initiative_id varchar not null,
    partner_id varchar not null,
    account_id varchar,
    platform_id varchar,
    content_format varchar,
    min_per_week double not null check (min_per_week >= 0),
    max_per_week double,
    valid_from date not null,
    valid_to date not null
);

-- The lowest precedence decides whether a post belongs to an initiative; pattern is what the kind compares.
create table attribution_rule (
    rule_id varchar primary key,
    initiative_id varchar not null,
    precedence integer not null,
    kind varchar not null check (
        kind in (
            'exclude_post', 'include_post', 'initiative_account', 'utm_campaign', 'short_link',
            'custom_label', 'paid_partnership', 'hashtag', 'mention'
        )
    ),
    pattern varchar,
    valid_from date,
    valid_to date,
    is_enabled boolean not null
);

create table agreed_contribution (
    contribution_id varchar primary key,
    initiative_id varchar not null,
    partner_id varchar not null,
    kind varchar not null check (kind in ('cash', 'labour', 'infrastructure', 'media', 'goods')),
    covers_from date not null,
    covers_to date not null,
    quantity double,
    unit varchar,
    unit_rate double,
    amount double not null check (amount >= 0),
    currency varchar not null,
    valuation_basis varchar not null,
    is_agreed boolean not null
);

create table event (
    event_id varchar primary key,
    initiative_id varchar,
    kind varchar not null check (
        kind in ('crisis', 'platform_change', 'news', 'holiday', 'decision', 'outage', 'milestone', 'review')
    ),
    starts_at_utc timestamp not null,
    ends_at_utc timestamp,
    title varchar not null,
    note varchar,
    trigger_event_id varchar
);

create table audit_entry (
    at_utc timestamp not null,
    actor varchar not null,
    action varchar not null,
    entity varchar not null,
    entity_id varchar not null,
    detail varchar
);
