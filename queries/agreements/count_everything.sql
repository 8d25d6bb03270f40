-- Let every post that the accounts of an initiative published in a time count for it, whatever it was about.
--
-- params:  initiative_id, since, until, known_at
--
-- Run in a trial only, to measure weeks before there was an initiative by what its accounts did then.

insert into attribution_rule (rule_id, initiative_id, precedence, kind, pattern, is_enabled)
select distinct
    'trial ' || posts_known.post_id as rule_id,
    initiative_account.initiative_id,
    0 as precedence,
    'include_post' as kind,
    posts_known.post_id as pattern,
    true as is_enabled
from posts_known($known_at) as posts_known
inner join initiative_account on list_contains(posts_known.account_ids, initiative_account.account_id)
where
    initiative_account.initiative_id = $initiative_id
    and posts_known.published_on between $since and $until
