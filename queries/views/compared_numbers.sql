-- Attributed posts with the group they are compared in, one number of theirs, and what that number is divided by.
--
-- params: none
--
-- dimension: partner, platform, format, class, operator, department or account. per: post, followers (in thousands) or
-- exposures (in thousands). A row without the number or without the divisor counts in neither sum.
create or replace macro compared_numbers(initiative_ids, dimension, metric_code, per, as_of, known_at) as table (
    select
        _compared.initiative_id,
        _compared.partner_id,
        _compared.platform_id,
        _compared.published_on,
        _compared.post_id,
        _compared.account_id,
        _compared.weight,
        case dimension
            when 'partner' then _compared.partner_id
            when 'platform' then _compared.platform_id
            when 'format' then coalesce(_compared.content_format, 'unknown')
            when 'class' then coalesce(_compared.content_class, 'unclassified')
            when 'operator' then _compared.operated_by
            when 'department' then coalesce(_compared.department_name, 'no department')
            when 'account' then _compared.account_name
        end as group_id,
        case metric_code
            when 'exposures' then _compared.exposures
            when 'eng_core' then _compared.eng_core
            when 'reactions' then _compared.reactions
            when 'comments' then _compared.comments
            when 'shares' then _compared.shares
            when 'saves' then _compared.saves
            when 'link_clicks' then _compared.link_clicks
        end::double as y,
        case per
            when 'post' then 1.0
            when 'followers' then nullif(_compared.followers, 0) / 1000.0
            when 'exposures' then nullif(_compared.exposures, 0) / 1000.0
        end::double as x
    from
        compared_posts(initiative_ids, as_of, known_at, needs_followers := per = 'followers') as _compared
);
