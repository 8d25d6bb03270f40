-- One sum for each initiative with targets that measure activity over the rolled-up posts that count for it.
--
-- params: none
create or replace view initiatives_held as (
    select
        post_latest.initiative_id,
        sum(
            hash(
                post_latest.post_id, post_latest.partner_id, post_latest.initiative_weight, post_latest.credit_weight
            )::hugeint
        ) as checksum
    from post_latest
    semi join activity_basis on post_latest.initiative_id = activity_basis.initiative_id
    group by post_latest.initiative_id
);
