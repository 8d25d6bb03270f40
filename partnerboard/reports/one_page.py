"""A scorecard on one A4 page: the answer, every target with its bar, what was adjusted, and what the numbers mean.

What does not fit is named as left out, and where it is to be found; nothing is shrunk until it cannot be read.
"""

from dataclasses import dataclass

from partnerboard.charts.theme import LIGHT
from partnerboard.reports.paper import HEIGHT, WIDTH, Paper, wrapped

EDGE = 42.0
INNER = WIDTH - 2 * EDGE
ROW = 24.0
LOWEST = HEIGHT - EDGE - 18  # what stands below is the foot
ROOM_FOR_DEFINITIONS = 120.0
SO_FAR, EXPECTED, AGREED, PACE, BAR = 298.0, 356.0, 438.0, 470.0, 480.0  # right edges, and where the bars begin
BAR_WIDTH = WIDTH - EDGE - BAR

_INK = {
    "met": LIGHT.ahead,
    "ahead": LIGHT.ahead,
    "on track": LIGHT.on_track,
    "at risk": LIGHT.at_risk,
    "behind": LIGHT.behind,
    "missed": LIGHT.behind,
}


@dataclass(frozen=True)
class Line:
    """One target in words; `share` of what is agreed was reached, `due` should have been. None: not drawn."""

    target: str
    below: str
    status: str
    so_far: str
    expected: str
    agreed: str
    pace: str
    share: float | None
    due: float | None


@dataclass(frozen=True)
class OnePage:
    """What stands on the page, from its top to its foot."""

    title: str
    about: str
    moment: str
    answer: str
    notes: tuple[str, ...]
    lines: tuple[Line, ...]
    adjusted: tuple[str, ...]
    definitions: tuple[tuple[str, str], ...]
    foot: str


def one_page(shown: OnePage) -> bytes:
    """The page as PDF."""
    paper = Paper(title=f"{shown.title}: {shown.about}")
    y = _targets(paper, shown, _head(paper, shown))
    y = _adjusted(paper, shown, y)
    _definitions(paper, shown, y)
    paper.line(EDGE, HEIGHT - EDGE - 10, INNER)
    paper.text(wrapped(shown.foot, INNER, size=7, most=1)[0], EDGE, HEIGHT - EDGE, size=7, ink=LIGHT.muted)
    return paper.finished()


def _head(paper: Paper, shown: OnePage) -> float:
    """Title, answer and notes; gives the height they end at."""
    about = wrapped(shown.about, INNER - 120, size=9, most=1)[0]
    paper.text(about, EDGE, EDGE + 8, size=9, ink=LIGHT.muted)
    paper.text(shown.moment, WIDTH - EDGE, EDGE + 8, size=9, ink=LIGHT.muted, to="right")
    paper.text(shown.title, EDGE, EDGE + 32, size=20, bold=True)
    y = EDGE + 52
    for line in wrapped(shown.answer, INNER, size=11, most=4):
        paper.text(line, EDGE, y, size=11)
        y += 15
    for note in shown.notes:
        for line in wrapped(note, INNER, size=7.5, most=3):
            paper.text(line, EDGE, y, size=7.5, ink=LIGHT.muted)
            y += 10
    return y + 12


def _targets(paper: Paper, shown: OnePage, y: float) -> float:
    if not shown.lines:
        return y
    heads = (("Target", EDGE, "left"), ("So far", SO_FAR, "right"), ("Expected", EXPECTED, "right"))
    for words, x, to in (*heads, ("Agreed", AGREED, "right"), ("Pace", PACE, "right"), ("Of the agreed", BAR, "left")):
        paper.text(words, x, y, size=7, ink=LIGHT.muted, to=to)
    paper.line(EDGE, y + 4, INNER, ink=LIGHT.muted)
    y += 4
    fitting = max(1, int((LOWEST - ROOM_FOR_DEFINITIONS - y) // ROW))
    for line in shown.lines[:fitting]:
        _target(paper, line, y)
        y += ROW
        paper.line(EDGE, y, INNER)
    if len(shown.lines) > fitting:
        paper.text(
            f"{fitting} of {len(shown.lines)} targets fit on this page; the Excel file has all.",
            EDGE, y + 11, size=7.5, ink=LIGHT.muted,
        )  # fmt: skip # one sentence and where it stands
        y += 12
    return y + 18


def _target(paper: Paper, line: Line, y: float) -> None:
    ink = _INK.get(line.status, LIGHT.quiet)
    _mark(paper, line.status, EDGE + 3.5, y + 8, ink)
    paper.text(wrapped(line.target, 158, size=8.5, bold=True, most=1)[0], EDGE + 12, y + 11, size=8.5, bold=True)
    below = f"{line.status} · {line.below}" if line.below else line.status
    paper.text(wrapped(below, 380, size=7, most=1)[0], EDGE + 12, y + 20, size=7, ink=LIGHT.muted)
    for words, x, width in ((line.so_far, SO_FAR, 82), (line.expected, EXPECTED, 54), (line.agreed, AGREED, 78)):
        shown = wrapped(words, width, size=8, most=1)[0]
        paper.text(shown, x, y + 11, size=8, to="right", bold=x == SO_FAR)
    paper.text(line.pace, PACE, y + 11, size=8, to="right", ink=ink)
    if line.share is not None:
        paper.box(BAR, y + 6, BAR_WIDTH, 6, ink=LIGHT.band)
        paper.box(BAR, y + 6, BAR_WIDTH * min(max(line.share, 0.0), 1.0), 6, ink=ink)
        if line.due is not None:
            paper.box(BAR + BAR_WIDTH * min(max(line.due, 0.0), 1.0) - 0.6, y + 3.5, 1.2, 11, ink=LIGHT.ink)


def _mark(paper: Paper, status: str, x: float, y: float, ink: str) -> None:
    """A shape of its own for each status, so that it is read without its colour too."""
    match status:
        case "met" | "ahead":
            paper.shape([(x - 3.5, y + 3), (x + 3.5, y + 3), (x, y - 3.2)], ink=ink)
        case "behind" | "missed":
            paper.shape([(x - 3.5, y - 3), (x + 3.5, y - 3), (x, y + 3.2)], ink=ink)
        case "at risk":
            paper.shape([(x - 3.5, y), (x, y - 3.5), (x + 3.5, y), (x, y + 3.5)], ink=ink)
        case _:
            paper.disc(x, y, 2.8, ink=ink, is_filled=status == "on track")


def _adjusted(paper: Paper, shown: OnePage, y: float) -> float:
    if not shown.adjusted:
        return y
    paper.text("What was adjusted, and why", EDGE, y, size=9, bold=True)
    y += 13
    for place, words in enumerate(shown.adjusted):
        lines = wrapped(words, INNER, size=7.5, most=2)
        left = len(shown.adjusted) - place
        if y + 10 * len(lines) > LOWEST - (ROOM_FOR_DEFINITIONS / 2 if left > 1 else 0):
            paper.text(f"{left} more in the Excel file.", EDGE, y, size=7.5, ink=LIGHT.muted)
            return y + 18
        for line in lines:
            paper.text(line, EDGE, y, size=7.5)
            y += 10
        y += 2
    return y + 10


def _definitions(paper: Paper, shown: OnePage, y: float) -> None:
    """In two columns, as many as there is room for; each is whole or left out."""
    if y + 30 > LOWEST or not shown.definitions:
        return
    paper.text("How we measure", EDGE, y, size=9, bold=True)
    y += 13
    width = (INNER - 18) / 2
    blocks = [(name, wrapped(words, width, size=7)) for name, words in shown.definitions]
    tops = [y, y]
    for place, (name, lines) in enumerate(blocks):
        column = 0 if tops[0] <= tops[1] else 1
        height = 9 + 9 * len(lines) + 4
        is_last = place == len(blocks) - 1
        if tops[column] + height > LOWEST - (0 if is_last else 9):
            told = f"{len(blocks) - place} more definitions in the Excel file, sheet How we measure."
            paper.text(told, EDGE, min(max(tops), LOWEST), size=7, ink=LIGHT.muted)
            return
        x = EDGE + column * (width + 18)
        paper.text(wrapped(name, width, size=7, bold=True, most=1)[0], x, tops[column], size=7, bold=True)
        for row, line in enumerate(lines, start=1):
            paper.text(line, x, tops[column] + 9 * row, size=7, ink=LIGHT.muted)
        tops[column] += height
