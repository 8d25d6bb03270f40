-- Words that every staging file uses: how a post, its account and its time are made out from what a file prints.
--
-- params:  none

create or replace temp macro bare(_text) as
trim(_text, chr(32) || chr(9) || chr(10) || chr(13) || chr(160) || chr(8239) || chr(8201) || chr(8203) || chr(65279));

-- What a post is called by its platform, wherever it is named: the same post in another export has the same key.
create or replace temp macro post_key(_platform, _id, _link) as
case
    when _platform = 'instagram'
        then
            coalesce(
                nullif(
                    regexp_extract(
                        _link, 'instagram\.com/(?:[A-Za-z0-9_.]+/)?(?:p|reel|reels|tv)/([A-Za-z0-9_\-]+)', 1
                    ),
                    ''
                ),
                nullif(regexp_extract(_link, 'instagram\.com/stories/[^/]+/([0-9]+)', 1), ''),
                _id
            )
    when _platform = 'facebook'
        then
            coalesce(
                regexp_replace(_id, '^[0-9]+_', ''),
                nullif(regexp_extract(_link, 'facebook\.com/(?:[^/?]+/posts/|[0-9]+_)([0-9]+)', 1), ''),
                _link
            )
    when _platform = 'linkedin'
        then
            coalesce(
                -- Asked first, which takes a tenth of the time: most addresses have none of the three.
                case
                    when
                        contains(coalesce(_link, _id), 'activity')
                        or contains(coalesce(_link, _id), 'share')
                        or contains(coalesce(_link, _id), 'ugcPost')
                        then nullif(
                            regexp_extract(coalesce(_link, _id), '(?:activity|share|ugcPost)[:\-]([0-9]+)', 1), ''
                        )
                end,
                _id,
                _link
            )
    when _platform = 'tiktok' then coalesce(nullif(regexp_extract(_link, '/(?:video|photo)/([0-9]+)', 1), ''), _id)
    when _platform = 'pinterest' then coalesce(_id, nullif(regexp_extract(_link, '/pin/([0-9]+)', 1), ''), _link)
    when _platform = 'x' then coalesce(_id, nullif(regexp_extract(_link, '/status/([0-9]+)', 1), ''))
    else coalesce(_id, _link)
end;

-- The account that an address names, where it names one.
create or replace temp macro handle_in_link(_platform, _link) as
case
    when _platform = 'x' then nullif(regexp_extract(_link, '\.com/([A-Za-z0-9_]+)/status/', 1), 'i')
    when _platform = 'tiktok' then nullif(regexp_extract(_link, '/@([A-Za-z0-9_.]+)/', 1), '')
end;

-- The time that some platforms write into a post's id, in UTC.
create or replace temp macro clock_in_id(_platform, _key) as
case
    when not regexp_full_match(_key, '[0-9]{15,19}') then null
    when _platform = 'x' then epoch_ms((try_cast(_key as bigint) >> 22) + 1288834974657)
    when _platform = 'linkedin' then epoch_ms(try_cast(_key as bigint) >> 22)
    when _platform = 'tiktok' then epoch_ms((try_cast(_key as bigint) >> 32) * 1000)
end;

-- Handle and name without blanks around them, which takes ten times as long as the rest: most are read so already.
create or replace temp macro source_account(_platform, _native_id, _handle, _name) as
_platform || ':' || coalesce(
    nullif(_native_id, ''), nullif(lower(ltrim(_handle, '@')), ''), nullif(lower(_name), '')
);
