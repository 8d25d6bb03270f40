"""What holds in every test: no network beyond this machine, generated worlds that repeat, browser journeys last.

And in every run: no secret that it handed out lies in a file that it wrote.
"""

import fcntl
import functools
import ipaddress
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from streamlit.components.v2 import manifest_scanner

from tests import issued
from tests.browser import visit

BROWSER_TESTS = Path(__file__).parent / "browser"
LONGEST_FIRST = (
    "test_choices",
    "test_every_page",
    "test_partner_journeys",
    "test_agreeing",
    "test_journeys",
    "test_agreements",
    "test_upload",
)

# The same examples every time, so that a red test stays red; `thorough` looks further, before a release.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=60, print_blob=True)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=2_000, print_blob=True)
hypothesis.settings.register_profile("soak", deadline=None, max_examples=10_000, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.hookimpl(trylast=True)  # after the folder of the run is known
def pytest_configure(config: pytest.Config) -> None:
    """Let every process of the run note the secrets that it hands out."""
    if not _is_one_of_several(config):
        issued.begin(_written_by(config))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Look for those secrets in all that the run wrote; one that is found makes it fail, whatever the tests say.

    All processes are done by now, and pytest has not let go of the folder yet.
    """
    config = session.config
    if _is_one_of_several(config):
        return
    if found := issued.end(_written_by(config)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        words = "Secrets of this run lie in files that it wrote:\n" + "\n".join(map(str, found))
        report = pytest.TestReport(
            "no secret is left", ("tests", None, "no secret is left"), {}, "failed", words, "teardown"
        )
        config.pluginmanager.getplugin("terminalreporter").stats.setdefault("error", []).append(report)


def _is_one_of_several(config: pytest.Config) -> bool:
    """Whether this process was started by the one that runs the tests, to run a part of them."""
    return hasattr(config, "workerinput")


def _written_by(config: pytest.Config) -> Path:
    """The folder below which all processes of the run write."""
    folder: Path = config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]  # pytest gives it to fixtures only
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser and run it last: Playwright keeps an event loop that other tests would trip over.

    The longest journeys come first, so that no process is left with one of them when the others are done.
    """
    for item in items:
        if item.path.is_relative_to(BROWSER_TESTS):
            item.add_marker(pytest.mark.browser)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> tuple[bool, int]:
    if item.get_closest_marker("browser") is None:
        return False, 0
    return True, LONGEST_FIRST.index(item.path.stem) if item.path.stem in LONGEST_FIRST else len(LONGEST_FIRST)


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the first start of the app leaves it, demo loaded: one for all processes of a run, to be copied.

    Filling it takes as long as a hundred tests.
    """
    own = tmp_path_factory.getbasetemp()
    filled = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "filled"
    beginning = filled.with_suffix(".beginning")
    with filled.with_suffix(".lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not filled.exists():
            with visit.serving(environment={"PARTNERBOARD_DATA": str(beginning)}):
                pass
            beginning.rename(filled)
    return filled


@pytest.fixture(scope="session", autouse=True)
def components_are_looked_for_once() -> Iterator[None]:
    """For each page that a test runs Streamlit looks through all installed packages, longer than it runs the page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", functools.cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture(autouse=True)
def the_program_stays_itself() -> Iterator[None]:
    """A page that a test runs puts itself in the place of `__main__`, and processes started later would run it."""
    program = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = program


@pytest.fixture(scope="session", autouse=True)
def secrets_are_noted() -> Iterator[None]:
    """What is handed out in this process is looked for at the end of the run."""
    with issued.noting():
        yield


@pytest.fixture(scope="session", autouse=True)
def only_this_machine() -> Iterator[None]:
    """Refuse every connection and every look-up that would leave this machine."""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _refuse_others(self.family, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_others(self.family, address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        _refuse_others(socket.AF_INET, (host, None))
        return getaddrinfo(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
        yield


def _refuse_others(family: int, address: Any) -> None:
    if family not in {socket.AF_INET, socket.AF_INET6}:
        return
    host = address[0].decode() if isinstance(address[0], bytes) else address[0]
    if host in {None, "", "localhost"} or _is_loopback(host):
        return
    pytest.fail(f"A test tried to reach {host}: nothing in the tests may leave this machine.")


def _is_loopback(host: str) -> bool:
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return False
    return found.is_loopback or found.is_unspecified
