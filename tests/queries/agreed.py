"""What was agreed and logged in a small world: targets with versions, plans, links, contributions and messages."""

from datetime import date, datetime
from typing import Any

from tests.queries.world import World, utc

AS_OF = date(2026, 8, 29)
"""The day of which the usual file speaks."""


def partnership(world: World) -> World:
    """Three partners through August 2026, the accounts they post from, a hashtag, and a file as of 29 August.

    The joint account ig-j is split 50, 30 and 20; ann works for a. A post with caption "tag" belongs to "mwt".
    """
    world.initiative("mwt", date(2026, 8, 1), date(2026, 8, 31))
    for partner_id, org_id in (("P-A", "a"), ("P-B", "b"), ("P-C", "c")):
        world.partner(partner_id, org_id)
    world.person("ann", "a")
    for account_id, platform_id, org_id in (
        ("fb-a", "facebook", "a"),
        ("ig-a", "instagram", "a"),
        ("x-b", "x", "b"),
        ("ig-b", "instagram", "b"),
        ("li-c", "linkedin", "c"),
    ):
        world.account(account_id, platform_id, owner_org_id=org_id)
    world.account("li-ann", "linkedin", kind="personal", person_id="ann")
    world.account("ig-j", "instagram", kind="joint", initiative_id="mwt")
    for partner_id, weight in (("P-A", 0.5), ("P-B", 0.3), ("P-C", 0.2)):
        world.insert(
            "account_share", account_id="ig-j", partner_id=partner_id, weight=weight, valid_from=date(2026, 8, 1)
        )
    world.rule("hashtag", "#mwt", 6)
    world.caption("tag", hashtags=("mwt",))
    world.batch("B", AS_OF)
    return world


def target(world: World, target_id: str, metric_code: str, **columns: Any) -> str:
    """A target of initiative "mwt" for the whole of August, unpaced, unless said otherwise."""
    row = {
        "initiative_id": "mwt",
        "label": target_id,
        "direction": "higher",
        "measurement": "published_in_period",
        "period_from": date(2026, 8, 1),
        "period_to": date(2026, 8, 31),
        "weight": 1.0,
        "pacing": "none",
        "at_risk_below": 0.95,
        "behind_below": 0.85,
        "position": 0,
    } | columns
    world.insert("target", target_id=target_id, metric_code=metric_code, **row)
    return target_id


def version(world: World, target_id: str, version_no: int, effective_from: date, **columns: Any) -> None:
    """A version of a target's value, proposed on 1 July unless said otherwise."""
    row = {"reason": "as planned", "proposed_by_org_id": "a", "proposed_at_utc": utc(2026, 7, 1)} | columns
    world.insert("target_version", target_id=target_id, version_no=version_no, effective_from=effective_from, **row)


def decision(
    world: World, target_id: str, version_no: int, org_id: str, at: datetime, *, verdict: str = "agreed"
) -> None:
    """What a party said to a version."""
    world.insert(
        "target_decision",
        target_id=target_id,
        version_no=version_no,
        org_id=org_id,
        decision=verdict,
        decided_by=org_id.title(),
        decided_at_utc=at,
    )


def party(world: World, target_id: str, *org_ids: str) -> None:
    """Organisations whose agreement is needed."""
    for org_id in org_ids:
        world.insert("target_party", target_id=target_id, org_id=org_id)


def plan(world: World, plan_rule_id: str, partner_id: str, min_per_week: float, **columns: Any) -> str:
    """Posts a partner plans for every week of August's four, unless said otherwise."""
    row = {"initiative_id": "mwt", "valid_from": date(2026, 8, 3), "valid_to": date(2026, 8, 30)} | columns
    world.insert("plan_rule", plan_rule_id=plan_rule_id, partner_id=partner_id, min_per_week=min_per_week, **row)
    return plan_rule_id


def link(world: World, link_id: str, *, partner_id: str | None = None, **columns: Any) -> str:
    """A short link of initiative "mwt" at s.org/<id>."""
    row = {"initiative_id": "mwt", "short_url": f"https://s.org/{link_id}", "long_url": "https://x.org"} | columns
    world.insert("link", link_id=link_id, partner_id=partner_id, **row)
    return link_id


def clicks(world: World, batch_id: str, link_id: str, day: date, number: int) -> None:
    """Clicks of a link on a day, as a file says."""
    world.insert("link_click_day", batch_id=batch_id, line_no=2, url_key=f"s.org/{link_id}", day=day, clicks=number)


def contribution(world: World, contribution_id: str, partner_id: str, amount: float, **columns: Any) -> str:
    """Money for the 31 days of August, agreed, in pounds."""
    row = {
        "initiative_id": "mwt",
        "kind": "cash",
        "covers_from": date(2026, 8, 1),
        "covers_to": date(2026, 8, 31),
        "currency": "GBP",
        "valuation_basis": "price paid",
        "is_agreed": True,
    } | columns
    world.insert("agreed_contribution", contribution_id=contribution_id, partner_id=partner_id, amount=amount, **row)
    return contribution_id


def promise(world: World, minutes: int, *, initiative_id: str = "mwt") -> None:
    """An agreement to answer the public within so many minutes."""
    world.insert(
        "agreement",
        agreement_id=f"agreement-{initiative_id}",
        initiative_id=initiative_id,
        partner_id="P-A",
        kind="mou",
        starts_on=date(2026, 8, 1),
        ends_on=date(2026, 8, 31),
        audience_sla_minutes=minutes,
    )


def message(
    world: World,
    batch_id: str,
    interaction_id: str,
    source_account_id: str | None,
    at: datetime,
    answered: datetime | None,
    **columns: Any,
) -> None:
    """A message that needs an answer; `source_account_id` as files write it, "facebook:fb-a"."""
    row = {
        "line_no": 2,
        "platform_id": source_account_id.split(":")[0] if source_account_id else "facebook",
        "kind": "comment",
        "needs_response": True,
        "is_significant": False,
    } | columns
    world.insert(
        "interaction",
        batch_id=batch_id,
        interaction_id=interaction_id,
        source_account_id=source_account_id,
        occurred_at_utc=at,
        responded_at_utc=answered,
        **row,
    )


def followers(world: World, batch_id: str, source_account_id: str, day: date, number: int) -> None:
    """How many follow an account at the end of a day."""
    world.insert(
        "account_day",
        batch_id=batch_id,
        sheet="",
        line_no=2,
        source_account_id=source_account_id,
        day=day,
        followers=number,
    )


def beside(
    world: World,
    batch_id: str,
    source_account_id: str,
    label: str,
    values: dict[str, float],
    *,
    about: str = "audience",
) -> None:
    """A table that stands beside the posts: one row per value of a label."""
    for line_no, (named, value) in enumerate(values.items(), start=2):
        world.rows(
            "insert into context_figure (batch_id, sheet, line_no, about, platform_id, source_account_id, labels, "
            "metric_code, value) select $batch_id, '', $line_no, $about, split_part($account, ':', 1), $account, "
            "map {$label: $named}, 'share_percent', $value",
            batch_id=batch_id,
            line_no=line_no,
            about=about,
            account=source_account_id,
            label=label,
            named=named,
            value=value,
        )
