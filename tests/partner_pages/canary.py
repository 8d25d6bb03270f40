"""A word that stands in every text of everybody but one partner, so that no byte for that partner may hold it."""

from partnerboard.warehouse import Warehouse

WORD = "zanzibar"
OWN = "P-MER"

_FOREIGN_ACCOUNTS = f"""
    select account.account_id
    from account
    left join person on account.person_id = person.person_id
    where
        coalesce(account.owner_org_id, person.org_id) is not null
        and coalesce(account.owner_org_id, person.org_id) not in (
            select partner.org_id from partner where partner.partner_id = '{OWN}'
        )
"""
_STEPS = (
    # files first: which account they name is found by the names that the later steps change
    f"""
    create temp table foreign_source as
    select account_seen.source_account_id from account_seen where account_seen.account_id in ({_FOREIGN_ACCOUNTS})
    """,
    """
    update batch
    set file_name = 'zanzibar ' || file_name
    where batch.batch_id not in (
        select post_record.batch_id
        from post_record
        where post_record.source_account_id not in (select foreign_source.source_account_id from foreign_source)
    )
    """,
    "update batch set loaded_by = 'zanzibar ' || loaded_by",
    f"""
    update caption
    set text = caption.text || ' zanzibar'
    where caption.caption_id not in (
        select post_credits.caption_id
        from post_credits(timestamp '9999-01-01') as post_credits
        where post_credits.partner_id = '{OWN}' and post_credits.caption_id is not null
    )
    """,
    """
    update source_account
    set name = 'Zanzibar ' || name, handle = 'zanzibar' || handle
    where source_account.source_account_id in (select foreign_source.source_account_id from foreign_source)
    """,
    f"""
    update account
    set name = 'Zanzibar ' || name, handle = 'zanzibar' || handle
    where account.account_id in ({_FOREIGN_ACCOUNTS})
    """,
    f"""
    update person
    set name = 'Zanzibar ' || name, pseudonym = 'Zanzibar ' || pseudonym
    where person.org_id not in (select partner.org_id from partner where partner.partner_id = '{OWN}')
    """,
    f"""
    update organisation
    set name = 'Zanzibar ' || name
    where organisation.org_id not in (select partner.org_id from partner where partner.partner_id = '{OWN}')
    """,
    f"update partner set short_name = 'Zanzibar ' || short_name where partner.partner_id <> '{OWN}'",
    f"""
    update target
    set label = target.label || ' zanzibar', baseline_note = 'zanzibar ' || target.baseline_note
    where target.partner_id is null or target.partner_id <> '{OWN}'
    """,
    f"""
    update target_version
    set reason = target_version.reason || ' zanzibar'
    where target_version.target_id in (
        select target.target_id from target where target.partner_id is null or target.partner_id <> '{OWN}'
    )
    """,
    f"""
    update target_version
    set reason = 'Because Zanzibar-Coastal THERAPISTS guild asked for it.'
    where target_version.target_id in (select target.target_id from target where target.partner_id = '{OWN}')
    """,
    f"""
    update target_decision
    set decided_by = 'zanzibar chair', reason = 'Said by @ZanzibarCoastalGuild: no.'
    where target_decision.org_id not in (select partner.org_id from partner where partner.partner_id = '{OWN}')
    """,
    "update event set note = 'Zanzíbar Guild was told.' where event.event_id = 'e-handover'",
    "update initiative set summary = 'Led by Zanzibar Northshore.'",
    "update agreed_contribution set valuation_basis = 'zanzibar', unit = 'zanzibar' where partner_id <> 'P-MER'",
)


def plant(warehouse: Warehouse) -> None:
    """Put the word into the demo: names, handles, accounts, captions, files, targets, reasons, decisions, events."""
    with warehouse.writing() as writer:
        for step in _STEPS:
            writer.cursor.execute(step)
        writer.cursor.execute("drop table foreign_source")
