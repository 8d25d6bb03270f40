-- What is known of posts, account days and deliveries by now, rolled up from the append-only facts.
--
-- Nothing here is a fact: every row can be worked out again from batches, facts and agreements, and is, where they no
-- longer are what latest_batch, latest_account and latest_rules say it was made of. Empty until a warehouse is large
-- enough, and filled before the first answer that reads it. No keys: a key costs more than the rows.

-- Every post with its attribution and its latest totals: the rows of post_scope before a day is asked for, with replies
-- and with posts of which no numbers are known. is_first marks one row of each post.
create table post_latest (
    post_id varchar not null,
    platform_id varchar,
    account_ids varchar[],
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
    permalink varchar,
    published_on date,
    initiative_id varchar not null,
    initiative_weight double not null,
    rule_id varchar,
    rule_kind varchar,
    partner_id varchar not null,
    account_id varchar,
    credit_basis varchar,
    is_advocacy boolean,
    credit_weight double not null,
    as_of_on date,
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
    profile_visits bigint,
    batch_id varchar,
    is_first boolean not null
);

-- The rows of account_days_known.
create table account_day_latest (
    account_id varchar not null,
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
    follows bigint,
    unfollows bigint,
    followers bigint,
    profile_visits bigint,
    as_of_on date
);

-- Which accounts each file gave post numbers of, and the days they speak of; true at every knowledge time.
create table delivery (
    batch_id varchar not null,
    source_account_id varchar,
    as_of_on date not null
);

-- The batches that are rolled up, and whether each counted.
create table latest_batch (batch_id varchar not null, is_known boolean not null);

-- The account that each account of files was taken for.
create table latest_account (source_account_id varchar not null, account_id varchar not null);

-- One row once something is rolled up: the reporting zone of published_on, and a sum over what attribution rests on.
create table latest_rules (report_zone varchar not null, fingerprint varchar not null);
