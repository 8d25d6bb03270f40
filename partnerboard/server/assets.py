"""The browser's files, compressed once and kept for ever: a page with charts shrinks from 9 MB to under 3 MB.

Streamlit serves its files uncompressed. Here each script and style is compressed the first time the server starts
with this Streamlit version, kept under the data folder, and served from memory.
"""

import gzip
from collections.abc import Collection
from pathlib import Path

import brotli  # type: ignore[import-untyped] # it ships no types
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from partnerboard.server.asgi import headers_of

FOR_EVER = "public, max-age=31536000, immutable"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}
SMALLEST = 1024


class Prepared:
    """Compressed copies of the files below `source`, filled by :meth:`prepare` and read from memory."""

    def __init__(self, source: Path, kept: Path) -> None:
        self._source = source
        self._kept = kept
        self._bodies: dict[tuple[str, str], bytes] = {}

    def prepare(self) -> None:
        """Compress what is not kept yet; about three seconds the first time, a tenth of one later."""
        for file in sorted(self._source.rglob("*")):
            if file.suffix in KINDS and file.is_file() and file.stat().st_size >= SMALLEST:
                name = file.relative_to(self._source).as_posix()
                self._bodies[name, "br"] = self._once(file, name, "br")
                self._bodies[name, "gzip"] = self._once(file, name, "gzip")

    def body(self, name: str, encoding: str) -> bytes | None:
        """The compressed body, or None while it is not prepared."""
        return self._bodies.get((name, encoding))

    def _once(self, file: Path, name: str, encoding: str) -> bytes:
        kept = self._kept / f"{name}.{encoding}"
        if kept.exists() and kept.stat().st_mtime >= file.stat().st_mtime:
            return kept.read_bytes()
        body = compressed(file.read_bytes(), encoding)
        kept.parent.mkdir(parents=True, exist_ok=True)
        half = kept.with_suffix(f".{encoding}.part")
        half.write_bytes(body)
        half.replace(kept)
        return body


class StaticFiles:
    """Answers for `/static/` from what is prepared, and for the pages with the shell; passes on everything else."""

    def __init__(self, app: ASGIApp, prepared: Prepared, shell: str, pages: Collection[str], home: str) -> None:
        self._app = app
        self._prepared = prepared
        self._pages = frozenset({"", "index.html", *pages})
        self._home = home
        page = shell.encode()
        self._shell = {encoding: compressed(page, encoding) for encoding in ("br", "gzip", "")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve or pass on."""
        answer = self._answer(scope) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        await (answer or self._app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        path, encoding = scope["path"], best_encoding(headers_of(scope).get("accept-encoding", ""))
        if path.strip("/") == self._home:  # Streamlit knows its first page by no other address than /
            query = scope.get("query_string", b"").decode("latin-1")
            return RedirectResponse(f"/?{query}" if query else "/", status_code=307)
        if path.strip("/") in self._pages:
            return encoded_response(self._shell[encoding], "text/html", encoding, "no-store")
        if not path.startswith("/static/") or not encoding:
            return None
        body = self._prepared.body(path.removeprefix("/static/"), encoding)
        return None if body is None else encoded_response(body, KINDS[Path(path).suffix], encoding, FOR_EVER)


def best_encoding(accepted: str) -> str:
    """'br', 'gzip' or '' for an Accept-Encoding header."""
    offers = {
        part.partition(";")[0].strip().lower() for part in accepted.split(",") if "q=0" not in part.replace(" ", "")
    }
    return next((encoding for encoding in ("br", "gzip") if encoding in offers), "")


def compressed(body: bytes, encoding: str) -> bytes:
    """`body` as br or gzip; '' leaves it alone. Brotli 9 costs a twentieth of 11 and gives a tenth less."""
    if encoding == "br":
        return bytes(brotli.compress(body, quality=9))
    return gzip.compress(body, 6, mtime=0) if encoding == "gzip" else body


def encoded_response(body: bytes, kind: str, encoding: str, cache: str) -> Response:
    """An answer whose body is compressed already."""
    headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(body, media_type=kind, headers=headers)
