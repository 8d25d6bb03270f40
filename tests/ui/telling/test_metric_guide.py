"""The guide finds a metric by any of its words and says what it may be added up over."""

from partnerboard.metrics.catalogue import GROUPS, METRICS, metric
from partnerboard.ui.telling import metric_guide as guide


def test_every_metric_stands_under_its_heading() -> None:
    groups = guide.found("")

    assert [group.heading for group in groups] == list(GROUPS)
    assert sum(len(group.metrics) for group in groups) == len(METRICS)
    assert groups[0].anchor == "what-was-published-and-seen"
    assert len({group.anchor for group in groups}) == len(groups)


def test_a_metric_is_found_by_a_platforms_column_whatever_its_case() -> None:
    found = [each.code for group in guide.found(" REPOSTS ") for each in group.metrics]

    assert "shares" in found
    assert guide.found("no such words") == []


def test_the_answer_counts_what_was_found() -> None:
    everything = guide.found("")

    assert guide.answer(everything) == (
        f"{len(METRICS)} metrics, each with one definition for everybody. "
        "Reach is never added up, a ratio is sum over sum, and a gap is not a zero."
    )
    assert guide.answer(guide.found("thumbnail"), " thumbnail ") == "One metric mentions “thumbnail”."
    assert guide.answer(guide.found("reactions"), "reactions").endswith("metrics mention “reactions”.")
    assert guide.answer([], "xyzzy") == "No metric mentions “xyzzy”."


def test_what_may_be_added_up_is_said_in_words() -> None:
    assert guide.summed(metric("reactions")) == "everything"
    assert guide.summed(metric("reach")) == "nothing"
    assert guide.summed(metric("followers")) == "accounts"
    assert guide.counted(guide.page(metric("reactions"))) == "Counted in actions; may be added up over everything."


def test_a_page_names_its_queries_and_no_others() -> None:
    names = [query.name for query in guide.page(metric("response_minutes_median")).queries]

    assert "scorecard/actuals" in names
    assert not any(name.startswith(("schema/", "staging/", "facts/")) for name in names)


def test_a_page_without_breaks_or_sources_has_empty_tables() -> None:
    page = guide.page(metric("reciprocity"))

    assert page.sources.empty
    assert page.breaks.empty
    assert guide.counted(page) == "A plain ratio; never added up."
