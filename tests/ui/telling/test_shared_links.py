"""Links in words: exact sentences, for what a lead decides on."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from partnerboard.insights.workspace import Initiative, Partner
from partnerboard.sharing.links import Link
from partnerboard.sharing.policy import Finding, Hit
from partnerboard.sharing.terms import Terms
from partnerboard.sharing.trail import Happening, Openings
from partnerboard.ui.telling import shared_findings, shared_link, shared_links

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
DAY = date(2026, 8, 10)


def cast(initiatives: int = 1) -> shared_links.Cast:
    """Green Streets, and perhaps Grey Streets, with a bank and cyclists in each."""
    known = [("green", "Green Streets"), ("grey", "Grey Streets")][:initiatives]
    return shared_links.Cast(
        tuple(
            Initiative(id_, name, None, DAY, DAY, None, "EUR", None, "Europe/London", None, place)
            for place, (id_, name) in enumerate(known)
        ),
        tuple(
            Partner(id_, partner_id, name, f"The {name}", "sponsor", True, place)
            for id_, _ in known
            for place, (partner_id, name) in enumerate([("P-BANK", "Bank"), ("P-CYC", "Cyclists")], start=1)
        ),
    )


def terms(**said: Any) -> Terms:
    stated = {"label": "Weekly", "initiative_id": "green", "partner_id": "P-BANK"}
    return Terms(**{**stated, "expires_at_utc": datetime(2026, 12, 23, tzinfo=UTC), **said})


def link(**said: Any) -> Link:
    """A live link of the bank until 22 December."""
    made = {
        "link_id": "a", "token_sha256": "", "passphrase": None, "created_by": "ivy", "created_at_utc": NOW,
        "state": "live", "revision": 1, "is_grounded": True, "is_all_paused": False,
    }  # fmt: skip # what terms leave out
    return Link(**{**made, **vars(terms()), **said})


@pytest.mark.parametrize(
    ("links", "said"),
    [
        ([], "Nobody outside sees anything yet."),
        ([link()], "One link is open, until 22 Dec 2026."),
        ([link(state="draft")], "No link is open: partners see nothing. One draft waits to go live."),
        (
            [link(), link(expires_at_utc=datetime(2026, 12, 3, tzinfo=UTC)), *[link(state="draft")] * 2],
            "Two links are open; the first of them ends on 2 Dec 2026. Two drafts wait to go live.",
        ),
        ([link(state="revoked"), link(is_grounded=False)], "No link is open: partners see nothing."),
        ([link(is_all_paused=True)], "All links are paused: none of them opens anything."),
    ],
)
def test_the_page_answers_in_a_sentence(links: list[Link], said: str) -> None:
    assert shared_links.answer(links, NOW, LONDON) == said


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({}, "live"),
        ({"state": "draft"}, "draft"),
        ({"state": "paused"}, "paused"),
        ({"is_all_paused": True}, "paused"),
        ({"expires_at_utc": NOW}, "over"),
        ({"is_grounded": False}, "closed"),
        ({"state": "revoked", "is_grounded": False, "expires_at_utc": NOW}, "revoked"),
    ],
)
def test_a_link_has_one_state(said: dict[str, Any], state: str) -> None:
    assert shared_links.state(link(**said), NOW) == state


def test_what_a_partner_sees_is_three_sentences() -> None:
    shows, hides, ends = shared_links.sees(terms(), cast())

    assert shows == (
        "Bank sees its own part of Green Streets, always the newest numbers: Summary, Posts, Plan and together, "
        "How we measure and Give us your numbers."
    )
    assert hides == (
        "Colleagues appear under pseudonyms, costs are hidden, other partners are not named and nothing can be "
        "downloaded."
    )
    assert ends == "Anybody with the address can open it until 22 Dec 2026."


def test_what_a_partner_sees_says_what_is_open_and_what_is_bounded() -> None:
    wide = terms(
        pages=("summary",), since=date(2026, 8, 1), until=date(2026, 8, 31), as_of=date(2026, 9, 6),
        shows_people=True, shows_costs=True, shows_others=True, allows_downloads=True,
    )  # fmt: skip # everything at once

    shows, hides, ends = shared_links.sees(wide, cast(), has_passphrase=True)

    assert shows == (
        "Bank sees its own part of Green Streets, posts of 1 Aug – 31 Aug 2026 only, as it stood on 6 Sep 2026: "
        "Summary."
    )
    assert hides == (
        "Colleagues who agreed to it are named, costs are shown, other partners are named and tables can be downloaded."
    )
    assert ends == "Anybody with the address and the passphrase can open it until 22 Dec 2026."
    assert shared_links.sees(terms(since=DAY), cast())[0].startswith(
        "Bank sees its own part of Green Streets, posts from 10 Aug 2026 on, always the newest numbers: "
    )


def test_all_partners_together_are_said_to_be_seen_by_name() -> None:
    said = shared_links.sees(terms(partner_id=None, pages=("summary",)), cast())

    assert said[0] == "Whoever opens it sees every partner of Green Streets, always the newest numbers: Summary."
    assert said[1] == "Colleagues appear under pseudonyms, costs are hidden and nothing can be downloaded."


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (datetime(2026, 12, 23, tzinfo=UTC), "in 30 days"),
        (datetime(2026, 11, 24, tzinfo=UTC), "tomorrow"),
        (datetime(2026, 11, 23, tzinfo=UTC), "today"),
        (datetime(2026, 11, 22, tzinfo=UTC), "on 21 Nov 2026"),
    ],
)
def test_the_end_is_told_in_days(until: datetime, said: str) -> None:
    assert shared_links.ends(link(expires_at_utc=until), NOW, LONDON) == said


def test_a_link_ends_with_its_last_day_in_the_reporting_zone() -> None:
    ends = shared_links.end_of(date(2026, 7, 31), LONDON)

    assert ends == datetime(2026, 7, 31, 23, 0, tzinfo=UTC)
    assert shared_links.last_day(ends, LONDON) == date(2026, 7, 31)


@pytest.mark.parametrize(
    ("times", "before", "said"),
    [
        (1, timedelta(seconds=20), "once, just now"),
        (1, timedelta(minutes=1), "once, one minute ago"),
        (12, timedelta(hours=3, minutes=59), "12 times, last three hours ago"),
        (1_200, timedelta(days=14), "1,200 times, last 14 days ago"),
    ],
)
def test_openings_are_told_as_how_often_and_how_long_ago(times: int, before: timedelta, said: str) -> None:
    assert shared_links.opened(Openings("a", NOW - before, NOW - before, times, 1), NOW) == said


def test_a_row_of_the_list() -> None:
    shown = [
        link(),
        link(link_id="b", state="revoked"),
        link(link_id="c", partner_id=None, pages=("summary", "exchange")),
    ]
    openings = {"a": Openings("a", NOW, NOW, 2, 1)}

    rows = shared_links.rows(shown, openings, cast(), NOW).to_dict("records")

    assert rows[0] == {
        "partner": "Bank", "colour": 0, "label": "Weekly", "href": "/shared_links?link=a", "pages": "all pages",
        "opened": "2 times, last just now", "ends": "in 30 days", "state": "live",
    }  # fmt: skip # one row
    assert [(row["partner"], row["pages"], row["ends"], row["state"]) for row in rows[1:]] == [
        ("All partners", "Summary and Give us your numbers", "in 30 days", "live"),
        ("Bank", "all pages", "–", "revoked"),
    ]


def test_links_are_found_by_label_partner_or_initiative() -> None:
    one, other = link(), link(link_id="b", label="Board", partner_id="P-CYC")

    assert shared_links.found([one, other], " cycl", cast()) == [other]
    assert shared_links.found([one, other], "WEEKLY", cast()) == [one]
    assert shared_links.found([one, other], "green", cast()) == [one, other]


def test_the_initiative_is_named_in_the_choice_only_where_there_are_several() -> None:
    assert list(shared_links.choices(cast()).values()) == ["Bank", "Cyclists", "All partners together"]
    assert list(shared_links.choices(cast(2)).values())[2:4] == [
        "All partners together, in Green Streets",
        "Bank, in Grey Streets",
    ]


def test_the_words_for_the_e_mail() -> None:
    words = shared_link.message(link(), cast(), "https://x.example/share/pl1_a", has_passphrase=True)

    assert words == (
        "Hello,\n\nthis shows where we stand in Green Streets:\nhttps://x.example/share/pl1_a\n\n"
        "It opens in any browser, also on a phone, without an account, until 22 Dec 2026.\n\n"
        "It asks for a passphrase, which I tell you on the telephone.\n"
        "Please do not pass it on: whoever has the address sees the same.\n"
    )
    assert "passphrase" not in shared_link.message(link(), cast(), "x", has_passphrase=False)
    assert shared_link.mail_address(link(), cast(), "a b&c").startswith(
        "mailto:?subject=Green%20Streets%3A%20where%20we%20stand&body=a%20b%26c"
    )


def test_who_opened_it_is_told_without_pretending_to_count_people() -> None:
    first, last = NOW - timedelta(days=3), NOW - timedelta(hours=2)

    assert shared_link.openings(None, NOW) == "Nobody has opened it yet."
    assert shared_link.openings(Openings("a", last, last, 1, 1), NOW) == (
        "Opened once, from one network, two hours ago."
    )
    assert shared_link.openings(Openings("a", first, last, 12, 3), NOW) == (
        "Opened twelve times from three networks, first on 19 Nov 2026, last two hours ago."
    )


@pytest.mark.parametrize(
    ("kind", "times", "detail", "said"),
    [
        ("created", 1, None, "Made as a draft"),
        ("live", 1, "confirmed: by telephone", "Made live: confirmed: by telephone"),
        ("opened", 3, None, "Opened, three times"),
        ("opened", 2, "robot", "Looked at by a robot that makes previews, two times"),
        ("changed", 1, "a new passphrase", "Changed: a new passphrase"),
        ("paused", 1, "all links", "Paused: all links"),
    ],
)
def test_what_happened_is_a_few_words(kind: Any, times: int, detail: str | None, said: str) -> None:
    assert shared_link.what(Happening(NOW, NOW, "ivy", kind, "a", None, times, detail)) == said


def test_a_row_of_what_happened() -> None:
    happened = Happening(NOW, NOW, "a visitor", "opened", "a", "203.0.113.0/24", 1, None)

    assert shared_link.rows([happened], LONDON).to_dict("records") == [
        {"at": "22 Nov 2026, 09:00", "what": "Opened", "who": "a visitor", "network": "203.0.113.0/24"}
    ]
    assert list(shared_link.rows([], LONDON).columns) == ["at", "what", "who", "network"]


def test_what_would_be_revoked_is_said_before() -> None:
    assert shared_link.would_revoke(link()) == (
        "“Weekly” would open nothing any more, at once and for ever. It stays in the list."
    )
    assert shared_link.would_revoke_all([link(), link()], "Bank") == (
        "Two links of Bank would open nothing any more, at once and for ever."
    )


def hit(source: Any = "post", text: str = "A cure") -> Hit:
    return Hit(source, DAY, "Bank News", text, "facebook" if source == "post" else None)


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (
            Finding("off_limits", "cure", (hit(), hit()), "P-BANK"),
            "“cure” is not to be posted about, says the agreement with Bank; two posts have it.",
        ),
        (
            Finding("off_limits", "cure", (hit(),)),
            "“cure” is not to be posted about, says an agreement; one post has it.",
        ),
        (
            Finding("person_in_text", "Colleague 4", (hit(), hit("event"))),
            "Colleague 4 has not agreed to be named to partners; two places have the name.",
        ),
        (
            Finding("person_named", "Colleague 4", (hit(),)),
            "Colleague 4 agreed to be named inside only; one post would stand under the name.",
        ),
        (
            Finding("other_partner", "Cyclists", (hit("target"), hit("target"))),
            "Cyclists is not to be named here; two reasons of targets have it.",
        ),
        (
            Finding("other_partner", "Cyclists", (hit("event"),)),
            "Cyclists is not to be named here; one event has it.",
        ),
    ],
)
def test_what_the_check_found_is_a_sentence(finding: Finding, said: str) -> None:
    assert shared_findings.finding(finding, cast()) == said


def test_how_much_the_check_found() -> None:
    assert shared_findings.told([]) == (
        "Checked: no word that the agreement keeps out, no colleague who has not agreed, and no other partner's name "
        "in what it would show. Agreements name no embargo days, so those are yours to know."
    )
    assert shared_findings.told([Finding("off_limits", "cure", (hit(),))]) == (
        "The check found one thing. Change what the link shows, or say why it may show that, and make it live."
    )


def test_behind_each_finding_stand_its_posts_shortened_and_its_notes() -> None:
    rows = shared_findings.rows([hit(text="A cure\n" + "x" * 300), hit("event"), hit("target")])

    assert list(rows["where"]) == ["Post of Bank News on Facebook", "Event “Bank News”", "Target “Bank News”"]
    assert rows["text"][0] == f"A cure {'x' * 172}…"
