-- What each printed row says about a post, cast, with the account that it is of.
--
-- params:  platform_id, account_handle, account_name, clock_in_id
--
-- Reads told_post. The account is the one in the row, else the given one.

set variable platform_id = $platform_id;

set variable account_handle = $account_handle;

set variable account_name = $account_name;

set variable clock_in_id = $clock_in_id;

create or replace temp view cast_post as

with

placed as (

    select
        told_post.* exclude (platform_id),
        coalesce(told_post.platform_id, getvariable('platform_id')::varchar) as platform_id
    from told_post

),

named as (

    select
        placed.* exclude (native_id, handle),
        coalesce(
            placed.native_id,
            case
                when contains(placed.printed_id, '_')
                    then nullif(regexp_extract(placed.printed_id, '^([0-9]+)_[0-9]+$', 1), '')
            end
        ) as native_id,
        coalesce(placed.handle, handle_in_link(placed.platform_id, placed.permalink)) as handle,
        post_key(placed.platform_id, placed.printed_id, placed.permalink) as post_key
    from placed

)

select
    named.* exclude (post_key, handle, account_name, published_at_utc, printed_on, eng_core, is_reply),
    named.platform_id || ':' || named.post_key as post_id,
    named.post_key,
    coalesce(named.handle, getvariable('account_handle')::varchar) as handle,
    coalesce(named.account_name, getvariable('account_name')::varchar) as account_name,
    source_account(
        named.platform_id,
        named.native_id,
        coalesce(named.handle, case when named.native_id is null then bare(getvariable('account_handle')::varchar) end),
        coalesce(named.account_name, bare(getvariable('account_name')::varchar))
    ) as source_account_id,
    coalesce(
        named.published_at_utc,
        case when getvariable('clock_in_id')::boolean then clock_in_id(named.platform_id, named.post_key) end
    ) as published_at_utc,
    coalesce(named.published_at_utc::date, named.printed_on) as printed_on,
    coalesce(
        named.eng_core, try_cast(named.reactions::hugeint + named.comments + named.shares as bigint)
    ) as eng_core,
    coalesce(named.is_reply, case when named.platform_id = 'x' then starts_with(named.text, '@') end) as is_reply,
    left(sha256(named.text), 16) as caption_id
from named;
