"""The download route: whose request it is decides at every request, two are made at a time, and each leaves a row."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from partnerboard.errors import WarehouseError
from partnerboard.reports.report import Taken
from partnerboard.server.downloads import Offer, download_routes
from partnerboard.server.turns import AT_ONCE, IN_LINE, OF_ONE
from partnerboard.sharing.visitors import VISITOR_HEADER, Visitor, sealed

A, B, HERE = Visitor("link", "link-a"), Visitor("link", "link-b"), Visitor("local")
FILE = Taken(b"body of a", "text/csv; charset=utf-8", 'a"\r\nX: 1/é.csv')


@dataclass
class Shelf:
    """Two links; only A's allows downloads. What happens while a file is made can be said."""

    allowing: set[str] = field(default_factory=lambda: {"link-a", ""})
    noted: list[tuple[Visitor, str, str | None]] = field(default_factory=list)
    asked: list[Any] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None

    def has(self, visitor: Visitor, what: str, ending: str) -> bool:
        return visitor.subject in self.allowing and (what, ending) == ("posts", "csv")

    def made(self, visitor: Visitor, what: str, ending: str, query: Any) -> Taken | None:
        self.asked.append((visitor, what, ending, dict(query)))
        self.meanwhile()
        return FILE

    def note(self, visitor: Visitor, name: str, address: str | None) -> None:
        self.noted.append((visitor, name, address))

    @property
    def app(self) -> Starlette:
        return Starlette(routes=download_routes(Offer(self.has, self.made, self.note)))


def seal(visitor: Visitor) -> dict[str, str]:
    return {VISITOR_HEADER: sealed(visitor)}


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def client(shelf: Shelf) -> Iterator[TestClient]:
    with TestClient(shelf.app) as client:
        yield client


def test_a_file_comes_as_an_attachment_that_nobody_keeps(client: TestClient, shelf: Shelf) -> None:
    answer = client.get("/download/posts.csv?platforms=X&platforms=Facebook", headers=seal(A))

    assert (answer.status_code, answer.content) == (200, b"body of a")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert shelf.asked == [(A, "posts", "csv", {"platforms": ["X", "Facebook"]})]
    assert shelf.noted == [(A, "posts.csv", "testclient")]


def test_T25_the_name_of_a_file_stays_in_its_header(client: TestClient) -> None:
    answer = client.get("/download/posts.csv", headers=seal(HERE))

    assert answer.headers.get_list("content-disposition") == [
        "attachment; filename=\"a-X: 1-e.csv\"; filename*=UTF-8''a-X%3A%201-%C3%A9.csv"
    ]
    assert "x" not in answer.headers


@pytest.mark.parametrize(
    "headers", [{}, seal(B), {VISITOR_HEADER: "link:link-a"}, {VISITOR_HEADER: sealed(A)[:-1] + "0"}]
)
def test_T22_without_the_right_cookie_there_is_nothing(
    client: TestClient, shelf: Shelf, headers: dict[str, str]
) -> None:
    answer = client.get("/download/posts.csv", headers=headers)

    assert (answer.status_code, answer.text) == (404, "Not found.")
    assert (shelf.asked, shelf.noted) == ([], [])


@pytest.mark.parametrize(
    "name", ["posts.pdf", "posts", "secrets.csv", ".csv", "posts.csv.csv", "%00.csv", "..%2Fposts.csv"]
)
def test_T22_what_is_not_offered_does_not_exist(client: TestClient, name: str) -> None:
    assert client.get(f"/download/{name}", headers=seal(A)).status_code == 404


def test_T22_a_link_that_ends_while_its_file_is_made_gets_nothing(client: TestClient, shelf: Shelf) -> None:
    shelf.meanwhile = shelf.allowing.clear

    answer = client.get("/download/posts.csv", headers=seal(A))

    assert (answer.status_code, answer.text) == (404, "Not found.")
    assert shelf.noted == []
    assert client.get("/download/posts.csv", headers=seal(A)).status_code == 404


def test_a_look_at_the_address_is_no_download(client: TestClient, shelf: Shelf) -> None:
    assert client.head("/download/posts.csv", headers=seal(A)).status_code == 200
    assert client.head("/download/posts.csv", headers=seal(B)).status_code == 404
    assert client.post("/download/posts.csv", headers=seal(A)).status_code == 405
    assert (shelf.asked, shelf.noted) == ([], [])


@pytest.mark.parametrize("query", ["a=1&" * 101, "a=" + "x" * 5_000])
def test_an_address_with_too_much_in_it_filters_nothing(client: TestClient, shelf: Shelf, query: str) -> None:
    assert client.get(f"/download/posts.csv?{query}", headers=seal(A)).status_code == 200
    assert shelf.asked[-1][-1] == {}


def test_why_a_file_cannot_be_made_is_for_the_log_and_not_for_the_visitor(
    client: TestClient, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise WarehouseError("canary-b is damaged.", "Restore canary-b.")

    shelf.meanwhile = fail

    answer = client.get("/download/posts.csv", headers=seal(A))

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "canary" not in answer.text
    assert "canary-b is damaged." in caplog.text
    assert shelf.noted == []


@contextmanager
def held(shelf: Shelf) -> Iterator[Counter[str]]:
    """Files are not finished before all that can begin have begun; counts how many were in the making at once."""
    inside: Counter[str] = Counter()
    lock, go_on = threading.Lock(), threading.Event()

    def wait() -> None:
        with lock:
            inside["now"] += 1
            inside["most"] = max(inside["most"], inside["now"])
        go_on.wait(20)
        with lock:
            inside["now"] -= 1

    shelf.meanwhile = wait
    inside.go_on = go_on.set  # type: ignore[attr-defined] # who counts them lets them go on
    yield inside
    go_on.set()


async def together(shelf: Shelf, visitors: list[Visitor], inside: Any) -> list[httpx2.Response]:
    """Ask for everybody at once; those in the making are let go when the refusals are there."""
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=shelf.app), base_url="http://here") as client:
        asked = [asyncio.create_task(client.get("/download/posts.csv", headers=seal(each))) for each in visitors]
        expected = len(visitors) - min(len(visitors), AT_ONCE + IN_LINE, OF_ONE * len(set(visitors)))
        while sum(task.done() for task in asked) < expected or inside["now"] < AT_ONCE:  # noqa: ASYNC110 - of threads
            await asyncio.sleep(0.005)
        inside.go_on()
        return await asyncio.gather(*asked)


def test_T26_of_a_hundred_downloads_two_are_made_at_a_time_and_the_rest_are_told_when_to_come_back(
    shelf: Shelf,
) -> None:
    visitors = [Visitor("link", f"link-{place}") for place in range(100)]
    shelf.allowing = {each.subject for each in visitors}

    with held(shelf) as inside:
        answers = asyncio.run(together(shelf, visitors, inside))

    assert Counter(answer.status_code for answer in answers) == {200: AT_ONCE + IN_LINE, 503: 100 - AT_ONCE - IN_LINE}
    assert inside["most"] == AT_ONCE == 2
    assert {answer.headers["retry-after"] for answer in answers if answer.status_code == 503} == {"5"}
    assert len(shelf.noted) == AT_ONCE + IN_LINE


def test_T26_one_visitor_does_not_fill_the_queue_alone(shelf: Shelf) -> None:
    with held(shelf) as inside:
        answers = asyncio.run(together(shelf, [A] * 50, inside))

    assert Counter(answer.status_code for answer in answers) == {200: OF_ONE, 503: 50 - OF_ONE}
    assert OF_ONE < AT_ONCE + IN_LINE
