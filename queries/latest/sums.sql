-- Add up the posts of the days that something has changed for; reads what latest/posts found to be there before.
--
-- params:  are_other_rules

insert into changed_sum
select distinct
    post_latest.initiative_id, post_latest.partner_id, post_latest.platform_id, post_latest.published_on
from post_latest
where
    $are_other_rules
    or post_latest.post_id in (select changed_post.post_id from changed_post);

delete from post_sum_latest
using changed_sum
where
    post_sum_latest.initiative_id = changed_sum.initiative_id
    and post_sum_latest.partner_id = changed_sum.partner_id
    and post_sum_latest.platform_id is not distinct from changed_sum.platform_id
    and post_sum_latest.published_on = changed_sum.published_on;

insert into post_sum_latest by name
with

post as (

    select
        post_latest.*,
        post_latest.initiative_weight * post_latest.credit_weight as weight
    from post_latest
    semi join changed_sum
        on
            post_latest.initiative_id = changed_sum.initiative_id
            and post_latest.partner_id = changed_sum.partner_id
            and post_latest.platform_id is not distinct from changed_sum.platform_id
            and post_latest.published_on = changed_sum.published_on
    where post_latest.as_of_on is not null and not post_latest.is_reply

),

several as (

    select post_latest.post_id
    from post_latest
    semi join post on post_latest.post_id = post.post_id
    where not post_latest.is_first

),

-- posts that the same partners earn in the same initiatives can be added up, and counted once by the first of them
shared as (

    select
        post_latest.post_id,
        list((post_latest.initiative_id, post_latest.partner_id) order by all) as earned_by
    from post_latest
    semi join several on post_latest.post_id = several.post_id
    group by post_latest.post_id

)

select
    post.initiative_id,
    post.partner_id,
    post.platform_id,
    post.published_on,
    min(shared.post_id) as post_id,
    sum(post.weight) as weight,
    count(*) as posts,
    sum(post.weight * post.exposures) as exposures,
    sum(post.weight * post.eng_core) as eng_core,
    sum(post.weight * post.reactions) as reactions,
    sum(post.weight * post.comments) as comments,
    sum(post.weight * post.shares) as shares,
    sum(post.weight * post.link_clicks) as link_clicks,
    count(post.exposures) as posts_with_exposures,
    count(post.eng_core) as posts_with_eng_core,
    count(post.link_clicks) as posts_with_link_clicks,
    sum(if(post.exposures is null, null, post.weight * post.eng_core)) as eri_numerator,
    sum(if(post.eng_core is null, null, post.weight * post.exposures)) as eri_denominator
from post
left join shared on post.post_id = shared.post_id
group by post.initiative_id, post.partner_id, post.platform_id, post.published_on, shared.earned_by
order by post.initiative_id, post.partner_id, post.published_on;
