-- What was loaded: one batch per file, its rejected rows, and append-only facts that name their batch and line.
--
-- Facts carry no primary key (a key costs more than the load); queries/checks/ proves that they are unique.
-- batch_id is made from the content and the answers given, so the same file always has the same batch_id.

create sequence load_order start 1;

create table batch (
    batch_id varchar primary key,
    load_no bigint not null,
    file_name varchar not null,
    file_sha256 varchar not null,
    member_name varchar,
    export_kind varchar not null,
    platform_id varchar,
    source_account_id varchar,
    grain varchar not null,
    basis varchar not null check (basis in ('lifetime', 'window', 'daily', 'log')),
    exported_on date,
    as_of_on date not null,
    is_as_of_inferred boolean not null,
    covers_from date,
    covers_to date,
    is_complete boolean not null,
    answers varchar not null,
    loaded_by varchar not null,
    loaded_at_utc timestamp not null,
    rows_read bigint not null,
    rows_loaded bigint not null,
    rows_rejected bigint not null,
    notices varchar[] not null,
    receipt varchar not null,
    state varchar not null check (state in ('active', 'withdrawn')),
    withdrawn_at_utc timestamp,
    withdrawn_by varchar,
    withdrawn_reason varchar
);

create table rejected_row (
    batch_id varchar not null,
    sheet varchar not null,
    line_no bigint not null,
    column_name varchar,
    cell varchar,
    reason_code varchar not null,
    reason varchar not null
);

-- An account as a file names it; `account_seen` (view) joins it to the registered account.
create table source_account (
    source_account_id varchar primary key,
    platform_id varchar not null,
    native_id varchar,
    handle varchar,
    name varchar
);

-- A caption once, however often its post is exported again.
create table caption (
    caption_id varchar primary key,
    text varchar not null
);

create table caption_hashtag (caption_id varchar not null, hashtag varchar not null);

create table caption_mention (caption_id varchar not null, handle varchar not null);

create table caption_link (
    caption_id varchar not null, url_key varchar not null, utm_campaign varchar
);

-- What one file says about a post besides its numbers. role: 'author', or 'collaborator' where the file says so.
create table post_record (
    batch_id varchar not null,
    sheet varchar not null,
    line_no bigint not null,
    post_id varchar not null,
    platform_id varchar not null,
    source_account_id varchar,
    published_at_utc timestamp,
    printed_on date,
    content_format varchar,
    content_class varchar,
    tone varchar,
    is_reply boolean,
    is_share boolean,
    is_paid_partnership boolean,
    custom_label varchar,
    caption_id varchar,
    permalink varchar
);

-- Running totals of a post as one file states them.
create table post_snapshot (
    batch_id varchar not null,
    line_no bigint not null,
    post_id varchar not null,
    as_of_on date not null,
    basis varchar not null,
    window_from date,
    window_to date,
    exposures bigint,
    reach bigint,
    reactions bigint,
    comments bigint,
    shares bigint,
    saves bigint,
    eng_core bigint,
    engagements_native bigint,
    link_clicks bigint,
    all_clicks bigint,
    video_views bigint,
    watch_seconds double,
    follows bigint,
    unfollows bigint,
    profile_visits bigint,
    thumbnail_impressions bigint,
    negative_feedback bigint
);

create table post_day (
    batch_id varchar not null,
    line_no bigint not null,
    post_id varchar not null,
    day date not null,
    metric_code varchar not null,
    value double not null
);

create table account_day (
    batch_id varchar not null,
    sheet varchar not null,
    line_no bigint not null,
    source_account_id varchar not null,
    day date not null,
    exposures bigint,
    reach bigint,
    reactions bigint,
    comments bigint,
    shares bigint,
    saves bigint,
    engagements_native bigint,
    link_clicks bigint,
    all_clicks bigint,
    video_views bigint,
    watch_seconds double,
    follows bigint,
    unfollows bigint,
    followers bigint,
    profile_visits bigint,
    thumbnail_impressions bigint
);

-- Reach that the platform itself counted once per person over a named period.
create table account_period (
    batch_id varchar not null,
    line_no bigint not null,
    source_account_id varchar not null,
    period_from date not null,
    period_to date not null,
    reach bigint not null
);

create table link_click_day (
    batch_id varchar not null,
    line_no bigint not null,
    url_key varchar not null,
    day date not null,
    clicks bigint,
    scans bigint
);

-- Figures of a website report block, as printed; users are never added over members.
create table web_figure (
    batch_id varchar not null,
    line_no bigint not null,
    property varchar not null,
    block_no integer not null,
    block_title varchar not null,
    dimension varchar not null,
    member varchar not null,
    period_from date not null,
    period_to date not null,
    metric_code varchar not null,
    value double
);

create table interaction (
    batch_id varchar not null,
    line_no bigint not null,
    interaction_id varchar not null,
    platform_id varchar not null,
    source_account_id varchar,
    post_id varchar,
    kind varchar not null,
    occurred_at_utc timestamp not null,
    author_hash varchar,
    author_followers bigint,
    text varchar,
    sentiment varchar,
    needs_response boolean not null,
    responded_at_utc timestamp,
    responder_person_id varchar,
    responder_department_id varchar,
    is_significant boolean not null
);

create table request (
    batch_id varchar not null,
    line_no bigint not null,
    request_id varchar not null,
    initiative_id varchar,
    from_org_id varchar not null,
    to_org_id varchar not null,
    kind varchar not null,
    opened_at_utc timestamp not null,
    due_at_utc timestamp,
    first_response_at_utc timestamp,
    closed_at_utc timestamp,
    outcome varchar
);

create table contribution (
    batch_id varchar not null,
    line_no bigint not null,
    contribution_id varchar not null,
    initiative_id varchar not null,
    partner_id varchar not null,
    kind varchar not null,
    covers_from date not null,
    covers_to date not null,
    quantity double,
    unit varchar,
    unit_rate double,
    amount double not null,
    currency varchar not null,
    valuation_basis varchar not null,
    is_agreed boolean not null
);
