"""Every way in that exists: paths, methods and messages, and who may use each. The doors read this list.

A test holds it to the routes that are served and to the messages that Streamlit knows, so a new one is in here or red.
`staff`, `link` and `nobody` say what the three kinds of visitor may do; what is in no row is closed to links.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

# open:     to whoever comes            admitted: to a visitor of this world, and only what is theirs
# own:      into one's own session      offered:  what one's own session was told of
# exchange: own, on a link that opens the exchange page                        never: to nobody
Use = Literal["open", "admitted", "own", "offered", "exchange", "never"]
READ = ("GET", "HEAD")


@dataclass(frozen=True)
class Entry:
    """One way in. `path` is what staff ask for; for links it stands below `/shared/<link_id>`."""

    name: str
    path: str
    methods: tuple[str, ...]
    staff: Use
    link: Use
    nobody: Use

    def is_met(self, path: str) -> bool:
        """Whether a path leads here."""
        return _pattern(self.path).fullmatch(path) is not None


@dataclass(frozen=True)
class Message:
    """One kind of message that a browser can send over its WebSocket."""

    name: str
    staff: Use
    link: Use
    nobody: Use


SOCKET = ("WEBSOCKET",)

ENTRIES = (
    Entry("health", "/_stcore/health", ("GET", "HEAD", "OPTIONS"), "open", "admitted", "open"),
    Entry("host", "/_stcore/host-config", READ, "open", "admitted", "open"),
    Entry("stream", "/_stcore/stream", SOCKET, "open", "admitted", "open"),
    Entry("upload", "/_stcore/upload_file/{session}/{file}", ("PUT", "DELETE", "OPTIONS"), "own", "exchange", "never"),
    Entry("media", "/media/{name:path}", (*READ, "OPTIONS"), "admitted", "offered", "never"),
    Entry("download", "/download/{name}", READ, "admitted", "admitted", "never"),
    Entry("preview", "/preview/{link}", READ, "admitted", "never", "never"),
    Entry("alive", "/livez", READ, "open", "never", "open"),
    Entry("ready", "/readyz", READ, "open", "never", "open"),
    Entry("metrics", "/metrics", READ, "open", "never", "open"),  # to whoever has its token
    Entry("robots", "/robots.txt", READ, "open", "never", "open"),
    Entry("icon", "/favicon.png", READ, "open", "admitted", "open"),
    Entry("brand", "/brand/{name}", READ, "open", "never", "open"),
    Entry("static", "/static/{name:path}", READ, "open", "never", "open"),
    Entry("sign-in", "/auth/login", READ, "open", "never", "open"),
    Entry("sign-out", "/auth/logout", READ, "open", "never", "open"),
    Entry("signed-in", "/oauth2callback", READ, "open", "never", "open"),
    # Streamlit's own metrics, agent interface and script check tell strangers what runs here; we use no components.
    Entry("streamlit-metrics", "/_stcore/metrics", (*READ, "OPTIONS"), "never", "never", "never"),
    Entry("agent", "/_stcore/agent/{name:path}", (*READ, "POST", "OPTIONS"), "never", "never", "never"),
    Entry("script-check", "/_stcore/script-health-check", (*READ, "OPTIONS"), "never", "never", "never"),
    Entry("component", "/component/{name:path}", (*READ, "OPTIONS"), "never", "never", "never"),
    Entry("components", "/_stcore/bidi-components/{name:path}", (*READ, "OPTIONS"), "never", "never", "never"),
    Entry("app-static", "/app/static/{name:path}", (*READ, "OPTIONS"), "never", "never", "never"),
    # Everything else is a page or nothing; a link opens the pages that it names.
    Entry("page", "/{name:page}", READ, "open", "admitted", "open"),
)

# Outside both worlds: they make visits, and show nothing of a link.
SHARE, SHARED, UNLOCK = "/share/{token}", "/shared/{link}", "unlock"

MESSAGES = (
    Message("rerun_script", "admitted", "admitted", "admitted"),
    Message("stop_script", "admitted", "admitted", "admitted"),
    Message("app_heartbeat", "admitted", "admitted", "admitted"),
    Message("file_urls_request", "admitted", "exchange", "never"),
    Message("backend_operation_request.dataframe_chunk", "admitted", "admitted", "never"),
    # A file made when it is asked for goes to whoever knows its number, of whatever session.
    Message("backend_operation_request.deferred_file", "admitted", "never", "never"),
    Message("backend_operation_request.install_skills", "never", "never", "never"),
    Message("backend_operation_request.dismiss_skills_nudge", "never", "never", "never"),
    Message("clear_cache", "never", "never", "never"),
    Message("load_git_info", "never", "never", "never"),
    Message("set_run_on_save", "never", "never", "never"),
    Message("debug_disconnect_websocket", "never", "never", "never"),
    Message("debug_shutdown_runtime", "never", "never", "never"),
)


def entry_of(path: str) -> Entry | None:
    """The way in that a path leads to."""
    return next((entry for entry in ENTRIES if entry.is_met(path)), None)


def message_of(name: str) -> Message | None:
    """The kind of message by its name."""
    return next((message for message in MESSAGES if message.name == name), None)


@cache
def _pattern(path: str) -> re.Pattern[str]:
    kinds = {"": "[^/]+", ":path": ".*", ":page": "[a-z0-9_]*"}
    parts = re.split(r"\{\w+(:?\w*)\}", path)
    return re.compile("".join(kinds[part] if place % 2 else re.escape(part) for place, part in enumerate(parts)))
