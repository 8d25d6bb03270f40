"""Files that visitors take away: the tables of the pages with their numbers in full, and where they come from.

Every figure is taken from the same tellings as the pages, so that a file and a page never differ.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isinf

import pandas as pd

from partnerboard.insights.scorecard import Scorecard, TargetResult, label
from partnerboard.insights.workspace import DataAge, Initiative
from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import METRICS, Metric, metric
from partnerboard.pacing.terms import Direction
from partnerboard.reports.one_page import Line, OnePage
from partnerboard.reports.report import Field, Report, Table
from partnerboard.scope import View
from partnerboard.ui.telling import ages as ages_told
from partnerboard.ui.telling import agreed, targets, verdict
from partnerboard.ui.telling import scorecard as scorecard_told
from partnerboard.ui.telling.words import Names, definition, listed, plural, sentence

SCORECARD = (
    Field("target", "Target", width=34),
    Field("applies_to", "For", width=22),
    Field("status", "Status", width=11),
    Field("actual", "So far", "number"),
    Field("actual_text", "So far, in words"),
    Field("expected", "Expected today", "number"),
    Field("agreed", "Agreed", "number"),
    Field("agreed_text", "Agreed, in words", width=20),
    Field("unit", "Unit", width=14),
    Field("pace", "Pace", "share", width=9),
    Field("weight", "Weight", "share", width=9),
    Field("outlook", "Outlook", width=44),
    Field("first", "First agreed", width=20),
    Field("since", "In force since", width=14),
    Field("reason", "Reason", width=44),
)
OWNER = Field("owner", "Who acts", width=22)
POSTS = (
    Field("text", "Post", width=60),
    Field("published_on", "Published", "day", width=13),
    Field("account", "Account", width=28),
    Field("partners", "Credited to", width=24),
    Field("rule", "Counts by", width=22),
    Field("format", "Format", width=12),
    Field("exposures", "Exposures", "number", width=13),
    Field("eng_core", "Engagements", "number", width=13),
    Field("engagement_rate", "Engagements per exposure", "share", width=13),
    Field("times_usual", "Times usual", "number", width=11),
)
WEEKS = (
    Field("partner", "Partner", width=26),
    Field("week_start", "Week of", "day", width=13),
    Field("exposures", "Exposures", "number", width=13),
    Field("published", "Posts published", "number", width=13),
    Field("planned", "Posts planned", "number", width=13),
)
DEFINITIONS = (
    Field("metric", "Metric", width=28),
    Field("definition", "What it is", width=60),
    Field("formula", "How it is computed", width=60),
    Field("unit", "Unit", width=16),
)
OF_POSTS = ("exposures", "eng_core", "eri_core")
OF_WEEKS = ("exposures", "posts_published")


@dataclass(frozen=True)
class Source:
    """What a file says of itself: of which partnership, for whom, of which view, how old, and when it was made.

    `limits` are sentences about what its reader is not shown.
    """

    initiative: Initiative
    names: Names
    whose: str
    view: View
    shown: str
    ages: Sequence[DataAge]
    made_at_utc: datetime
    limits: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """'Move Well Together · City Transport Group'."""
        return " · ".join(part for part in (self.initiative.name, self.whose) if part)

    @property
    def age(self) -> str:
        """How old the numbers are, with the reporting zone."""
        return ages_told.told(self.ages, self.view.as_of, self.initiative.report_zone)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands beside every table."""
        return (
            ("As of", written.day(self.view.as_of)),
            ("Shown", self.shown),
            *((("Not in it", " ".join(self.limits)),) if self.limits else ()),
            ("Age of the data", self.age),
            ("Made from", sentence(ages_told.behind_it(self.ages))),
            ("File made (UTC)", written.moment(self.made_at_utc)),
        )


def scorecard(card: Scorecard, source: Source, *, with_people: bool) -> Report:
    """Every target with agreed, actual and expected value, pace, status, outlook and the reason of its adjustment."""
    currency = source.initiative.currency
    stands, told = targets.rows(card.results, currency), agreed.first_and_last(card, currency)
    frame = stands if stands.empty else stands.assign(**{name: told[name] for name in ("first", "since", "reason")})
    if not frame.empty:
        frame["unit"] = [str(metric(result.target.metric_code).unit) for result in card.results]
    fields = (*SCORECARD, OWNER) if with_people else SCORECARD
    measured = scorecard_told.measured(card)
    answer = verdict.answer(card, currency)
    definitions = Table("Definitions", DEFINITIONS, measured)
    return Report("Scorecard", source.about, answer, Table("Targets", fields, frame), source.facts, definitions)


def posts(rows: pd.DataFrame, answer: str, source: Source, *, words: str, by: str) -> Report:
    """The posts of a view as their table shows them, their text in full; `words` were looked for, `by` is the order."""
    looked_for = (("With the words", words),) if words else ()
    facts = (*source.facts, *looked_for, ("Order", by))
    return Report("Posts", source.about, answer, Table("Posts", POSTS, rows), facts, _defined(OF_POSTS))


def weeks(frame: pd.DataFrame, source: Source) -> Report:
    """Exposures, and posts beside the plan, per partner and week."""
    answer = "A week without a number lies after the last export; the plan counts whatever the filters say."
    return Report("Weeks", source.about, answer, Table("Weeks", WEEKS, frame), source.facts, _defined(OF_WEEKS))


def definitions(source: Source) -> Report:
    """Every metric with its definition and formula."""
    told = f"{sentence(plural(len(METRICS), 'metric'))}, each with one definition for everybody."
    every = _rows(METRICS.values())
    return Report("Definitions", source.about, told, Table("Definitions", DEFINITIONS, every), source.facts, _none())


def one_page(card: Scorecard, source: Source) -> OnePage:
    """The scorecard as it fits on one sheet of paper."""
    currency = source.initiative.currency
    used = dict.fromkeys(result.target.metric_code for result in card.results)
    return OnePage(
        title="Scorecard",
        about=source.about,
        moment=f"As of {written.day(source.view.as_of)}",
        answer=verdict.answer(card, currency),
        notes=tuple(note for note in (source.age, scorecard_told.young(card), *source.limits) if note),
        lines=tuple(_line(result, currency) for result in card.results),
        adjusted=tuple(_adjusted(result, currency) for result in card.results if len(result.agreed) > 1),
        definitions=tuple((metric(code).label, definition(code)) for code in used),
        foot=f"Partnerboard · made from {ages_told.behind_it(source.ages)} · {written.moment(source.made_at_utc)} UTC",
    )


def week_rows(partner: str, exposures: pd.DataFrame, plan: pd.DataFrame) -> pd.DataFrame:
    """The weeks of one partner: those of its exposures, and those of its plan, beside each other."""
    shown = exposures.rename(columns={"value": "exposures"})[["week_start", "exposures"]]
    kept = plan.rename(columns={"value": "published", "expected": "planned"})[["week_start", "published", "planned"]]
    both = shown.astype({"week_start": "datetime64[ns]"}).merge(
        kept.astype({"week_start": "datetime64[ns]"}), on="week_start", how="outer"
    )
    return both.sort_values("week_start").assign(partner=partner)


def shown(whose: Sequence[str], platforms: Sequence[str], view: View) -> str:
    """What a file is narrowed to: 'City Transport Group; all platforms; published 10 Aug – 1 Nov 2026'."""
    parts = (listed(whose) or "all partners", listed(platforms) or "all platforms")
    return sentence(f"{'; '.join(parts)}; published {written.period(view.since, view.until)}")


def _line(result: TargetResult, currency: str) -> Line:
    stands, current = result.standing, result.current
    actual = stands.actual if stands and stands.actual is not None and not isinf(stands.actual) else None
    whole = current.value if current and result.target.terms.direction is Direction.HIGHER else None
    expected = stands.expected if stands else None
    about = "" if result.target.is_for_everything else result.target.applies_to
    return Line(
        target=label(result),
        below=" · ".join(part for part in (about, targets.outlook(result, currency)) if part),
        status=str(result.status),
        so_far=targets.value(result, stands.actual if stands else None, currency),
        expected=targets.value(result, expected, currency),
        agreed=targets.agreed(result, current, currency),
        pace=written.percent(stands.pace if stands else None, 0),
        share=actual / whole if whole and actual is not None else None,
        due=expected / whole if whole and expected is not None else None,
    )


def _adjusted(result: TargetResult, currency: str) -> str:
    first, current = result.agreed[0], result.agreed[-1]
    now = targets.agreed(result, current, currency)
    since = written.day(current.effective_from)
    told = f"{label(result)}: {now} since {since}, first {targets.agreed(result, first, currency)}"
    return f"{told}. {current.reason}" if current.reason else f"{told}."


def _defined(codes: Iterable[str]) -> Table:
    return Table("Definitions", DEFINITIONS, _rows(metric(code) for code in codes))


def _none() -> Table:
    """Where the table is itself the definitions."""
    return Table("Definitions", (), pd.DataFrame())


def _rows(metrics: Iterable[Metric]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"metric": each.label, "definition": each.definition, "formula": each.formula, "unit": str(each.unit)}
            for each in metrics
        ]
    )
