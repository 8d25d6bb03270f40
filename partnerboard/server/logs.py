"""The log: one line per event, as JSON where no person reads along, and without what must not be in it.

What a log must not hold is struck out as the line is written, wherever it came from: tokens, cookies, seals,
passphrases, whole addresses of people, and long words in quotes, which is how a database quotes the text of a post.
"""

import json
import logging
import re
import sys
import threading
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Literal, TextIO, cast

from partnerboard.sharing.secrecy import struck_out
from partnerboard.sharing.trail import network_of

Style = Literal["json", "text"]

request_number: ContextVar[str] = ContextVar("request_number", default="")

# Loggers of what runs us bring handlers of their own.
FOREIGN = ("streamlit", "uvicorn", "websockets", "asyncio")
LONGEST_QUOTE = 40

_SHARED = re.compile(r"(/share/)[^\s\"']+")
_NAMED = re.compile(
    r"(?i)\b((?:set-)?cookie|(?:proxy-)?authorization|pass(?:phrase|word)|(?:\w+_)?secret|(?:\w+_)?token)"
    r"(\"?'?\s*[:=]\s*[\"']?)(?:bearer\s+)?[^\s,;\"']+(?:;\s*[^\s,;=]+=[^\s,;\"']+)*"
)
_BEARER = re.compile(r"(?i)\bbearer\s+[\w.~+/=-]+")
_SEAL = re.compile(r"(\w+:[\w-]*\|)[0-9a-f]{64}")
_QUERY = re.compile(r"((?:https?://[^\s?\"']+|/[\w./%-]*))\?[^\s\"']+")
_MAIL = re.compile(r"[\w.+-]+@([\w-]+\.[\w.-]+)")
_ADDRESS = re.compile(
    r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\w)|(?<![\w:])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?![\w:])"
)
_QUOTE = re.compile(rf"(['\"])((?:(?!\1).){{{LONGEST_QUOTE + 1},}})\1", flags=re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def begin(style: Literal["auto", "json", "text"], stream: TextIO) -> None:
    """Log to a stream from now on; 'auto' is text for a terminal and JSON for everything else."""
    is_read_along = style == "text" or (style == "auto" and stream.isatty())
    handler = logging.StreamHandler(stream)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(cast(logging.Formatter, Line("text" if is_read_along else "json")))
    logging.root.handlers = [handler]
    logging.captureWarnings(capture=True)
    threading.excepthook = _thread_ended
    sys.excepthook = _process_ended
    take_over()


def take_over() -> None:
    """Let what runs us log through ours. Once more when everything is imported: a logger begins with its module."""
    for name, logger in list(logging.root.manager.loggerDict.items()):
        if not isinstance(logger, logging.Logger) or name.split(".")[0] not in FOREIGN:
            continue
        if logger.handlers:  # one without any is silent on purpose, as that of every request is
            logger.handlers = []
            logger.propagate = True


class Line:
    """The formatter: one event as JSON on one line, or as text with its traceback below it."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def format(self, record: logging.LogRecord) -> str:
        """The event, with what must not be in a log struck out."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_secrets(record.getMessage()),
        }
        if number := request_number.get():
            told["request"] = number
        fault = _fault(record)
        if self._style == "json":
            return json.dumps(told | ({"error": fault} if fault else {}))
        shown = " ".join([told["time"], told["level"].upper(), f"{record.name}:", one_line(told["message"])])
        return f"{shown}{f' [request {number}]' if number else ''}{chr(10) if fault else ''}{fault}"


def without_secrets(words: str) -> str:
    """Words without tokens, cookies, passphrases, seals, query strings, long quotes, and whole addresses."""
    words = _SHARED.sub(r"\1…", struck_out(words))
    words = _BEARER.sub("Bearer …", _NAMED.sub(r"\1\2…", words))
    words = _MAIL.sub(r"…@\1", _QUERY.sub(r"\1?…", _SEAL.sub(r"\1…", words)))
    words = _QUOTE.sub(lambda found: f"{found[1]}… ({len(found[2])} characters){found[1]}", words)
    return _ADDRESS.sub(lambda found: _network(found[0]), words)


def one_line(words: str) -> str:
    """Words whose line ends, colours and changes of direction are spelled out, so that they forge no line."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", words)


def _network(words: str) -> str:
    try:
        found = ip_address(words)
    except ValueError:
        return words
    return words if found.is_loopback or found.is_unspecified else network_of(words)


def _fault(record: logging.LogRecord) -> str:
    """The traceback: places in our files as they are, words of errors with their secrets struck out."""
    if not record.exc_info or record.exc_info[1] is None:
        return ""
    parts = traceback.TracebackException.from_exception(record.exc_info[1]).format()
    said = (part if part.startswith('  File "') else _quoted(part) for part in parts)
    return "".join(said).rstrip("\n")


def _quoted(part: str) -> str:
    """The words of an error; it may quote what it choked on, so what is no plain character is spelled out."""
    return "\n".join(one_line(line) for line in without_secrets(part).split("\n"))


def _thread_ended(args: threading.ExceptHookArgs) -> None:
    name = args.thread.name if args.thread else "unknown"
    fault = (args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
    logging.getLogger(__name__).error("The thread %s ended with an error", name, exc_info=fault)


def _process_ended(kind: type[BaseException], fault: BaseException, _trace: object) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger(__name__).critical("The server ended with an error", exc_info=fault)
