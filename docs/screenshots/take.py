"""Take the pictures of the guide from the running app: every page of the demo, light and dark, wide and narrow."""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser import visit

HERE = Path(__file__).resolve().parent
PAGES = ("portfolio", "scorecard", "partner", "compare", "posts", "metric_guide")
TALLEST = 6_000


def main() -> None:
    """Replace every picture beside this script."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**visit.LAUNCH, executable_path=visit.chromium())
        with visit.serving(environment={"PARTNERBOARD_DATA": folder}) as app:
            for name in PAGES:
                for theme in ("light", "dark"):
                    for width in visit.HEIGHTS:
                        path = HERE / f"{name.replace('_', '-')}-{theme}-{width}.webp"
                        _picture(browser, f"{app}/{name}", theme=theme, width=width).save(path, quality=88, method=6)
                        print(path.name)
        browser.close()


def _picture(browser: Browser, address: str, *, theme: str, width: int) -> Image.Image:
    """The whole page: the window is made as tall as what it shows, because Streamlit scrolls an inner area."""
    page = browser.new_page(**visit.as_visitor(width=width, theme=theme))
    page.goto(address)
    visit.settle(page)
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(tall, visit.HEIGHTS[width]), TALLEST)})
    visit.settle(page)
    taken = page.screenshot(animations="disabled")
    page.context.close()
    return Image.open(io.BytesIO(taken))


if __name__ == "__main__":
    main()
