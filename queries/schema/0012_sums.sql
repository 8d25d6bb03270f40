-- What posts come to by initiative, partner, platform and day of publishing, beside the posts that are rolled up.
--
-- One row of a day holds all posts that are one partner's in one initiative alone, and others those that the same
-- partners earn together, each under the first one's post_id, so that whoever adds rows up can still count these once.
-- No replies, and no post of which no numbers are known. Sums are weighted; the numbers of posts are not.
create table post_sum_latest (
    initiative_id varchar not null,
    partner_id varchar not null,
    platform_id varchar,
    published_on date not null,
    post_id varchar,
    weight double not null,
    posts bigint not null,
    exposures double,
    eng_core double,
    reactions double,
    comments double,
    shares double,
    link_clicks double,
    posts_with_exposures bigint not null,
    posts_with_eng_core bigint not null,
    posts_with_link_clicks bigint not null,
    eri_numerator double,
    eri_denominator double
);

-- The rows of interactions_known.
create table interaction_latest (
    interaction_id varchar not null,
    platform_id varchar not null,
    account_id varchar,
    occurred_at_utc timestamp not null,
    needs_response boolean not null,
    responded_at_utc timestamp,
    responder_department_id varchar
);

-- The rows of link_clicks_known.
create table link_click_latest (
    link_id varchar not null,
    initiative_id varchar,
    partner_id varchar,
    person_id varchar,
    day date not null,
    clicks bigint,
    scans bigint
);

-- The first day that totals of the post speak of: files about earlier days have nothing to say of it.
alter table post_latest add column first_as_of_on date;

-- The rows of account_partner.
create table account_partner_latest (account_id varchar not null, partner_id varchar not null);

-- Whose account each file spoke of, and when it was loaded.
alter table delivery add column account_id varchar;

alter table delivery add column loaded_at_utc timestamp;

-- Whether the account that each account of files was taken for is a registered one.
alter table latest_account add column is_registered boolean;

-- How many rows of posts and of account days were added since these tables were last put into their order.
alter table latest_rules add column added_posts bigint;

-- What stands there knows none of this: it is let go of, and rolled up again before the first answer that reads it.
delete from delivery;

delete from latest_account;

delete from latest_batch;

delete from latest_rules;
