"""Organisations, people and accounts of the agreements, in rows."""

from datetime import date

import pandas as pd

from partnerboard.agreements import Agreements
from partnerboard.agreements.cast import Account, Housing, Operating, Organisation, Owning, Partner, Person
from partnerboard.agreements.editing import address as of_record
from partnerboard.metrics import format as written
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.agreeing_choices import choice
from partnerboard.ui.telling.agreeing_overview import address
from partnerboard.ui.telling.words import listed, platform

ORGANISATIONS = (
    Column("name", "Organisation", kind="link", on_phone=True, width="34%"),
    Column("type", "Kind"),
    Column("capacity", "Takes part as", on_phone=True, width="22%"),
    Column("accounts", "Accounts", kind="number", write=written.full, on_phone=True),
    Column("people", "People", kind="number", write=written.full),
)
DEPARTMENTS = (
    Column("name", "Department", kind="link", on_phone=True, width="40%"),
    Column("accounts", "Accounts today", on_phone=True),
)
PEOPLE = (
    Column("name", "Person", kind="link", on_phone=True, width="22%"),
    Column("organisation", "Works for", on_phone=True, width="26%"),
    Column("consent", "Name shown to", on_phone=True),
    Column("shown", "Otherwise shown as"),
    Column("advocate", "Posts about initiatives"),
)
ACCOUNTS = (
    Column("name", "Account", kind="link", on_phone=True, width="30%"),
    Column("platform", "Platform", on_phone=True),
    Column("owner", "Belongs to", on_phone=True, width="24%"),
    Column("operator", "Run by", width="18%"),
    Column("handle", "Handle"),
)
SPANS = (
    Column("who", "Who", on_phone=True, width="50%"),
    Column("from", "From", kind="day", on_phone=True),
    Column("to", "Until", kind="day", on_phone=True),
)


def organisations(stated: Agreements) -> pd.DataFrame:
    """One row per organisation."""
    return pd.DataFrame([_organisation(stated, each) for each in stated.organisations])


def departments(stated: Agreements, organisation: str) -> pd.DataFrame:
    """The departments of an organisation, with the accounts that each answers for now."""
    return pd.DataFrame(
        [
            {
                "name": each.name,
                "href": address("organisations", of_record(each)),
                "accounts": listed(
                    [
                        account_name(account)
                        for account in stated.accounts
                        if any(span.department == each.id and span.to is None for span in account.departments)
                    ]
                )
                or None,
            }
            for each in stated.departments
            if each.organisation == organisation
        ]
    )


def department_names(stated: Agreements) -> dict[str, str]:
    """Every department with its organisation: ids to words."""
    names = organisation_names(stated)
    return {each.id: f"{each.name}, {names[each.organisation]}" for each in stated.departments}


def organisation_names(stated: Agreements) -> dict[str, str]:
    """Every organisation as tables call it: the short name of its partner, else its own."""
    short = {each.organisation: each.short_name for each in stated.partners}
    return {each.id: short.get(each.id, each.name) for each in stated.organisations}


def people(stated: Agreements) -> pd.DataFrame:
    """One row per person."""
    names = organisation_names(stated)
    return pd.DataFrame([_person(each, names[each.organisation]) for each in stated.people])


def accounts(stated: Agreements) -> pd.DataFrame:
    """One row per account, in the order of the agreements."""
    return pd.DataFrame([_account(stated, each) for each in stated.accounts])


def account_name(account: Account) -> str:
    """The account in words: 'Harbour Clinic on LinkedIn'."""
    return f"{account.name} on {platform(account.platform)}"


def spans(stated: Agreements, held: tuple[Owning | Operating | Housing, ...]) -> pd.DataFrame:
    """who, from, to: a history, the latest first."""
    names = organisation_names(stated) | {each.id: each.name for each in stated.departments}
    return pd.DataFrame(
        [
            {
                "who": names[span.department if isinstance(span, Housing) else span.organisation],
                "from": written.day(span.from_),
                "to": written.day(span.to) if span.to else "today",
            }
            for span in sorted(held, key=lambda span: span.from_, reverse=True)
        ]
    )


def splits(stated: Agreements, account: Account) -> pd.DataFrame:
    """who, from, to: every split of a joint account in words, the latest first."""
    names = {each.id: each.short_name for each in stated.partners}
    days = sorted({share.from_ for share in account.shares}, reverse=True)
    ends = ["today", *(written.day(_day_before(day)) for day in days)]
    return pd.DataFrame(
        [
            {"who": _split(account, day, names), "from": written.day(day), "to": end}
            for day, end in zip(days, ends, strict=False)
        ]
    )


def _split(account: Account, day: date, names: dict[str, str]) -> str:
    weights = {share.partner: share.weight for share in account.shares if share.from_ == day}
    whole = sum(weights.values())
    return listed([f"{names[partner]} {written.percent(weight / whole, 0)}" for partner, weight in weights.items()])


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _organisation(stated: Agreements, each: Organisation) -> dict[str, object]:
    partners = [partner for partner in stated.partners if partner.organisation == each.id]
    return {
        "name": f"{each.name} (us)" if each.home else each.name,
        "href": address("organisations", of_record(each)),
        "type": choice(Organisation, "type", each.type),
        "capacity": listed([choice(Partner, "capacity", partner.capacity) for partner in partners]) or None,
        "accounts": sum(account.owner == each.id for account in stated.accounts),
        "people": sum(person.organisation == each.id for person in stated.people),
    }


def _person(each: Person, organisation: str) -> dict[str, object]:
    is_given = each.consent != "none" and each.consented_on is not None
    return {
        "name": each.name,
        "href": address("people", of_record(each)),
        "organisation": organisation,
        "consent": choice(Person, "consent", each.consent) if is_given else choice(Person, "consent", "none"),
        "shown": f"{each.pseudonym} of {organisation}",
        "advocate": "Yes" if each.advocate else "No",
    }


def _account(stated: Agreements, each: Account) -> dict[str, object]:
    names = organisation_names(stated)
    people = {person.id: person.name for person in stated.people}
    return {
        "name": each.name,
        "href": address("accounts", of_record(each)),
        "platform": choice(Account, "platform", each.platform),
        "owner": _owner(each, names, people),
        "operator": next((names[span.organisation] for span in each.operators if span.to is None), None),
        "handle": each.handle,
    }


def _owner(each: Account, names: dict[str, str], people: dict[str, str]) -> str:
    if each.kind == "personal":
        return f"{people[each.person]}, a colleague" if each.person else "A colleague"
    if each.kind == "joint":
        return "Shared by partners"
    return names[each.owner] if each.owner else "Nobody"
