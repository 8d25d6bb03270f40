"""The catalogue: complete, consistent with itself, and written for people."""

import pytest

from partnerboard.errors import UnknownMetric
from partnerboard.metrics.catalogue import GROUPS, METRICS, NOT_REPORTED, Additivity, Direction, Metric, metric

SOCIAL_PLATFORMS = ("facebook", "instagram", "x", "linkedin", "youtube", "tiktok", "pinterest", "threads")
every_metric = pytest.mark.parametrize("entry", METRICS.values(), ids=METRICS)


def test_every_count_and_rate_of_the_dictionary_is_there() -> None:
    assert set(METRICS) == {
        *("posts_published", "exposures", "reach", "video_views", "watch_seconds", "thumbnail_impressions"),
        *("reactions", "comments", "shares", "saves", "eng_core", "eng_plus", "engagements_native"),
        *("link_clicks", "all_clicks", "tracked_clicks", "profile_visits"),
        *("sessions", "engaged_sessions", "site_users", "key_events", "conversion_rate"),
        *("followers", "follows", "unfollows", "follower_growth", "contribution", "advocate_posts"),
        *("eri_core", "err_core", "erf_core", "eri_median", "applause_rate", "conversation_rate"),
        *("amplification_rate", "virality", "ctr_link", "sov_initiative"),
        *("cost_per_engagement", "cost_per_click", "cost_per_1000_reach"),
        *("response_rate", "response_within_sla", "response_minutes_median"),
        *("mention_rate", "reciprocity", "balance", "contribution_share", "contribution_index"),
        *("promo_share", "adherence", "advocacy_share", "advocacy_lift", "participation"),
    }


def test_no_code_and_no_label_is_used_twice() -> None:
    entries = [entry for group in GROUPS.values() for entry in group]

    assert len({entry.code for entry in entries}) == len(entries)
    assert len({entry.label for entry in entries}) == len(entries)


@every_metric
def test_a_metric_is_read_somewhere_or_made_of_others(entry: Metric) -> None:
    assert entry.sources or entry.parts
    assert set(entry.parts) <= METRICS.keys() - {entry.code}


@every_metric
def test_texts_are_whole_sentences_and_formulas_are_in_words(entry: Metric) -> None:
    for text in (entry.definition, entry.formula, *entry.caveats):
        assert text.endswith(".")
        assert text[0].isupper() or text[0] in "2("
        assert "\\" not in text
        assert "_" not in text


@every_metric
def test_a_social_metric_says_for_every_platform_whether_it_is_reported(entry: Metric) -> None:
    platforms = tuple(source.platform for source in entry.sources)

    if set(platforms) & set(SOCIAL_PLATFORMS):
        assert platforms == SOCIAL_PLATFORMS
        assert any(source.column != NOT_REPORTED for source in entry.sources)
    assert all(source.label for source in entry.sources)


@every_metric
def test_rates_shares_and_middles_are_never_declared_as_counts(entry: Metric) -> None:
    counted_classes = {Additivity.FLOW, Additivity.MIXED_FLOW, Additivity.STOCK, Additivity.UNIQUE}

    assert ("÷" in entry.formula) <= (entry.additivity not in counted_classes)


@pytest.mark.parametrize(
    ("code", "platform", "column"),
    [
        ("exposures", "x", "Impressions"),
        ("shares", "x", "Reposts"),
        ("saves", "x", "Bookmarks"),
        ("all_clicks", "linkedin", "Clicks"),
        ("link_clicks", "linkedin", NOT_REPORTED),
        ("reach", "x", NOT_REPORTED),
        ("sessions", "ga4", "Sessions"),
        ("sessions", "facebook", NOT_REPORTED),
    ],
)
def test_the_guide_names_the_platforms_own_column(code: str, platform: str, column: str) -> None:
    assert metric(code).source(platform) == column


def test_which_way_is_good() -> None:
    assert metric("cost_per_engagement").direction is Direction.LOWER
    assert metric("response_minutes_median").direction is Direction.LOWER
    assert metric("promo_share").direction is Direction.RANGE
    assert metric("balance").direction is Direction.NONE
    assert metric("eri_core").direction is Direction.HIGHER


def test_an_unknown_code_names_itself_and_the_codes_there_are() -> None:
    with pytest.raises(UnknownMetric, match="There is no metric 'likes'") as refusal:
        metric("likes")

    assert "reactions" in refusal.value.remedy
