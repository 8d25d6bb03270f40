-- How one cell of text is read: for each kind of cell its value, or null, and the reason why it cannot be read.
--
-- params:  none
--
-- A reason is a code of partnerboard/ingest/reasons.py. Counts are ASCII digits with valid thousands commas and an
-- optional ".0"; nothing is guessed: '1.234', '1,5', '12K' and full-width digits are unreadable.

create or replace temp macro bare(_text) as
    trim(_text, chr(32) || chr(9) || chr(10) || chr(13) || chr(160) || chr(8239) || chr(8201) || chr(8203) || chr(65279));

create or replace temp macro whole_number(_text) as
    try_cast(replace(regexp_replace(_text, '\.0+$', ''), ',', '') as hugeint);

create or replace temp macro count_fault(_text, _may_be_negative) as
    case
        when not regexp_full_match(_text, '-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.0+)?') then 'bad_number'
        when whole_number(_text) is null or whole_number(_text) > 9223372036854775807 then 'out_of_range'
        when whole_number(_text) < 0 and (not _may_be_negative or whole_number(_text) < -9223372036854775807)
            then 'out_of_range'
    end;

create or replace temp macro decimal_fault(_text) as
    case
        when not regexp_full_match(_text, '-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?([eE]-?[0-9]{1,2})?')
            then 'bad_number'
    end;

create or replace temp macro id_fault(_text) as
    case
        when regexp_full_match(_text, '[0-9](\.[0-9]+)?e\+[0-9]+') then 'id_precision_lost'
        when not regexp_full_match(_text, '[0-9]{1,20}') then 'bad_id'
    end;

create or replace temp macro post_ref_fault(_text) as
    case
        when regexp_full_match(_text, '[0-9](\.[0-9]+)?e\+[0-9]+') then 'id_precision_lost'
        when not regexp_full_match(_text, '[A-Za-z0-9_:.\-]{1,100}') or regexp_full_match(_text, '[0-9.]+[eE][+]?[0-9]+')
            then 'bad_id'
    end;

-- Addresses on the platform's own hosts, without user names, ports or dot segments.
create or replace temp macro link_fault(_platform, _text) as
    case
        when not case _platform
            when 'x' then regexp_full_match(_text, 'https://(twitter\.com|x\.com)/[A-Za-z0-9_]{1,20}/status/[0-9]{1,20}')
            when 'instagram'
                then regexp_full_match(_text, 'https://(www\.)?instagram\.com/[A-Za-z0-9_\-./?=&%]+')
            when 'facebook'
                then regexp_full_match(_text, 'https://(www\.|m\.|web\.)?(facebook\.com|fb\.watch)/[^\s<>"\\@]+')
            when 'linkedin'
                then regexp_full_match(
                    _text, 'https://(www\.)?linkedin\.com/(feed/update/urn:li:[A-Za-z]+:[0-9]{1,20}|posts/[^\s<>"\\@]+)/?'
                )
            when 'tiktok'
                then regexp_full_match(
                    _text, 'https://(www\.|m\.)?tiktok\.com/@[A-Za-z0-9_.]+/(video|photo)/[0-9]{1,20}(\?[^\s<>"\\]*)?'
                )
            when 'youtube'
                then regexp_full_match(_text, 'https://(www\.|m\.)?(youtube\.com|youtu\.be)/[^\s<>"\\@]+')
            else regexp_full_match(_text, 'https?://[^\s<>"\\@/]+(/[^\s<>"\\]*)?')
        end then 'bad_link'
        when contains(_text, '/../') or contains(_text, '/./') then 'bad_link'
    end;

create or replace temp macro url_fault(_text) as
    case when not regexp_full_match(_text, '(https?://)?[^\s<>"\\@/:]+\.[^\s<>"\\@/:]+([/?#][^\s<>"\\]*)?') then 'bad_link' end;

create or replace temp macro first_part(_text) as regexp_extract(_text, '^([0-9]{1,2})', 1);

create or replace temp macro second_part(_text) as regexp_extract(_text, '^[0-9]{1,2}[/.\-]([0-9]{1,2})', 1);

-- The writings of a day that are read: 2024-07-13, 2024/07/13, 20240713, 13/07/2024, Sat, Jul 13, 2024.
create or replace temp macro day_part(_text, _order) as
    case
        when regexp_matches(_text, '^[0-9]{4}-[0-9]{2}-[0-9]{2}($|[T ])') then left(_text, 10)
        when regexp_matches(_text, '^[0-9]{4}/[0-9]{2}/[0-9]{2}($|[T ])') then replace(left(_text, 10), '/', '-')
        when regexp_full_match(_text, '[0-9]{8}')
            then left(_text, 4) || '-' || substr(_text, 5, 2) || '-' || right(_text, 2)
        when regexp_matches(_text, '^[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{4}($|[ ,T])') then
            regexp_extract(_text, '^[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-]([0-9]{4})', 1)
            || '-' || lpad(case when _order = 'day_first' then second_part(_text) else first_part(_text) end, 2, '0')
            || '-' || lpad(case when _order = 'day_first' then first_part(_text) else second_part(_text) end, 2, '0')
        when regexp_full_match(_text, '((Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?[A-Z][a-z]{2} [0-9]{1,2},? [0-9]{4}') then
            strftime(
                try_strptime(
                    regexp_replace(replace(_text, ',', ''), '^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ', ''), '%b %d %Y'
                ),
                '%Y-%m-%d'
            )
    end;

create or replace temp macro clock_part(_text) as
    regexp_extract(_text, '[0-9][, T]\s?([0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?( ?[AaPp][Mm])?)\s*(Z|[+\-][0-9]{2}:?[0-9]{2})?$', 1);

create or replace temp macro offset_part(_text) as
    regexp_extract(_text, ':[0-9]{2}(\.[0-9]{1,6})?( ?[AaPp][Mm])?\s*(Z|[+\-][0-9]{2}:?[0-9]{2})$', 3);

create or replace temp macro local_moment(_text, _order) as
    case
        when regexp_full_match(clock_part(_text), '(0?[1-9]|1[0-2]):[0-5][0-9](:[0-5][0-9])? ?[AaPp][Mm]') then
            try_strptime(
                day_part(_text, _order) || ' ' || upper(replace(clock_part(_text), ' ', '')),
                ['%Y-%m-%d %I:%M%p', '%Y-%m-%d %I:%M:%S%p']
            )
        when regexp_full_match(clock_part(_text), '([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?') then
            try_cast(
                day_part(_text, _order) || ' ' || lpad(split_part(clock_part(_text), ':', 1), 2, '0')
                || substr(clock_part(_text), strpos(clock_part(_text), ':'))
                || case when length(clock_part(_text)) <= 5 then ':00' else '' end as timestamp
            )
    end;

create or replace temp macro offset_minutes(_text) as
    case
        when offset_part(_text) = 'Z' then 0
        when regexp_full_match(offset_part(_text), '[+\-](0[0-9]|1[0-4]):?[0-5][0-9]') then
            cast(left(offset_part(_text), 1) || '1' as integer)
            * (cast(substr(offset_part(_text), 2, 2) as integer) * 60 + cast(right(offset_part(_text), 2) as integer))
    end;

-- A time that the clocks jumped over has no moment; of a time that occurs twice the later one is taken.
create or replace temp macro in_zone(_local, _zone) as
    case
        when _zone = 'UTC' then _local
        when (_local at time zone _zone) at time zone _zone = _local then (_local at time zone _zone) at time zone 'UTC'
    end;

create or replace temp macro moment_utc(_text, _order, _zone) as
    case
        when offset_part(_text) <> '' then local_moment(_text, _order) - to_minutes(offset_minutes(_text))
        else in_zone(local_moment(_text, _order), _zone)
    end;

-- Without an offset a time is read where the export prints local times, from a date cell, and in d/m/y columns.
create or replace temp macro moment_fault(_text, _order, _zone, _is_local) as
    case
        when moment_utc(_text, _order, _zone) is null then 'bad_time'
        when
            offset_part(_text) = '' and not _is_local
            and regexp_matches(_text, '^[0-9]{4}-[0-9]{2}-[0-9]{2} ')
            then 'bad_time'
        when year(moment_utc(_text, _order, _zone)) not between 2006 and 2035 then 'out_of_range'
    end;

create or replace temp macro day_of(_text, _order) as
    case
        when clock_part(_text) <> '' then
            case when local_moment(_text, _order) is not null then try_cast(day_part(_text, _order) as date) end
        when regexp_full_match(_text, '[0-9/.\-]+|[A-Za-z]{3}.*[0-9]{4}') then try_cast(day_part(_text, _order) as date)
    end;

create or replace temp macro day_fault(_text, _order) as
    case
        when day_of(_text, _order) is null then 'bad_time'
        when year(day_of(_text, _order)) not between 2006 and 2035 then 'out_of_range'
    end;

create or replace temp macro when_fault(_text, _order, _zone, _is_local) as
    case
        when clock_part(_text) <> '' then moment_fault(_text, _order, _zone, _is_local)
        else day_fault(_text, _order)
    end;

create or replace temp macro flag_of(_text) as
    case
        when lower(_text) in ('1', 'true', 'yes', '1.0') then true
        when lower(_text) in ('0', 'false', 'no', '0.0') then false
    end;

-- The word for "no value" in a column of numbers.
create or replace temp macro is_missing(_text, _words) as
    _text in ('', '-', chr(8211), chr(8212)) or lower(_text) = 'n/a' or list_contains(_words, lower(_text));

-- What a post is called by its platform, wherever it is named: the same post in another export has the same key.
create or replace temp macro post_key(_platform, _id, _link) as
    case
        when _platform = 'instagram' then coalesce(
            nullif(regexp_extract(_link, 'instagram\.com/(?:[A-Za-z0-9_.]+/)?(?:p|reel|reels|tv)/([A-Za-z0-9_\-]+)', 1), ''),
            nullif(regexp_extract(_link, 'instagram\.com/stories/[^/]+/([0-9]+)', 1), ''),
            _id
        )
        when _platform = 'facebook' then regexp_replace(coalesce(_id, _link), '^[0-9]+_', '')
        when _platform = 'linkedin' then coalesce(
            nullif(regexp_extract(coalesce(_link, _id), '(?:activity|share|ugcPost)[:\-]([0-9]+)', 1), ''), _id, _link
        )
        when _platform = 'tiktok' then coalesce(nullif(regexp_extract(_link, '/(?:video|photo)/([0-9]+)', 1), ''), _id)
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
        when _platform = 'x' then epoch_ms((_key::bigint >> 22) + 1288834974657)
        when _platform = 'linkedin' then epoch_ms(_key::bigint >> 22)
        when _platform = 'tiktok' then epoch_ms((_key::bigint >> 32) * 1000)
    end;

create or replace temp macro source_account(_platform, _native_id, _handle, _name) as
    _platform || ':' || coalesce(
        nullif(_native_id, ''), nullif(lower(ltrim(bare(_handle), '@')), ''), nullif(lower(bare(_name)), '')
    );
