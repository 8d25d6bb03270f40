"""What a visitor may take away, made when they ask: whose request it is decides what is in it, as on the pages.

It runs on the threads of the server and not in a page, so it gets the visitor and the values of the address as
arguments. A link's visitor has what the link's row says at that moment; filters only ever narrow it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pandas as pd

from partnerboard.insights import partners as bring
from partnerboard.insights.posts import ranked, summary
from partnerboard.insights.scorecard import Scorecard, scorecard
from partnerboard.insights.workspace import Partner, data_ages, data_through
from partnerboard.reports.csv_file import csv_table
from partnerboard.reports.naming import file_name
from partnerboard.reports.one_page import one_page
from partnerboard.reports.report import Report, Taken
from partnerboard.reports.workbook import workbook
from partnerboard.scope import Scope, View
from partnerboard.sharing import trail
from partnerboard.sharing.visitors import Visitor
from partnerboard.ui import address_view, admitted
from partnerboard.ui.filter_fields import Choices
from partnerboard.ui.telling import partner_work as work
from partnerboard.ui.telling import posts as posts_told
from partnerboard.ui.telling import reports, shared
from partnerboard.ui.telling.words import Names
from partnerboard.ui.workspace import asked, workspace

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
# What there is, in which forms, and the page of a link that shows it.
OFFERED: dict[str, tuple[tuple[str, ...], str]] = {
    "scorecard": (("csv", "xlsx", "pdf"), "summary"),
    "posts": (("csv", "xlsx"), "our_posts"),
    "weeks": (("csv", "xlsx"), "plan_and_together"),
    "definitions": (("csv", "xlsx"), "how_we_measure"),
}

# Who took a file, where nobody knows more of them.
A_PREVIEW, THIS_MACHINE = "staff, looking at it first", "this machine"

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Asked:
    """One request: the scope, the view inside it, the choices the view was made from, and the rest of the address."""

    scope: Scope
    view: View
    choices: Choices
    query: Query
    only: Partner | None

    @property
    def source(self) -> reports.Source:
        """What the file says of itself."""
        inside = [each for each in self.choices.partners if each.partner_id in self.view.partner_ids]
        is_narrowed = len(inside) < len(self.choices.partners) or len(self.choices.partners) == 1
        whose = [self.only] if self.only else inside if is_narrowed else []
        on = [each.name for each in self.choices.platforms if each.platform_id in self.view.platform_ids]
        return reports.Source(
            initiative=self.choices.initiative,
            names=Names.of(self.choices.partners),
            whose=whose[0].name if len(whose) == 1 else "",
            view=self.view,
            shown=reports.shown(
                [each.short_name for each in whose], on if len(on) < len(self.choices.platforms) else [], self.view
            ),
            ages=asked(data_ages, self.scope, self.view),
            made_at_utc=datetime.now(UTC),
            limits=tuple(filter(None, (shared.bounds(self.scope), shared.left_out(self.scope)))),
        )


def has(visitor: Visitor, what: str, ending: str) -> bool:
    """Whether the visitor may take this file at this moment."""
    if what not in OFFERED or ending not in OFFERED[what][0] or not workspace().is_ready:
        return False
    return address_view.allowed(visitor, OFFERED[what][1]) is not None


def made(visitor: Visitor, what: str, ending: str, query: Query) -> Taken | None:
    """The file for the filters of an address; None where the visitor has nothing to be shown."""
    with admitted.patience_with(visitor):
        return _made(visitor, what, ending, query)


def _made(visitor: Visitor, what: str, ending: str, query: Query) -> Taken | None:
    allowed = address_view.allowed(visitor, OFFERED[what][1])
    found = address_view.found(allowed, query) if allowed else None
    if allowed is None or found is None:
        return None
    choices, view = found
    request = Asked(allowed.scope, view, choices, query, _only(choices, query))
    whose = [request.source.whose] if request.source.whose else []
    name = file_name(what, choices.initiative.name, *whose, view.as_of.isoformat(), ending=ending)
    return Taken(_body(request, what, ending), TYPES[ending], name)


def note(visitor: Visitor, name: str, address: str | None) -> None:
    """Write into the trail who took which file."""
    link_id = visitor.subject if visitor.kind == "link" else None
    of_link = A_PREVIEW if visitor.is_preview else trail.A_VISITOR
    actor = {"link": of_link, "local": THIS_MACHINE}.get(visitor.kind, visitor.subject)
    trail.note("downloaded", actor=actor, link_id=link_id, network=address, detail=name)


def _body(request: Asked, what: str, ending: str) -> bytes:
    if ending == "pdf":
        return one_page(reports.one_page(_card(request), request.source))
    makers: dict[str, Callable[[Asked], Report]] = {
        "scorecard": lambda now: reports.scorecard(_card(now), now.source, with_people=now.scope.shows_people),
        "posts": _posts,
        "weeks": _weeks,
        "definitions": lambda now: reports.definitions(now.source),
    }
    report = makers[what](request)
    return workbook(report) if ending == "xlsx" else csv_table(report.table)


def _only(choices: Choices, query: Query) -> Partner | None:
    """The one partner whose page it is, where the address names one."""
    named = {*query.get("partner", ())}
    return next((each for each in choices.partners if {each.name, each.short_name, each.partner_id} & named), None)


def _card(request: Asked) -> Scorecard:
    card = asked(scorecard, request.scope, request.view)
    if request.only is None:
        return card
    theirs = tuple(each for each in card.results if each.target.partner_id == request.only.partner_id)
    return replace(card, results=theirs)


def _posts(request: Asked) -> Report:
    words, by = address_view.search(request.query, posts_told.SORTS)
    every = ranked(workspace().warehouse, request.scope, request.view, words=words, by=by)
    rows = posts_told.rows(every, request.source.names, lambda *_, **__: "")
    answer = posts_told.answer(asked(summary, request.scope, request.view))
    return reports.posts(rows, answer, request.source, words=words, by=posts_told.SORTS[by])


def _weeks(request: Asked) -> Report:
    scope, view = request.scope, request.view
    by_week, plan = asked(bring.weeks, scope, view), asked(bring.planned_weeks, scope, view)
    through = data_through(asked(data_ages, scope, view))
    shown = [request.only] if request.only else request.choices.partners
    found = [
        reports.week_rows(
            each.name, work.weekly(by_week, each.partner_id, view, through), work.planned(plan, each.partner_id)
        )
        for each in shown
        if each.earns_credit and each.partner_id in view.partner_ids
    ]
    return reports.weeks(pd.concat(found) if found else pd.DataFrame(), request.source)
