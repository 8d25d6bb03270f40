"""The log: one line per event that nobody can forge, with the number that visitors see, and without secrets."""

import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from partnerboard.server import logs
from partnerboard.server.requests import Numbered

TOKEN = "pl1_" + "T0ken-of_a_link" * 3
SEAL = "0123456789abcdef" * 4
POST = "We are so glad that Maria from the night shift has finally found her own way home."


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """A log in memory; what was before comes back."""
    handlers, hooks = logging.root.handlers, (threading.excepthook, sys.excepthook)
    written = io.StringIO()
    logs.begin("json", written)
    yield written
    logging.captureWarnings(capture=False)
    logging.root.handlers, (threading.excepthook, sys.excepthook) = handlers, hooks


def lines(stream: io.StringIO) -> list[dict[str, str]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_T37_line_ends_and_colours_stay_in_one_line_of_json(stream: io.StringIO) -> None:
    logging.getLogger("partnerboard.a").warning('\x1b[31mone\r\n{"level": "error"}\u2028two\x00')

    assert stream.getvalue().count("\n") == 1
    assert stream.getvalue().isascii()
    assert "\x1b" not in stream.getvalue()
    [line] = lines(stream)
    assert {name: line[name] for name in ("level", "logger")} == {"level": "warning", "logger": "partnerboard.a"}
    assert line["message"].startswith("\x1b[31mone")
    assert line["time"].endswith("+00:00")


def test_T37_at_a_terminal_a_message_stays_on_its_line_too() -> None:
    record = logging.LogRecord("a", logging.WARNING, "", 0, "one\n2026 ERROR b: two \x1b[31m\u202e", None, None)

    line = logs.Line("text").format(record)

    assert line.endswith("WARNING a: one\\u000a2026 ERROR b: two \\u001b[31m\\u202e")
    assert "\n" not in line


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (f"GET /share/{TOKEN}", "GET /share/…"),
        ("GET /share/guess-of-somebody?x=1", "GET /share/…"),
        (f"no link for {TOKEN}.", "no link for pl1_…."),
        ("Cookie: pb_visit=abc; _streamlit_user=def", "Cookie: …"),
        ("{'set-cookie': 'pb=abc'}", "{'set-cookie': '…'}"),
        ("Authorization: Bearer abc.def", "Authorization: …"),
        ("passphrase=hunter2-hunter2 is wrong", "passphrase=… is wrong"),
        ('{"cookie_secret": "s3cret"}', '{"cookie_secret": "…"}'),
        (f"link:abc|{SEAL} does not fit", "link:abc|… does not fit"),
        ("asked /posts?search=maria&as_of=1", "asked /posts?…"),
        ("from 198.51.100.77:5000", "from 198.51.100.0/24:5000"),
        ("it was 198.51.100.77.", "it was 198.51.100.0/24."),
        ("from 2001:db8:1:2:3:4:5:6", "from 2001:db8:1:2::/64"),
        ("from 127.0.0.1 and ::1 at 16:05:04", "from 127.0.0.1 and ::1 at 16:05:04"),
        ("ivy@bank.example signed in", "…@bank.example signed in"),
        (f"Could not convert string '{POST}' to INT32", "Could not convert string '… (82 characters)' to INT32"),
        ("the batch 'a1b2' of 10:30", "the batch 'a1b2' of 10:30"),
    ],
)
def test_what_must_not_be_in_a_log_is_struck_out(said: str, kept: str) -> None:
    assert logs.without_secrets(said) == kept


def test_the_words_of_an_error_are_struck_out_and_its_places_stay(stream: io.StringIO) -> None:
    def reads() -> None:
        raise ValueError(f"cannot read '{POST}'\x1b[31m") from KeyError(f"/share/{TOKEN}")

    try:
        reads()
    except ValueError:
        logging.getLogger("a").exception("It broke")

    [line] = lines(stream)
    assert TOKEN not in line["error"]
    assert "Maria" not in line["error"].split("ValueError: ")[-1]
    assert line["error"].endswith("ValueError: cannot read '… (82 characters)'\\u001b[31m")
    assert "test_logs.py" in line["error"]


def test_faults_of_threads_and_warnings_are_lines_as_well(stream: io.StringIO) -> None:
    def fails() -> None:
        raise RuntimeError(TOKEN)

    thread = threading.Thread(target=fails, name="keeper")
    thread.start()
    thread.join()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn("old way", stacklevel=1)

    first, second = lines(stream)
    assert first["message"] == "The thread keeper ended with an error"
    assert first["error"].endswith("RuntimeError: pl1_…")
    assert "old way" in second["message"]


def test_the_loggers_of_what_runs_us_log_through_ours(stream: io.StringIO) -> None:
    foreign, silent = logging.getLogger("uvicorn.of_a_test"), logging.getLogger("streamlit.silent_in_a_test")
    foreign.handlers, foreign.propagate = [logging.StreamHandler(io.StringIO())], False
    silent.propagate = False

    logs.take_over()
    foreign.error("from %s", "198.51.100.77")
    silent.error("an access")

    assert [line["message"] for line in lines(stream)] == ["from 198.51.100.0/24"]


@pytest.mark.parametrize(
    ("style", "is_terminal", "is_json"),
    [("auto", True, False), ("auto", False, True), ("json", True, True), ("text", False, False)],
)
def test_a_terminal_reads_text_and_everything_else_reads_json(
    stream: io.StringIO, style: str, is_terminal: bool, is_json: bool
) -> None:
    stream.isatty = lambda: is_terminal  # type: ignore[method-assign] # a terminal of a test
    logs.begin(style, stream)  # type: ignore[arg-type] # one of the styles

    logging.getLogger("a").warning("b")

    assert stream.getvalue().startswith("{") is is_json


def test_T48_a_fault_of_ours_tells_the_visitor_its_number_only_and_the_log_the_rest(stream: io.StringIO) -> None:
    async def fails(request: Request) -> PlainTextResponse:
        raise RuntimeError("the inner workings")

    app = Starlette(routes=[Route("/fails", fails)], middleware=[Middleware(Numbered)])
    with TestClient(app) as client:
        answer = client.get("/fails", headers={"x-request-id": "mine"})

    [line] = lines(stream)
    assert answer.status_code == 500
    assert answer.text == (
        f"Something went wrong on our side. If it happens again, report it with the reference {line['request']}."
    )
    assert line["message"].startswith(f"Reference {line['request']}")
    assert line["error"].endswith("RuntimeError: the inner workings")
    assert line["request"] != "mine"


def test_each_request_has_a_number_of_its_own(stream: io.StringIO) -> None:
    async def says(request: Request) -> PlainTextResponse:
        logging.getLogger("a").warning("here")
        return PlainTextResponse("ok")

    app = Starlette(routes=[Route("/says", says)], middleware=[Middleware(Numbered)])
    with TestClient(app) as client:
        assert [client.get("/says").status_code for _ in range(3)] == [200] * 3

    assert len({line["request"] for line in lines(stream)}) == 3
