"""What makes the page ours before the first script runs: name, icon, typeface and look, all from this server."""

import json
import re
from collections.abc import Awaitable, Callable, Collection, Sequence
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from partnerboard.server.asgi import headers_of
from partnerboard.server.assets import FOR_EVER, best_encoding, compressed, encoded_response

FOLDER = Path(__file__).with_name("brand")
FILES = {
    "inter-latin.woff2": ("inter-latin-opsz-normal.woff2", "font/woff2"),
    "inter-latin-ext.woff2": ("inter-latin-ext-opsz-normal.woff2", "font/woff2"),
    "mark.svg": ("mark.svg", "image/svg+xml"),
}
SCRIPTS = Path(__file__).with_name("shell")  # small, and in the page itself: no request, and there before Streamlit is
_COMMENT_ABOVE = re.compile(r"\A(?://.*\n|\n)+")
# What nearly every page shows. Streamlit would fetch and run each script only when its first element arrives, and what
# that imports after it.
ELEMENTS = ("Html", "PlotlyChart", "Selectbox", "Button", "DownloadButton")
SOMETIMES = ("TextInput", "Pagination")  # fetched with the others, run where they are shown
ICONS = "media/MaterialSymbols-Rounded.*.woff2"
IMPORT = re.compile(r"""(?:import|from)\s*["'`]\./([\w.-]+\.js)["'`]""")
# On /scorecard Streamlit would first look for its server below that address: two failed requests on every page. Below
# a link's address is a server of its own. When that server ends the page's socket (4001), or is not open any more, the
# page asks again for itself and gets what everybody gets.
HERE = """<script>
window.__streamlit = {
  BACKEND_BASE_URL: location.origin + (location.pathname.match(/^\\/shared\\/[^/]+/)?.[0] ?? '')
}
window.WebSocket = class extends WebSocket {
  constructor(...of) {
    super(...of)
    this.addEventListener('close', ({ code }) => code === 4001 && location.reload())
  }
}
const ask = window.fetch
window.fetch = (...of) => ask(...of).then(answer => {
  if (answer.status === 404 && answer.url.endsWith('/_stcore/health')) location.reload()
  return answer
})
</script>"""


def brand_routes(look: str) -> list[Route]:
    """`/brand/<name>` for the typeface, the icon and the style sheet `look`; Streamlit asks for its own icon first."""
    files = [Route(f"/brand/{name}", _file(*file)) for name, file in FILES.items()]
    return [*files, Route("/favicon.png", _file(*FILES["mark.svg"])), Route(address_of(look), _sheet(look))]


def address_of(look: str) -> str:
    """Where the style sheet is: another sheet has another address."""
    return f"/brand/look.{sha256(look.encode()).hexdigest()[:12]}.css"


def branded(shell: str, static: Path, look: str, without_charts: Collection[str] = ()) -> str:
    """Streamlit's page with our title, icon, typeface and look, and what draws our pages fetched from the start.

    The look stands last, behind the styles that Streamlit adds to the head, so that ours hold. What is not found is
    left as it is, so another Streamlit version still works, only plainer.
    """
    shell = shell.replace("<title>Streamlit</title>", "<title>Partnerboard</title>")
    shell = shell.replace("./static/", "/static/")  # the same files, whatever the address of the page is
    shell = shell.replace('href="./favicon.png"', 'href="/brand/mark.svg" type="image/svg+xml"')
    shell = re.sub(r"/static/media/SourceSansVF-Upright[^\"]*\.woff2", "/brand/inter-latin.woff2", shell)
    shell = shell.replace("</head>", f"{_early(static, shell, without_charts)}{HERE}{_ours()}</head>", 1)
    return shell.replace("</body>", f'<link rel="stylesheet" href="{address_of(look)}"></body>', 1)


def _early(static: Path, shell: str, without_charts: Collection[str]) -> str:
    """Fetch what draws our elements at once, and run it while the browser waits for the first of them.

    The chart library takes a twentieth of a second to run; pages `without_charts` are spared it. The icons come behind
    all scripts: no word waits for them, but a page is only whole with them.
    """
    scripts = static / "static" / "js"
    found, further = _scripts_of(scripts, ELEMENTS), _scripts_of(scripts, SOMETIMES)
    wanted = [name for name in _with_imports(scripts, [*found, *further]) if f"/static/js/{name}" not in shell]
    links = "".join(f'<link rel="modulepreload" crossorigin href="/static/js/{name}">' for name in wanted)
    icons = "".join(
        f'<link rel="preload" as="font" type="font/woff2" crossorigin fetchpriority="low" href="/static/media/{name}">'
        for name in sorted(file.name for file in (static / "static").glob(ICONS))
    )
    addresses = json.dumps([f"/static/js/{name}" for name in found])
    idle = "const soon = window.requestIdleCallback ?? window.setTimeout"  # Safari has no idle callback
    spared = f"const spared = {json.dumps(sorted(without_charts))}.includes(location.pathname.split('/').pop())"
    chosen = "filter((each) => !(spared && each.includes('PlotlyChart')))"
    run = f"soon(() => {addresses}.{chosen}.forEach((each) => import(each)))"
    return f'{links}{icons}<script type="module">{idle}; {spared}; {run}</script>'


def _scripts_of(scripts: Path, elements: Sequence[str]) -> list[str]:
    return [script.name for element in elements for script in sorted(scripts.glob(f"{element}.*.js"))]


def _with_imports(scripts: Path, names: Sequence[str]) -> list[str]:
    """The scripts with all that they import, each once: the browser would learn of an import only from its importer."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found and (script := scripts / name).is_file():
            found[name] = None
            waiting += IMPORT.findall(script.read_text(encoding="utf-8"))
    return list(found)


def _ours() -> str:
    """Our scripts, without the comments above them."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob("*.js"))]
    return "".join(f"<script>{_COMMENT_ABOVE.sub('', text)}</script>" for text in texts)


def _file(name: str, kind: str) -> Callable[[Request], Awaitable[FileResponse]]:
    async def answer(_: Request) -> FileResponse:
        return FileResponse(FOLDER / name, media_type=kind, headers={"Cache-Control": FOR_EVER})

    return answer


def _sheet(look: str) -> Callable[[Request], Awaitable[Response]]:
    bodies = {encoding: compressed(look.encode(), encoding) for encoding in ("br", "gzip", "")}

    async def answer(request: Request) -> Response:
        encoding = best_encoding(headers_of(request.scope).get("accept-encoding", ""))
        return encoded_response(bodies[encoding], "text/css", encoding, FOR_EVER)

    return answer
