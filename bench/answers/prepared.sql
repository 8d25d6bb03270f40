-- The tables that somebody would keep who only had to answer for whoever may see everything, live, and nothing else:
-- every post once for each initiative and partner with its latest numbers, beside each other what is read together.
--
-- params:  as_of, known_at
--
-- Made once before anything is measured. The statements of best/ read them; the questions of the product do not.

create or replace temp table best_post as
select *
from post_scope($as_of, $known_at)
order by initiative_id, partner_id, published_on;

create or replace temp table best_delivery as
select speaking.initiative_id, delivery.*
from deliveries($known_at) as delivery
inner join (
    select distinct initiative_partner.initiative_id, account_partner.account_id
    from account_partner
    inner join initiative_partner on account_partner.partner_id = initiative_partner.partner_id
) as speaking on delivery.account_id = speaking.account_id
order by speaking.initiative_id, delivery.as_of_on;

create or replace temp table best_click as
select initiative_id, partner_id, day, sum(clicks) as clicks
from link_clicks_known($known_at)
group by initiative_id, partner_id, day
order by initiative_id, day;

create or replace temp table best_account as
select
    speaking.initiative_id, speaking.partner_id, speaking.account_id, speaking.account_kind, speaking.platform_id,
    account_known.name as account_name, account_known.handle, account_known.position,
    coalesce(operator.name, owner.name) as operator_name
from initiative_account as speaking
inner join account_known on speaking.account_id = account_known.account_id
left join organisation as owner on account_known.owner_org_id = owner.org_id
left join account_operator
    on
        speaking.account_id = account_operator.account_id
        and $as_of between account_operator.valid_from and coalesce(account_operator.valid_to, date '9999-12-31')
left join organisation as operator on account_operator.org_id = operator.org_id
where speaking.account_kind <> 'personal'
order by speaking.initiative_id, speaking.partner_id, account_known.position;

create or replace temp table best_level as
select account_id, day, followers
from account_days_known($known_at)
where followers is not null
order by account_id, day;

create or replace temp table best_told as
select distinct speaking.initiative_id, accounts_told.*
from accounts_told
inner join initiative_account as speaking on accounts_told.account_id = speaking.account_id
order by speaking.initiative_id, accounts_told.account_id;

-- every message that wants an answer, under the partner whose account it was written to
create or replace temp table best_message as
with

promise as (

    select initiative_id, min(audience_sla_minutes) as agreed_minutes
    from agreement
    group by initiative_id

),

speaking as (

    select
        initiative_id, account_id,
        if(any_value(account_kind) = 'joint', '(unattributed)', any_value(partner_id)) as partner_id
    from initiative_account
    group by initiative_id, account_id

)

select
    speaking.initiative_id,
    speaking.partner_id,
    message.occurred_at_utc,
    message.responded_at_utc,
    date_diff('second', message.occurred_at_utc, message.responded_at_utc) / 60.0 as waited_minutes,
    promise.agreed_minutes
from interactions_known($known_at) as message
inner join speaking on message.account_id = speaking.account_id
left join promise on speaking.initiative_id = promise.initiative_id
where message.needs_response
order by speaking.initiative_id, message.occurred_at_utc;

create or replace temp table best_text as
select best_post.post_id, caption.text, batch.file_name, attribution_rule.pattern, account_known.name as account_name
from (
    select distinct on (post_id) * from best_post
    order by post_id, initiative_id, partner_id
) as best_post
left join caption on best_post.caption_id = caption.caption_id
left join batch on best_post.batch_id = batch.batch_id
left join attribution_rule on best_post.rule_id = attribution_rule.rule_id
left join account_known on best_post.account_id = account_known.account_id;

create or replace temp table best_usual as
select *
from account_usual(date '1900-01-01', $as_of, $known_at);

-- what each post gained from file to file, beside what targets ask of it
create or replace temp table best_gain as
select
    best_post.initiative_id, best_post.partner_id, best_post.platform_id, best_post.account_ids,
    best_post.content_format, best_post.content_class, best_post.weight,
    coalesce(
        lag(total.as_of_on) over history, least(best_post.published_on, total.as_of_on) - 1
    ) as previous_on,
    total.as_of_on,
    total.exposures - coalesce(lag(total.exposures) over history, 0) as exposures,
    total.eng_core - coalesce(lag(total.eng_core) over history, 0) as eng_core,
    total.link_clicks - coalesce(lag(total.link_clicks) over history, 0) as link_clicks,
    total.video_views - coalesce(lag(total.video_views) over history, 0) as video_views
from best_post
inner join post_snapshot as total on best_post.post_id = total.post_id
where best_post.initiative_id in (
    select initiative_id from target where measurement = 'activity_in_period' and metric_code <> 'tracked_clicks'
)
window history as (
    partition by best_post.post_id, best_post.initiative_id, best_post.partner_id order by total.as_of_on
)
order by best_post.initiative_id, total.as_of_on;

-- which accounts each file names
create or replace temp table best_named as
select distinct accounts_named.batch_id, account_known.account_id, account_known.name, account_known.platform_id
from accounts_named
inner join account_seen on accounts_named.source_account_id = account_seen.source_account_id
inner join account_known on account_seen.account_id = account_known.account_id
order by accounts_named.batch_id;
