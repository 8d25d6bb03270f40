-- Files that partners hand in through a link. They are staged apart: no fact comes from one before it is accepted.
--
-- account_ids are those that the file names, days and rows as they were read when it was handed in; answers are those
-- in force then, so that what is loaded is what was looked at. batch_id is set when it is accepted.

create table offered_file (
    offered_id varchar primary key,
    link_id varchar not null,
    link_label varchar not null,
    initiative_id varchar not null,
    partner_id varchar not null,
    offered_by varchar not null,
    note varchar not null,
    offered_at_utc timestamp not null,
    file_name varchar not null,
    file_sha256 varchar not null,
    file_bytes bigint not null,
    member_name varchar,
    export_kind varchar not null,
    platform_id varchar,
    account_ids varchar[] not null,
    answers varchar not null,
    first_on date,
    last_on date,
    rows_read bigint not null,
    rows_rejected bigint not null,
    state varchar not null check (state in ('waiting', 'accepted', 'rejected')),
    answered_by varchar,
    answered_at_utc timestamp,
    reason varchar,
    batch_id varchar
);
