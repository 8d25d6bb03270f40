"""The plain pages of the doors: that a link is not open, that something was tried too often, and the passphrase form.

They say nothing about a link: neither whose it is, nor whether there is one.
"""

from collections.abc import Mapping
from html import escape

from starlette.responses import HTMLResponse

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · Partnerboard</title><link rel="icon" href="/brand/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="{look}">
<style>
@font-face {{ font-family: Inter; src: url(/brand/inter-latin.woff2); font-weight: 100 900 }}
:root {{ color-scheme: light dark }}
body {{ margin: 0; font: 15px/1.55 Inter, system-ui, sans-serif;
  color: var(--pb-ink); background: var(--pb-background) }}
main {{ max-width: 26rem; margin: 18vh auto 0; padding: 0 1.5rem }}
img {{ display: block; margin-bottom: 1.5rem }}
h1 {{ font-size: 1.35rem; font-weight: 620; line-height: 1.3; margin: 0 0 .5rem }}
p {{ color: var(--pb-muted); margin: 0 0 1.5rem }}
label {{ display: block; font-weight: 600; margin-bottom: .35rem }}
input {{ width: 100%; box-sizing: border-box; font: inherit; color: inherit; background: var(--pb-surface);
  border: 1px solid var(--pb-muted); border-radius: 8px; padding: .6rem .75rem; margin-bottom: 1rem }}
button {{ font: inherit; font-weight: 600; color: var(--pb-background); background: var(--pb-accent); border: 0;
  border-radius: 8px; padding: .6rem 1.25rem; min-height: 44px }}
input:focus-visible, button:focus-visible {{ outline: 2px solid var(--pb-accent); outline-offset: 2px }}
.said {{ color: var(--pb-behind); margin-bottom: .75rem }}
</style></head><body><main><img src="/brand/mark.svg" alt="" width="40" height="40">
<h1>{title}</h1>{body}</main></body></html>
"""

_FORM = """<p>{words}</p><form method="post" action="unlock">
<input type="hidden" name="word" value="{word}"><label for="passphrase">Passphrase</label>{said}
<input id="passphrase" name="passphrase" type="password" autocomplete="off" required maxlength="200" autofocus>
<button>Open</button></form>"""

NOT_OPEN = "This link is not open"


class Answers:
    """The pages, in the look of the style sheet at `look`."""

    def __init__(self, look: str) -> None:
        self._look = look

    def not_open(self) -> HTMLResponse:
        """One answer for whatever is not open: unknown, ended, paused, revoked, or another browser's."""
        return self._page(
            404, NOT_OPEN, "<p>It may have ended, or its address is not complete. Ask whoever sent it to you.</p>"
        )

    def too_often(self, seconds: float) -> HTMLResponse:
        """Later, and when."""
        minutes = max(1, round(seconds / 60))
        when = "a minute" if minutes == 1 else f"{minutes} minutes"
        body = f"<p>This was tried too often. Try again in {when}.</p>"
        return self._page(429, "Too many tries", body, {"Retry-After": str(round(seconds))})

    def busy(self) -> HTMLResponse:
        """The server starts, or has too much to do; the same for every link."""
        body = "<p>Try again in a minute.</p>"
        return self._page(503, "Not ready yet", body, {"Retry-After": "30"})

    def locked(self, word: str, said: str = "") -> HTMLResponse:
        """The form for the passphrase; `said` is what was wrong with the last one."""
        body = _FORM.format(
            words="Whoever sent you this link has the passphrase.",
            word=escape(word),
            said=f'<p class="said" role="alert">{escape(said)}</p>' if said else "",
        )
        return self._page(403 if said else 200, "This link is protected", body)

    def _page(self, status: int, title: str, body: str, headers: Mapping[str, str] | None = None) -> HTMLResponse:
        page = _PAGE.format(title=escape(title), body=body, look=self._look)
        return HTMLResponse(page, status, headers=dict(headers or {}))
