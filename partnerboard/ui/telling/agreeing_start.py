"""The guided way from an empty workspace to the first scorecard: its steps, what each has said, what comes next."""

from dataclasses import dataclass
from html import escape
from zoneinfo import available_timezones

from partnerboard.agreements import Agreements
from partnerboard.agreements.initiative import Initiative
from partnerboard.agreements.starting import FIRST_METRICS, UNNAMED
from partnerboard.insights.workspace import Loaded
from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import metric
from partnerboard.ui.telling.words import listed, plural

ENOUGH = 2  # organisations make a partnership
AGREED, ALONE = "all", "us"

AGREEING = {AGREED: "All of us", ALONE: "Only we so far; the others are asked"}

NAME = "What the pages are headed with, and the zone in which days begin and end."
TOGETHER = "You and one partner are enough to begin; more can join at any time."
EFFORT = (
    "One joint effort from a first to a last day. Posts of these days with the hashtag count for it; more rules can "
    "be added later."
)
PROMISE = "One figure that you want to reach together by the last day."
WHOSE = "Results count for whoever owns the account that published them."


@dataclass(frozen=True)
class Step:
    """One step: its name, and what was said in it; '' while nothing was."""

    name: str
    said: str


def steps(stated: Agreements) -> list[Step]:
    """The five steps, as far as they are done; each is read off what stands, so that one can stop at any of them."""
    targets = [target for each in stated.initiatives for target in each.targets]
    workspace = stated.workspace
    return [
        Step("Name the partnership", "" if workspace.name == UNNAMED else workspace.name),
        Step(
            "Say who works together",
            listed([each.name for each in stated.organisations]) if len(stated.partners) >= ENOUGH else "",
        ),
        Step(
            "Describe what you do together",
            listed([f"{each.name}, {written.period(each.starts_on, each.ends_on)}" for each in stated.initiatives]),
        ),
        Step("Agree a first target", listed([each.label for each in targets])),
        Step("Say whose the accounts are", plural(len(stated.accounts), "account") if stated.accounts else ""),
    ]


def current(told: list[Step]) -> int:
    """The place of the first step that is not done; after the last where all are."""
    return next((place for place, step in enumerate(told) if not step.said), len(told))


def is_complete(stated: Agreements) -> bool:
    """Every step is done."""
    told = steps(stated)
    return current(told) == len(told)


def answer(told: list[Step]) -> str:
    """Where one is on the way."""
    place = current(told)
    if place == len(told):
        return "Everything a first scorecard needs is there"
    return f"Step {place + 1} of {len(told)}: {told[place].name[:1].lower()}{told[place].name[1:]}"


def list_html(told: list[Step]) -> str:
    """The steps as a list: done with what was said, the one in hand, and those to come."""
    here = current(told)
    items = []
    for place, step in enumerate(told):
        state = "done" if step.said else "here" if place == here else "open"
        said = f'<span class="pb-start-said">{escape(step.said)}</span>' if step.said else ""
        mark = ' aria-current="step"' if state == "here" else ""
        hidden = '<span class="pb-hidden"> (done)</span>' if state == "done" else ""
        items.append(f'<li class="pb-start-{state}"{mark}><span>{escape(step.name)}{hidden}</span>{said}</li>')
    return f'<ol class="pb-start">{"".join(items)}</ol>'


def metrics() -> dict[str, str]:
    """What a first target can be about: codes to labels."""
    return {code: metric(code).label for code in FIRST_METRICS}


def definitions() -> list[str]:
    """What each of them means."""
    return [metric(code).definition for code in FIRST_METRICS]


def by_the_end(initiative: Initiative) -> str:
    """The words above the value: 'How many by 1 Nov 2026, altogether?'"""
    return f"How many by {written.day(initiative.ends_on)}, altogether?"


def missing(value: float | None, by: str) -> str:
    """What is not filled in; '' for nothing."""
    names = [*(["the value"] if value is None else []), *(["your name or office"] if not by.strip() else [])]
    return f"Fill in {listed(names)}." if names else ""


def zones() -> dict[str, str]:
    """Every zone that is named after a place, and UTC."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    return {name: name.replace("_", " ") for name in ["UTC", *names]}


def currency(zone: str) -> str:
    """The currency that is likely in a zone; a first guess on the form."""
    if zone == "Europe/London":
        return "GBP"
    return "EUR" if zone.startswith("Europe/") else "USD"


def nothing_loaded(loaded: Loaded) -> str:
    """Why there is no account to choose."""
    if loaded.files:
        return "The files that are loaded name no account that is not registered."
    return "Load an export of one of your accounts; then say here whose it is."
