"""A sheet of paper to write on: text of the shipped typeface, wrapped and cut to fit, and the few shapes we draw.

Text is drawn as it is: nothing in it is read as markup. Points are counted from the top left corner.
"""

import io
import unicodedata
from functools import cache
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from partnerboard.charts.theme import LIGHT

FONTS = Path(__file__).with_name("fonts")
PLAIN, BOLD = "Inter-Regular", "Inter-SemiBold"
WIDTH, HEIGHT = A4
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
# The typeface lacks the narrow blank that does not break; lines break at plain blanks only, so the thin one does.
_SAME = str.maketrans({"\N{NARROW NO-BREAK SPACE}": "\N{THIN SPACE}"})


class Paper:
    """One A4 page in the making."""

    def __init__(self, *, title: str) -> None:
        for name in (PLAIN, BOLD):
            _typeface(name)
        self._made = io.BytesIO()
        self._canvas = Canvas(self._made, pagesize=A4, invariant=1, initialFontName=PLAIN, lang="en")
        self._canvas.setTitle(written(title))
        self._canvas.setAuthor("Partnerboard")
        self._canvas.setCreator("Partnerboard")

    def text(
        self, words: str, x: float, y: float, *, size: float, bold: bool = False, ink: str = LIGHT.ink, to: str = "left"
    ) -> None:
        """One line whose baseline is `y` below the top; `to` is 'left', or 'right' where it ends at `x`."""
        self._canvas.setFont(BOLD if bold else PLAIN, size)
        self._canvas.setFillColor(HexColor(ink))
        draw = self._canvas.drawRightString if to == "right" else self._canvas.drawString
        draw(x, HEIGHT - y, written(words))

    def line(self, x: float, y: float, width: float, *, ink: str = LIGHT.hairline, weight: float = 0.5) -> None:
        """A level line."""
        self._canvas.setStrokeColor(HexColor(ink))
        self._canvas.setLineWidth(weight)
        self._canvas.line(x, HEIGHT - y, x + width, HEIGHT - y)

    def box(self, x: float, y: float, width: float, height: float, *, ink: str) -> None:
        """A filled box, `y` at its top."""
        self._canvas.setFillColor(HexColor(ink))
        self._canvas.rect(x, HEIGHT - y - height, width, height, stroke=0, fill=1)

    def shape(self, corners: list[tuple[float, float]], *, ink: str) -> None:
        """A filled shape with these corners."""
        path = self._canvas.beginPath()
        path.moveTo(corners[0][0], HEIGHT - corners[0][1])
        for x, y in corners[1:]:
            path.lineTo(x, HEIGHT - y)
        path.close()
        self._canvas.setFillColor(HexColor(ink))
        self._canvas.drawPath(path, stroke=0, fill=1)

    def disc(self, x: float, y: float, radius: float, *, ink: str, is_filled: bool = True) -> None:
        """A disc, or a ring, around a point."""
        self._canvas.setFillColor(HexColor(ink))
        self._canvas.setStrokeColor(HexColor(ink))
        self._canvas.setLineWidth(0.9)
        self._canvas.circle(x, HEIGHT - y, radius, stroke=not is_filled, fill=is_filled)

    def finished(self) -> bytes:
        """The page as PDF."""
        self._canvas.showPage()
        self._canvas.save()
        return self._made.getvalue()


def wrapped(words: str, width: float, *, size: float, bold: bool = False, most: int = 99) -> list[str]:
    """The words in lines no wider than `width`, broken at plain blanks only; what `most` lines do not hold ends in …"""
    lines: list[str] = []
    for word in (part for whole in written(words).split(" ") for part in _pieces(whole, width, size, bold)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _ended(lines[most - 1], width, size, bold)]


def written(words: str) -> str:
    """The words in characters that the typeface has; one that it does not have is shown as unknown, on one line."""
    known = _typeface(PLAIN).face.charToGlyph
    one_line = " ".join(unicodedata.normalize("NFC", words).translate(_SAME).splitlines())
    return "".join(each if ord(each) in known else UNKNOWN for each in one_line)


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    """A word that is wider than a line, in pieces."""
    pieces = [""]
    for each in word:
        if _width(pieces[-1] + each, size, bold) > width:
            pieces.append("")
        pieces[-1] += each
    return pieces


def _ended(line: str, width: float, size: float, bold: bool) -> str:
    while line and _width(f"{line} …", size, bold) > width:
        line = line[:-1]
    return f"{line.rstrip(' .,;:')} …"


def _width(words: str, size: float, bold: bool) -> float:
    return float(stringWidth(words, BOLD if bold else PLAIN, size))


@cache
def _typeface(name: str) -> TTFont:
    face = TTFont(name, FONTS / f"{name}.ttf")
    registerFont(face)
    return face
