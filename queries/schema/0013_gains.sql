-- What posts gained for each target that measures activity, and which accounts each file names, beside the roll-ups.
--
-- What is noted there knows neither: it is let go of, and rolled up again before the first answer that reads it.

-- The rows of target_gains, with the day from which on they are told and the initiative by which they are made again.
create table target_gain_latest (
    initiative_id varchar not null,
    target_id varchar not null,
    previous_on date not null,
    as_of_on date not null,
    told_on date not null,
    gained double
);

-- The initiatives whose gains are rolled up, and a sum over the targets that they are made for.
create table latest_activity (initiative_id varchar not null, fingerprint varchar not null);

-- The rows of accounts_named; true at every knowledge time.
create table batch_account (batch_id varchar not null, source_account_id varchar);

delete from delivery;

delete from latest_batch;
