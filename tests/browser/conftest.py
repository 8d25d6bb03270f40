"""Journeys meet the real app: started once per session on a free port with an empty data folder."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import visit

# Rule of axe: why its finding is not ours to mend.
NOT_OURS: dict[str, str] = {}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Visit = Callable[..., Page]
FAILED = pytest.StashKey[bool]()
PICTURES = visit.ROOT / "test-results"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of the machine; Playwright downloads none."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(**visit.LAUNCH, executable_path=visit.chromium())
        yield launched
        launched.close()


@pytest.fixture
def new_context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., BrowserContext]]:
    """A visitor with an empty browser; when a journey fails, what was on the screen lands in test-results/."""
    contexts: list[BrowserContext] = []

    def made(**options: Any) -> BrowserContext:
        contexts.append(browser.new_context(**options))
        return contexts[-1]

    yield made

    if request.node.stash.get(FAILED, False):
        name = re.sub(r"\W+", "-", request.node.name)
        for number, page in enumerate(page for context in contexts for page in context.pages):
            page.screenshot(path=PICTURES / f"{name}-{number}.png")
    for context in contexts:
        context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    """Remember that a journey failed, for the fixtures that end after it."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def app_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running app, demo loaded."""
    folder: Path = tmp_path_factory.mktemp("data")
    with visit.serving(environment={"PARTNERBOARD_DATA": str(folder)}) as address:
        yield address


@pytest.fixture
def visiting(app_address: str, new_context: Callable[..., BrowserContext]) -> Iterator[Visit]:
    """Open a page as a visitor would: `visiting("scorecard", width=375, theme="dark")`, and wait until it stands still.

    When the journey ends, no request may have left this machine and the console must be free of errors.
    """
    recorders: list[visit.Recorder] = []

    def opened(address: str = "", *, width: int = 1440, theme: str = "light") -> Page:
        context = new_context(**visit.as_visitor(width=width, theme=theme))
        recorders.append(visit.Recorder(context))
        page = context.new_page()
        page.goto(f"{app_address}/{address}")
        return visit.settle(page)

    yield opened

    assert [url for recorder in recorders for url in recorder.foreign] == []
    assert [error for recorder in recorders for error in recorder.errors] == []


@pytest.fixture(scope="session")
def accessibility_findings() -> Callable[[Page], list[str]]:
    """The serious and critical findings of axe on a page, one line each."""
    axe = Axe()

    def found(page: Page) -> list[str]:
        result = axe.run(page, options={"runOnly": STANDARDS, "resultTypes": ["violations"]}).response
        return [
            f"{finding['id']}: {finding['help']} ({node['target'][0]}: {node['html'][:160]})"
            for finding in result["violations"]
            if finding["impact"] in {"serious", "critical"} and finding["id"] not in NOT_OURS
            for node in finding["nodes"]
        ]

    return found
