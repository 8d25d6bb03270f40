-- A name as far as a colleague consents to it being told, otherwise the pseudonym.
--
-- params: none
create or replace macro told_name(name, pseudonym, consent, consents) as
if(may_name(pseudonym, consent, consents), name, pseudonym);
