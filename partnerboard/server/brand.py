"""What makes the page ours before the first script runs: its name, its icon, its typeface, all from this server."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

FOLDER = Path(__file__).with_name("brand")
FILES = {
    "inter-latin.woff2": ("inter-latin-opsz-normal.woff2", "font/woff2"),
    "inter-latin-ext.woff2": ("inter-latin-ext-opsz-normal.woff2", "font/woff2"),
    "mark.svg": ("mark.svg", "image/svg+xml"),
}
# On /scorecard Streamlit would first look for its server below that address: two failed requests on every page.
HERE = "<script>window.__streamlit = { BACKEND_BASE_URL: window.location.origin }</script>"


def brand_routes() -> list[Route]:
    """`/brand/<name>` for the typeface and the icon."""
    return [Route(f"/brand/{name}", _file(*file)) for name, file in FILES.items()]


def branded(shell: str, static: Path) -> str:
    """Streamlit's page with our title, icon and typeface, and the chart library fetched from the start.

    What is not found is left as it is, so another Streamlit version still works, only plainer.
    """
    shell = shell.replace("<title>Streamlit</title>", "<title>Partnerboard</title>")
    shell = shell.replace('href="./favicon.png"', 'href="/brand/mark.svg" type="image/svg+xml"')
    shell = re.sub(r"\./static/media/SourceSansVF-Upright[^\"]*\.woff2", "/brand/inter-latin.woff2", shell)
    charts = sorted(static.glob("static/js/PlotlyChart.*.js"))
    early = "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{chart.name}">' for chart in charts)
    return shell.replace("</head>", f"{early}{HERE}</head>", 1)


def _file(name: str, kind: str) -> Callable[[Request], Awaitable[FileResponse]]:
    async def answer(_: Request) -> FileResponse:
        headers = {"Cache-Control": "public, max-age=31536000, immutable"}
        return FileResponse(FOLDER / name, media_type=kind, headers=headers)

    return answer
