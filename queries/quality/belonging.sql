-- Where every post counts, by which rule and for whom: asked before and after a change of the rules.
--
-- grain:   one row per post, initiative and partner
-- params:  initiative_ids, as_of, known_at
-- columns: post_id, initiative_id, partner_id, weight, rule_id, published_on, platform_id, account_name, text,
--          exposures, eng_core
--
-- For who may see what belongs to nobody. A post that no rule claims stands under '(none)' and '(unattributed)'.

select
    post_scope.post_id,
    post_scope.initiative_id,
    post_scope.partner_id,
    post_scope.weight,
    post_scope.rule_id,
    post_scope.published_on,
    post_scope.platform_id,
    account_known.name as account_name,
    caption.text,
    post_scope.exposures,
    post_scope.eng_core
from post_scope($as_of, $known_at) as post_scope
left join account_known on post_scope.account_id = account_known.account_id
left join caption on post_scope.caption_id = caption.caption_id
where list_contains($initiative_ids::varchar[], '(none)')
order by post_scope.post_id, post_scope.initiative_id, post_scope.partner_id
