"""Times of a page as its visitor sees it: until everything is drawn, and what came over the wire for it."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Locator, Page

from tests.browser import visit

PATIENCE_MS = 600_000

# Runs in the page, on every frame: the first moment at which all charts are drawn, no answer is owed and nothing runs.
# `again` begins anew with the next key that is pressed: then it waits until an answer has been asked for, and how many
# charts the other day has is its own affair.
STOPWATCH = """
window.drawnAt = null;
const watch = window.partnerboardWatch;
let charts = expected, isAsked = true;
function look() {
  const isDrawn = isAsked && !watch.owes && settled()
    && document.querySelectorAll('[data-testid=stPlotlyChart]').length >= charts;
  if (isDrawn) window.drawnAt = performance.now(); else requestAnimationFrame(look);
}
window.again = () => {
  let owes = watch.owes;
  Object.defineProperty(watch, 'owes', {
    configurable: true, get: () => owes, set: value => { owes = value; isAsked = isAsked || value; }});
  addEventListener('keydown', event => {
    Object.assign(window, {drawnAt: null, beganAt: event.timeStamp});
    [charts, isAsked] = [0, false];
    requestAnimationFrame(look);
  }, {once: true, capture: true});
};
requestAnimationFrame(look);
"""


@dataclass(frozen=True)
class Network:
    """What lies between server and browser. None: nothing, both are on this machine."""

    words: str
    megabits: float | None = None
    milliseconds: float = 0.0


HERE = Network("loopback")
SLOW = Network("10 Mbit/s, 40 ms", 10, 40)


def watched(page: Page, charts: int, network: Network = HERE) -> Page:
    """A page whose loads can be timed."""
    page.set_default_timeout(PATIENCE_MS)  # what is slow is measured, not given up
    page.add_init_script(f"{{ const expected = {charts}, settled = {visit.SETTLED.strip()}; {STOPWATCH} }}")
    if network.megabits:
        speed = network.megabits * 1e6 / 8
        limits = {"latency": network.milliseconds, "downloadThroughput": speed, "uploadThroughput": speed}
        _session(page).send("Network.emulateNetworkConditions", {"offline": False, **limits})
    return page


def loaded(page: Page, address: str) -> float:
    """Milliseconds from navigation until everything is drawn."""
    page.goto(address)
    return _drawn(page)


def rerun(field: Locator, words: str) -> float:
    """Milliseconds from Enter on other words in a filter, listed or written, until everything is drawn."""
    page = field.page
    visit.press(field)
    field.fill(words)
    if field.get_attribute("role") == "combobox":
        page.get_by_role("option", name=words).first.wait_for()
    page.evaluate("window.again()")
    field.press("Enter")
    page.wait_for_function("() => window.beganAt")
    return _drawn(page) - float(page.evaluate("window.beganAt"))


def _drawn(page: Page) -> float:
    page.wait_for_function("() => window.drawnAt !== null", timeout=PATIENCE_MS)
    return float(page.evaluate("window.drawnAt"))


class Wire:
    """Kilobytes that a page received: files as they were sent, and messages of the socket."""

    def __init__(self, page: Page) -> None:
        self.files = self.messages = 0.0
        self._session = _session(page)
        self._session.on("Network.loadingFinished", self._file)
        self._session.on("Network.webSocketFrameReceived", self._message)

    def _file(self, event: dict[str, Any]) -> None:
        self.files += event["encodedDataLength"] / 1000

    def _message(self, event: dict[str, Any]) -> None:
        payload = event["response"]["payloadData"]
        self.messages += len(payload) * (0.75 if event["response"]["opcode"] == 2 else 1) / 1000

    def close(self) -> None:
        """Stop listening."""
        with suppress(Exception):
            self._session.detach()


def _session(page: Page) -> CDPSession:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    return session
