-- A free text as far as a scope may show it: one that names an outsider is withheld, and says so.
--
-- params: none
create or replace macro told_text(words, partner_ids, shows_others) as
if(shows_others or not names_outsider(words, partner_ids, shows_others), words, '(withheld: it names others)');
