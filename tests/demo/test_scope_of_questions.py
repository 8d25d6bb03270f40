"""Every question keeps to its scope: an empty one holds nothing, and a partner's holds that partner only."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from partnerboard.cli.values import parameters
from partnerboard.insights.imports import batches
from partnerboard.warehouse import Question
from partnerboard.warehouse.questions import answerable
from tests.demo.conftest import Demo

NOW = datetime(2026, 11, 10, tzinfo=UTC)
ALLOWED = ("initiative_ids", "partner_ids", "platform_ids", "kinds")
QUESTIONS = answerable()
PARTNER = "P-NAHA"

# No target of the demo measures what posts gained from day to day, no row of it was rejected, every account is
# registered, every file of a known kind and about posts or days; nobody
# shares it, signs in or hands a file in. Other tests ask about those.
NOT_IN_THE_DEMO = {
    *("scorecard/activity", "imports/rejected_rows", "quality/unregistered", "operations/layouts"),
    *("imports/context_figures", "partners/beside_posts"),
    *("sharing/links", "sharing/openings", "sharing/trail", "sharing/members", "sharing/last_seen"),
    *("exchange/account_days", "exchange/offered_files"),
}


def named(question: Question) -> str:
    return question.name


def everything(demo: Demo, question: Question) -> dict[str, Any]:
    """The parameters of someone who may see everything, as the command line fills them in."""
    some = {
        "post_id": _some_post,
        "batch_id": _restating,
        "batch_ids": _restating,
        "export_kind": lambda demo: _answered(demo)["export_kind"],
    }
    typed = [f"{name}={find(demo)}" for name, find in some.items() if name in question.params]
    return parameters(question, typed, demo.warehouse, NOW)


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.name not in NOT_IN_THE_DEMO], ids=named)
def test_the_demo_has_an_answer_to_every_question(demo: Demo, question: Question) -> None:
    """Without rows here, none of the tests below could fail."""
    assert demo.warehouse.table(question.name, **everything(demo, question)).num_rows > 0


@pytest.mark.parametrize(
    ("question", "emptied"),
    [(question, name) for question in QUESTIONS for name in ALLOWED if name in question.params],
    ids=lambda value: value.name if isinstance(value, Question) else value,
)
def test_a_scope_that_allows_nothing_returns_no_rows(demo: Demo, question: Question, emptied: str) -> None:
    answer = demo.warehouse.table(question.name, **{**everything(demo, question), emptied: []})

    assert answer.num_rows == 0


@pytest.mark.parametrize("question", [each for each in QUESTIONS if "partner_ids" in each.params], ids=named)
def test_a_scope_of_one_partner_names_no_other(demo: Demo, question: Question) -> None:
    answer = demo.warehouse.table(question.name, **{**everything(demo, question), "partner_ids": [PARTNER]})
    columns = [answer[name].to_pylist() for name in ("partner_id", "partner_ids") if name in answer.column_names]
    found = {entry for column in columns for cell in column for entry in (cell if isinstance(cell, list) else [cell])}

    assert found <= {PARTNER, None}


def _answered(demo: Demo) -> Any:
    """A batch about which something was said."""
    for batch in demo.warehouse.records("imports/batches", initiative_ids=["(none)"]):
        if demo.warehouse.records("operations/answers_given", export_kind=batch["export_kind"]):
            return batch
    raise AssertionError("no file of the demo was answered for")


def _some_post(demo: Demo) -> str:
    (ranked,) = (question for question in QUESTIONS if question.name == "posts/ranked")
    return str(demo.warehouse.ask("posts/ranked", **parameters(ranked, [], demo.warehouse, NOW))["post_id"].iloc[0])


def _restating(demo: Demo) -> str:
    """The Facebook file of the third wave, which puts four totals of the second right."""
    files = batches(demo.warehouse, demo.scope)
    of_facebook = [each for each in files if each.export_kind == "meta_facebook_posts"]
    return next(
        each.batch_id
        for each in of_facebook
        if each.as_of_on == date(2026, 10, 11) and ("Northshore Allied Health Association", "facebook") in each.accounts
    )
