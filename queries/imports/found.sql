-- Loaded files that contain some words, of some accounts and in some state: a part of them, the latest first.
--
-- grain:   one row per batch
-- params:  initiative_ids, one_id, words, kind_ids, named_ids, account_ids, state, beside_codes, skip,
--          max_shown
-- columns: batch_id, load_no, state, file_name, member_name, file_sha256, export_kind, platform_id, grain, basis,
--          as_of_on, is_as_of_inferred, covers_from, covers_to, is_complete, rows_read, rows_loaded, rows_rejected,
--          loaded_by, loaded_at_utc, withdrawn_at_utc, withdrawn_by, withdrawn_reason, answers, receipt,
--          follows_batch_id, followed_by_batch_id, account_ids, account_names, account_platform_ids, found
--
-- As imports/batches has them. The words are looked for in the name of the file, its hash, its person and its id;
-- kind_ids are the kinds and named_ids the accounts that are called so. A file has to name one of account_ids, unless
-- they are null. state: all, counting, withdrawn, rejected (with rejected rows) or beside (of a grain of beside_codes).
-- one_id is the id of a batch, or ''. found counts all files that fit.

with

under as (

    select
        accounts_named.batch_id,
        coalesce(account_seen.account_id, account_spelled.account_id) as account_id
    from accounts_named
    left join account_seen on accounts_named.source_account_id = account_seen.source_account_id
    left join account_spelled on accounts_named.source_account_id = account_spelled.source_account_id
    where $account_ids is not null or len($named_ids::varchar[]) > 0

),

fitting as (

    select
        batch.batch_id,
        batch.load_no
    from batch
    where
        list_contains($initiative_ids::varchar[], '(none)')
        and ($one_id = '' or batch.batch_id = $one_id)
        and case $state
            when 'counting' then batch.state = 'active'
            when 'withdrawn' then batch.state <> 'active'
            when 'rejected' then batch.rows_rejected > 0
            when 'beside' then list_contains($beside_codes::varchar[], batch.grain)
            else true
        end
        and (
            $account_ids is null
            or batch.batch_id in (
                select under.batch_id
                from under
                where list_contains($account_ids::varchar[], under.account_id)
            )
        )
        and (
            $words = ''
            or contains(
                folded(
                    concat_ws(
                        ' ',
                        batch.file_name,
                        '›',
                        batch.member_name,
                        batch.file_sha256,
                        batch.loaded_by,
                        batch.batch_id
                    )
                ),
                folded($words)
            )
            or list_contains($kind_ids::varchar[], batch.export_kind)
            or batch.batch_id in (
                select under.batch_id
                from under
                where list_contains($named_ids::varchar[], under.account_id)
            )
        )

),

shown as materialized (

    select
        fitting.batch_id,
        count(*) over () as found
    from fitting
    order by fitting.load_no desc
    limit
        $max_shown
        offset $skip

)

select
    told.*,
    shown.found
from batches_told((select coalesce(list(listed.batch_id), []) from shown as listed)) as told
inner join shown on told.batch_id = shown.batch_id
order by told.load_no desc
