-- Whether a text names an organisation that is not behind one of these partners, or one of its accounts or colleagues.
--
-- params: none
--
-- A name is found in any case, with or without accents, and as one word. What nobody registered cannot be found. Where
-- others may be shown there is no outsider, and no name is looked at.
create or replace macro names_outsider(words, partner_ids, shows_others) as (
    words is not null and exists (
        select 1
        from organisation_word as _foreign
        where
            not coalesce(shows_others, false)
            and not list_contains(organisations_of(partner_ids), _foreign.org_id)
            and (
                contains(plain_words(words), _foreign.words)
                or contains(replace(plain_words(words), ' ', ''), _foreign.joined)
            )
    )
);
