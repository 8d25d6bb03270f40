"""Take the pictures of the guide again from the running app: every page, light and dark, wide and on a phone.

    make screenshots                    every page
    python -m docs.screenshots.take scorecard link_summary

The app is started on a free port with an empty data folder, so that the demo is what everybody sees, and then once more
with a link of one partner: `link_<page>` is a page as that partner sees it.
"""

import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from partnerboard.sharing.links import PAGES as OPENED_BY_LINKS
from tests.browser import meridian, visit

HERE = Path(__file__).parent
PAGES = (
    *("portfolio", "scorecard", "partner", "compare", "posts", "agreements"),
    *("shared_links", "people", "upload", "imports", "data_quality", "metric_guide"),
    *(f"link_{name}" for name in OPENED_BY_LINKS),
)
LOOKS = tuple((width, theme) for width in (1440, 375) for theme in ("light", "dark"))
TALLEST = 6000
COLOURS = 256
EXACT = 8


def take(board: meridian.Board, pages: tuple[str, ...]) -> Iterator[Path]:
    """The pictures of `pages`, one file each: `<page>-<width>-<theme>.png`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=visit.chromium(), **visit.LAUNCH)
        for width, theme in LOOKS:
            context = visit.visitor(browser, width=width, theme=theme)
            partner = visit.visitor(browser, width=width, theme=theme)
            visit.go(partner.new_page(), board.opening)
            for name in pages:
                own = name.removeprefix("link_")
                page = (context if own == name else partner).new_page()
                visit.go(page, f"{board.address}/{name}" if own == name else f"{board.link}/{own}")
                picture = HERE / f"{name}-{width}-{theme}.png"
                picture.write_bytes(small(whole_page(page, width)))
                page.close()
                yield picture
            context.close()
            partner.close()
        browser.close()


def whole_page(page: Page, width: int) -> bytes:
    """The page from its top to its end: Streamlit scrolls inside the window, so the window grows to the content."""
    height = page.locator("[data-testid=stMainBlockContainer]").evaluate("block => block.scrollHeight") + 64
    page.set_viewport_size({"width": width, "height": min(int(height), TALLEST)})
    page.mouse.move(0, 0)
    page.wait_for_timeout(700)  # charts are drawn again for the new size, and nothing on the page tells when
    return page.screenshot(animations="disabled")


def small(picture: bytes) -> bytes:
    """The same picture in as many colours as it needs: a quarter of the bytes, no difference to the eye.

    What covers most of it keeps its exact colour: paper would turn pink.
    """
    kept = io.BytesIO()
    full = Image.open(io.BytesIO(picture)).convert("RGB")
    rest = full.quantize(COLOURS - EXACT, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    areas = sorted(full.getcolors(full.width * full.height) or [], reverse=True)[:EXACT]
    both = Image.new("P", (1, 1))
    both.putpalette([part for _, colour in areas for part in colour] + (rest.getpalette() or []))
    full.quantize(palette=both, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def main() -> None:
    """Start the app, take the pictures, say which."""
    pages = tuple(sys.argv[1:]) or PAGES
    with tempfile.TemporaryDirectory() as folder:
        with visit.serving(environment={"PARTNERBOARD_DATA": folder, "PARTNERBOARD_WORKSPACE": "demo"}):
            pass  # the first start loads the demo
        with meridian.serving(Path(folder)) as board:
            for picture in take(board, pages):
                print(f"{picture.name}: {picture.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
