"""Crowds before one server: the limits hold, nobody gets what is another's, and whoever works on can.

The short form asserts counts, statuses, bytes and memory. What others wait is asserted in the long form, where it is
measured in turn with and without the crowd: times belong to a machine, their ratio to the product. `-s` prints it.
"""

import io
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.robustness import crowd
from tests.robustness.conftest import Trials
from tests.robustness.crowded import PARTNERS, Crowded, Times, crowded, ratio
from tests.server.link_server import Visitor

GIVEN_BACK = 100  # megabytes above the quiet figure, at most 120 seconds after a crowd has gone
ENOUGH = 40  # times that the others waited, for a median
WITHIN = 2.0  # times of what others wait while nobody crowds the server


@pytest.fixture(scope="module")
def server(filled_folder: Path, tmp_path_factory: pytest.TempPathFactory, trials: Trials) -> Iterator[Crowded]:
    folder, partners = tmp_path_factory.mktemp("crowded") / "data", PARTNERS if trials.is_long else ("P-CTG", "P-MER")
    with crowded(filled_folder, folder, partners, pause=0.05 if trials.is_long else 0.5) as running:
        yield running


@pytest.fixture
def quiet(server: Crowded) -> Iterator[float]:
    """Megabytes before a crowd; after it they come back."""
    before = server.megabytes
    yield before
    assert server.is_back_at(before + GIVEN_BACK)
    assert "Traceback" not in server.served.log.read_text()


def with_others(server: Crowded, trials: Trials, work: Callable[..., Awaitable[Any]], *of: Any, rounds: int = 1) -> Any:
    """What the crowd says, each time it comes, which is `rounds` times, or until there are enough figures.

    In the long form the others wait at most twice as long as without it.
    """
    said, loaded, quiet = [], Times(), Times()
    while len(said) < rounds or (trials.is_long and len(loaded.staff) < ENOUGH):
        answer, waited = server.beside(work, *of)
        said.append(answer)
        loaded += waited
        quiet += server.times(rounds=min(max(5, len(waited.staff)), ENOUGH) if trials.is_long else 1)
    found = {who: ratio(getattr(loaded, who), getattr(quiet, who)) for who in ("staff", "visitor")}
    times = f"{len(quiet.staff)} quiet and {len(loaded.staff)} loaded times"
    sys.stdout.write(f"\n{work.__name__}: {found} of {times}, {server.megabytes:.0f} MB\n")
    if trials.is_long:
        assert {who: times for who, times in found.items() if times > WITHIN} == {}
    return said


def test_T2_who_guesses_addresses_is_told_to_wait_and_costs_next_to_nothing(
    server: Crowded, quiet: float, trials: Trials
) -> None:
    """Twenty a minute are looked up, the rest get 429; the log has one line a minute; open links open."""
    times, began, worked = (10_000 if trials.is_long else 300), time.monotonic(), server.cpu_seconds

    with crowd.crowd(crowd.guess, server.served.port, times) as result:
        statuses = Counter(result())

    minutes = 1 + int((time.monotonic() - began) / 60)
    assert statuses.total() == times
    assert statuses.keys() == {404, 429}
    assert 20 <= statuses[404] <= 20 * minutes
    assert (server.cpu_seconds - worked) / times <= (0.005 if trials.is_long else 0.05)
    assert server.megabytes <= quiet + GIVEN_BACK
    assert 1 <= server.served.log.read_text().count("Links that are not open were asked for") <= minutes
    assert Visitor(server.served, "P-CTG", at="127.2.0.1").ask("GET", f"/share/{server.door('P-CTG').token}")[0] == 303
    with_others(server, trials, crowd.guess, server.served.port, times // 10)


def test_T20_sockets_that_say_nothing_end_at_twenty_of_a_network_and_a_hundred_of_a_link(
    server: Crowded, quiet: float, trials: Trials
) -> None:
    """Neither staff nor visitors of other links notice, and what is closed gives its place back."""
    near, times = "127.3.0.1", 500 if trials.is_long else 30

    refused = with_others(server, trials, crowd.idle, [server.door("P-CTG")], times, [near], 1)
    assert set(refused) == {times - 20}

    if trials.is_long:
        networks = [f"127.4.{number}.1" for number in range(6)]
        assert set(with_others(server, trials, crowd.idle, [server.door("P-CTG")], 20, networks, 1)) == {20}
    assert set(with_others(server, trials, crowd.idle, [server.door("P-CTG")], 1, [near], 0)) == {0}


def test_T26_a_hundred_files_at_once_are_each_whole_or_refused(server: Crowded, quiet: float, trials: Trials) -> None:
    """Ten are taken on at a time; the rest are told when to come back; the trail has each that was given."""
    names = [f"/download/{name}" for name in ("posts.xlsx", "scorecard.pdf", "scorecard.csv", "weeks.xlsx")]
    before = sum(server.served.counted(partner, "downloaded") for partner in server.partners)

    rounds = with_others(
        server, trials, crowd.export, server.doors, names * 25, "127.5.0", rounds=10 if trials.is_long else 1
    )

    answers = [answer for answered in rounds for answer in answered]
    made = [answer for answer in answers if answer.status == 200]
    assert Counter(answer.status for answer in answers) == {200: len(made), 503: len(answers) - len(made)}
    assert len(made) >= 8 * len(rounds)
    assert {answer.headers["retry-after"] for answer in answers if answer.status == 503} == {"5"}
    assert [answer.headers for answer in made if not is_whole(answer)] == []
    assert sum(server.served.counted(partner, "downloaded") for partner in server.partners) - before == len(made)


def test_who_floods_a_socket_loses_it_and_keeps_nobody_waiting(server: Crowded, quiet: float, trials: Trials) -> None:
    """Messages of one socket are taken forty in a row and five a second; a hundred that wait end it."""
    sockets, seconds = (1, 10.0) if trials.is_long else (2, 1.0)

    begun = with_others(server, trials, crowd.flood, server.door("P-CTG"), sockets, "127.6.0.1", seconds)

    assert 0 < min(begun) <= max(begun) <= sockets * 2 * (seconds + 1) * 50


def test_links_that_are_opened_by_many_at_once_show_to_each_its_own(
    server: Crowded, quiet: float, trials: Trials
) -> None:
    """5,000 openings in ten minutes, fifty at once: no other partner's word, and as many in the trail as there were."""
    rounds, bursts, at_once = (10, 10, 50) if trials.is_long else (1, 1, 16)
    before = {partner: server.served.counted(partner, "opened") for partner in server.partners}
    began = time.monotonic()

    said = with_others(server, trials, crowd.open_all, server.doors, 50, bursts, at_once, 6.0, rounds=rounds)

    opened = [each for one in said for each in one]
    own = {server.served.links[partner][0]: (PARTNERS[partner],) for partner in server.partners}
    answered = [each for each in opened if each.statuses == (303, 200, 101)]
    refused = {each.statuses[-1] for each in opened} - {101}
    waits = sorted(each.seconds for each in answered)
    longest = waits[int(len(waits) * 0.95)]
    sys.stdout.write(
        f"{len(answered)} of {len(opened)} openings, p95 {longest:.1f} s, {time.monotonic() - began:.0f} s\n"
    )
    assert refused <= {429, 503}
    assert len(answered) >= 0.95 * rounds * bursts * at_once
    assert {(each.link_id, each.canaries) for each in answered} == set(own.items())
    assert longest <= (3 if trials.is_long else 30)
    after = {partner: server.served.counted(partner, "opened") for partner in server.partners}
    assert sum(after.values()) - sum(before.values()) == len(answered)


def is_whole(answer: crowd.Answer) -> bool:
    """Whether a file ends as its kind does."""
    ending = answer.headers["content-disposition"].rpartition(".")[2]
    if ending == "xlsx":
        return zipfile.ZipFile(io.BytesIO(answer.body)).testzip() is None
    return answer.body.rstrip(b"\r\n").endswith(b"%%EOF") if ending == "pdf" else answer.body.endswith(b"\n")
