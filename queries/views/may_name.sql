-- Whether a name may be told: it is no colleague's, or the colleague consents to visitors of this kind.
--
-- params: none
create or replace macro may_name(pseudonym, consent, consents) as
pseudonym is null or list_contains(consents, consent);
