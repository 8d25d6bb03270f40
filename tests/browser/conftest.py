"""Journeys meet the real app: started once per session on a free port."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import visit

# Rule of axe: why its finding is not ours to mend.
NOT_OURS: dict[str, str] = {}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Visit = Callable[..., Page]
FAILED = pytest.StashKey[bool]()
PICTURES = visit.ROOT / "test-results"

# A run of a page takes ten times as long where two cores are busy with five other things.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of the machine; Playwright downloads none."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(**visit.LAUNCH, executable_path=visit.chromium())
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def app_address(filled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running app, demo loaded."""
    folder = shutil.copytree(filled_folder, tmp_path_factory.mktemp("data") / "data")
    with visit.serving(environment={"PARTNERBOARD_DATA": str(folder)}) as address:
        yield address


@pytest.fixture(scope="session")
def returning(browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """A browser per theme that has been here before: it keeps its cache from journey to journey."""
    contexts: dict[str, BrowserContext] = {}

    def context(theme: str) -> BrowserContext:
        if theme not in contexts:
            contexts[theme] = visit.visitor(browser, theme=theme)
        return contexts[theme]

    yield context

    for opened in contexts.values():
        opened.close()


@pytest.fixture
def visiting(
    app_address: str, returning: Callable[[str], BrowserContext], request: pytest.FixtureRequest
) -> Iterator[Visit]:
    """Open a page as a visitor would: `visiting("scorecard", width=375, theme="dark")`, and wait until it stands still.

    When the journey ends, no request may have left this machine and the console must be free of errors. When it
    fails, what was on the screen lands in test-results/.
    """
    visits: list[tuple[Page, visit.Recorder]] = []

    def opened(address: str = "", *, width: int = 1440, theme: str = "light") -> Page:
        page = returning(theme).new_page()
        visits.append((page, visit.Recorder(page)))
        page.set_viewport_size({"width": width, "height": visit.HEIGHTS[width]})
        return visit.go(page, f"{app_address}/{address}")

    yield opened

    for number, (page, _) in enumerate(visits):
        if request.node.stash.get(FAILED, False):
            name = re.sub(r"\W+", "-", request.node.name)
            page.screenshot(path=PICTURES / f"{name}-{number}.png")
        page.close()
    assert [url for _, recorder in visits for url in recorder.foreign] == []
    assert [error for _, recorder in visits for error in recorder.errors] == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    """Remember that a journey failed, for the fixtures that end after it."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


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
