"""Start the real app and look at it as a visitor does: shared by journeys, pictures and the benchmark."""

import itertools
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Download, FilePayload, Locator, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from tests import issued

ROOT = Path(__file__).resolve().parents[2]
# Chromium without windows first: a page takes it two thirds of the processor's time, and is the same.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOOPBACK = "127.0.0.1"

# A picture or a time taken here can be compared with one taken on another machine.
LAUNCH = {
    "args": [
        "--no-sandbox",
        "--disable-gpu",
        "--force-device-scale-factor=1",
        "--font-render-hinting=none",
        "--hide-scrollbars",
    ]
}
HEIGHTS = {1440: 900, 375: 812}
PATIENCE_SECONDS = 60
START_SECONDS = 300  # with the demo to load on a busy machine; a server that stopped is noticed at once
WAITS = itertools.count()
WATCH = Path(__file__).with_name("watch.js")

# Nothing is running, nothing on the screen is from an earlier run, everything that was sent has been drawn, and what
# unfolds is unfolded.
SETTLED = """
() => {
  const app = document.querySelector('[data-testid=stApp]');
  const isUnfolding = moving => moving.playState === 'running' && moving.effect.target?.closest('details');
  const charts = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
  return app !== null
    && app.dataset.testScriptState === 'notRunning'
    && document.querySelector('[data-testid=stMain] [data-testid=stElementContainer]') !== null
    && document.querySelector('[data-stale=true], [data-testid=stSkeleton]') === null
    && charts.every(chart => chart.querySelector('.main-svg') !== null)
    && !document.getAnimations().some(isUnfolding)
    && document.fonts.status === 'loaded';
}
"""


# As above, no answer is owed (watch.js), and whatever can be pressed keeps its place for some frames and the timers
# that fall due in them: a run is asked for by a timer, and what unfolds, grows or scrolls goes on with the next frame.
STANDS_STILL = f"""
wait => {{
  const settled = {SETTLED.strip()};
  const pressable = 'a, button, input, textarea, summary, [role=option], [data-testid=stMainBlockContainer]';
  const place = part => Object.values(part.getBoundingClientRect().toJSON());
  const watch = window.partnerboardWatch;
  const places = !watch.owes && settled() && JSON.stringify([...document.querySelectorAll(pressable)].map(place));
  if (watch.wait !== wait || watch.places !== places) Object.assign(watch, {{wait, places, frames: 0}});
  else if (places) setTimeout(() => {{ watch.frames += 1; }});
  return places && watch.frames >= 3;
}}
"""
UNREST = (
    f"() => window.partnerboardWatch.owes ? 'an answer is owed' : ({SETTLED.strip()})() ? 'it moves' : 'it is drawn'"
)


def chromium() -> str:
    """The path of the browser: the one that PARTNERBOARD_BROWSER names, else the first that is installed."""
    named = os.environ.get("PARTNERBOARD_BROWSER")
    found = next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)
    if found is None:
        message = (
            "No Chromium is installed: run `make test`, which sees to it, or set PARTNERBOARD_BROWSER to its path."
        )
        raise FileNotFoundError(message)
    return found


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.create_server((LOOPBACK, 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def serving(
    script: Path = ROOT / "app.py",
    *,
    ready: str = "/readyz",
    environment: Mapping[str, str] | None = None,
    port: int | None = None,
) -> Iterator[str]:
    """The address of `streamlit run script` on a free port or on `port`, once `ready` answers 200.

    Raises:
        RuntimeError: it stopped, never got ready, or logged a fault; the message holds what it printed.
    """
    port = port or free_port()
    address = f"http://{LOOPBACK}:{port}"
    options = [f"--server.port={port}", f"--server.address={LOOPBACK}", "--server.headless=true"]
    kept_in = os.environ.get(issued.PRINTED)
    with tempfile.NamedTemporaryFile(dir=kept_in, prefix="server-", suffix=".log", delete=kept_in is None) as printed:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), *options, "--browser.gatherUsageStats=false"],
            cwd=script.parent,
            env={**os.environ, **(environment or {})},
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        try:
            deadline = time.monotonic() + START_SECONDS
            while not answers(address + ready):
                if server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"{script.name} did not get ready:\n{_end_of(printed)}")
                time.sleep(0.1)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
        if "Traceback" in (said := _end_of(printed)):
            raise RuntimeError(f"{script.name} logged a fault:\n{said}")


def visitor(browser: Browser, *, width: int = 1440, theme: str = "light", **more: Any) -> BrowserContext:
    """A visitor of their own, the same everywhere, so that pictures can be compared; `more` is for the browser."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS[width]},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Europe/London",
        **more,
    )
    context.set_default_timeout(PATIENCE_SECONDS * 1000)  # a busy machine may take half a minute to send a page
    context.add_init_script(path=WATCH)
    return context


def go(page: Page, address: str) -> Page:
    """Open an address and wait until the page stands still."""
    page.goto(address)
    return settle(page)


def reload(page: Page) -> Page:
    """Load the page again and wait until it stands still."""
    page.reload()
    return settle(page)


def settle(page: Page) -> Page:
    """Wait until the page stands still: it is owed no answer, and nothing moves.

    Raises:
        AssertionError: it did not within PATIENCE_SECONDS; the message says what it waited for.
    """
    try:
        page.wait_for_function(STANDS_STILL, arg=next(WAITS), timeout=PATIENCE_SECONDS * 1000)
    except TookTooLong:
        message = f"The page does not come to rest: {page.evaluate(UNREST)}"
        raise AssertionError(message) from None
    return page


def press(target: Locator) -> None:
    """Press with the mouse what stands still, and wait until the page has answered."""
    _reached(target).click()
    settle(target.page)


def leave(target: Locator, *, to: Locator) -> None:
    """Press what leads away from our pages, and wait for something on the other one."""
    _reached(target).click()
    expect(to).to_be_visible()


def come_back(target: Locator) -> None:
    """Press what leads back to our pages, on one that stands there as it was sent, and wait until ours stands still."""
    target.click()
    expect(target.page.get_by_test_id("stApp")).to_be_visible()
    settle(target.page)


def write(field: Locator, words: str) -> None:
    """Type into a text field and leave it, so that the page takes the words over, and keeps them."""
    _reached(field).fill(words)
    expect(field).to_have_value(words)
    field.press("Tab")
    settle(field.page)
    expect(field).to_have_value(words)


def write_day(page: Page, label: str, day: str) -> None:
    """Type a day into its field: '01092026'."""
    press(page.get_by_role("spinbutton", name=f"day, {label}"))
    page.keyboard.type(day)
    for part, digits in {"day": day[:2], "month": day[2:4], "year": day[4:]}.items():
        expect(page.get_by_role("spinbutton", name=f"{part}, {label}")).to_have_text(digits)
    settle(page)


def pick(box: Locator, option: Locator) -> None:
    """Open a select box and press one of what it offers."""
    _open_list(box)
    press(option)


def choose(box: Locator, words: str) -> None:
    """Type into a select box and take the first of what it offers; before it offers anything, Enter chooses nothing."""
    _open_list(box)
    box.fill(words)
    box.page.get_by_role("option", name=words).first.wait_for()
    settle(box.page)
    box.press("Enter")
    box.page.get_by_role("option").first.wait_for(state="detached")
    settle(box.page)
    expect(box).to_have_value(re.compile(re.escape(words)))


def go_plain(page: Page, address: str, heading: str) -> Page:
    """Open an address that is answered by a page without Streamlit: all of it is there once it is loaded."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    return page


def send_plain(field: Locator, words: str, button: Locator) -> None:
    """Fill in the field of such a page and send its form; the browser itself waits for the page that follows."""
    field.fill(words)
    expect(field).to_have_value(words)
    with field.page.expect_navigation():
        button.click()


def hand_in(page: Page, *files: FilePayload) -> None:
    """Bring files to the place of a page that takes them, and wait until the page has answered."""
    settle(page).set_input_files("input[type=file]", list(files))
    settle(page)


def take(target: Locator) -> Download:
    """Press what gives a file, and wait until the file is there."""
    _reached(target)
    with target.page.expect_download() as coming:
        target.click()
    settle(target.page)
    return coming.value


def look_elsewhere(target: Locator, *, to: str) -> Page:
    """Press what opens a page of others beside ours, and wait for its heading."""
    _reached(target)
    with target.page.expect_popup() as opening:
        target.click()
    expect(opening.value.get_by_role("heading", level=1)).to_have_text(to)
    return opening.value


def _reached(target: Locator) -> Locator:
    """The target, in view, on a page that stands still."""
    target.scroll_into_view_if_needed()
    settle(target.page)
    return target


def _open_list(box: Locator) -> None:
    """Open a select box. A list closes when the page scrolls, so what brings the box into view has to be over first."""
    settle(box.page)
    press(box)


class Recorder:
    """What a page asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.foreign: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._asked(request.url))
        page.on("websocket", lambda opened: self._asked(opened.url))
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.hostname != LOOPBACK:
            self.foreign.append(url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _end_of(printed: IO[bytes]) -> str:
    printed.seek(0)
    return printed.read().decode(errors="replace")[-6000:]
