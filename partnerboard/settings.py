"""Where things live and which workspace is served: read once from the environment, handed down as an argument.

PARTNERBOARD_DATA       folder of everything that is written (default: data/ beside app.py)
PARTNERBOARD_WORKSPACE  'demo', 'own', or 'auto' (default): your own once it exists, else the demo
PARTNERBOARD_HOSTS      names this server may be called by, comma separated (default: this machine only)
PARTNERBOARD_LOG        'json', 'text', or 'auto' (default): text where a person reads along at a terminal, else JSON
PARTNERBOARD_WAREHOUSE  where your own warehouse is, if not in the data folder: see lake_address.py
PARTNERBOARD_PUBLISH    a folder that the app puts a copy of your own warehouse into after each load (default: none)
PARTNERBOARD_METRICS_TOKEN  what /metrics is asked with, 32 characters or more (default: there is no /metrics)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Self, cast

from partnerboard.errors import SettingsInvalid
from partnerboard.lake_address import Elsewhere, elsewhere_of

PROJECT = Path(__file__).resolve().parent.parent
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")

Workspace = Literal["demo", "own", "auto"]
Log = Literal["auto", "json", "text"]
_WORKSPACES = ("demo", "own", "auto")
_LOGS = ("auto", "json", "text")


@dataclass(frozen=True)
class Settings:
    """Paths below `folder` follow from it; nothing else is written anywhere."""

    folder: Path = PROJECT / "data"
    workspace: Workspace = "auto"
    hosts: tuple[str, ...] = LOCAL_HOSTS
    log: Log = "auto"
    metrics_token: str = field(default="", repr=False)
    lake: Elsewhere | None = None
    publish_to: Path | None = None

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """Read the environment. Raises SettingsInvalid, naming the variable and its value."""
        workspace = environment.get("PARTNERBOARD_WORKSPACE", "auto").strip().lower() or "auto"
        if workspace not in _WORKSPACES:
            raise SettingsInvalid(
                f"PARTNERBOARD_WORKSPACE is {workspace!r}.", "Set it to demo, own or auto, or leave it out."
            )
        log = environment.get("PARTNERBOARD_LOG", "auto").strip().lower() or "auto"
        if log not in _LOGS:
            raise SettingsInvalid(f"PARTNERBOARD_LOG is {log!r}.", "Set it to json, text or auto, or leave it out.")
        listed = environment.get("PARTNERBOARD_HOSTS", "")
        hosts = tuple(host.strip().lower() for host in listed.split(",") if host.strip())
        named = environment.get("PARTNERBOARD_DATA", "").strip()
        public = environment.get("PARTNERBOARD_PUBLISH", "").strip()
        folder = Path(named).expanduser().resolve() if named else PROJECT / "data"
        return cls(
            folder=folder,
            lake=elsewhere_of(environment, folder),
            publish_to=Path(public).expanduser().resolve() if public else None,
            workspace=cast(Workspace, workspace),
            hosts=LOCAL_HOSTS + tuple(host for host in hosts if host not in LOCAL_HOSTS),
            log=cast(Log, log),
            metrics_token=environment.get("PARTNERBOARD_METRICS_TOKEN", "").strip(),
        )

    @property
    def own_warehouse(self) -> Path:
        """The warehouse the visitor's own files go into; with a lake, the name that all beside it is named after."""
        return self.folder / "warehouse.duckdb"

    @property
    def demo_warehouse(self) -> Path:
        """The demo has its own file, so that trying it never touches real numbers."""
        return self.folder / "demo" / "warehouse.duckdb"

    @property
    def kept_files(self) -> Path:
        """Raw uploads by their SHA-256."""
        return self.folder / "kept"

    @property
    def uploads(self) -> Path:
        """Files that were brought and not yet loaded; emptied when the server starts."""
        return self.folder / "uploads"

    @property
    def offered(self) -> Path:
        """Files that partners handed in through a link, by their SHA-256."""
        return self.folder / "offered"

    @property
    def inbox(self) -> Path:
        """The drop folder: what is put there is loaded into the visitor's own warehouse."""
        return self.folder / "inbox"

    @property
    def begun(self) -> Path:
        """A note for each load that is under way; what a killed server leaves there is told on the pages."""
        return self.folder / "begun"

    @property
    def demo_files(self) -> Path:
        """The demo's story, written as native exports."""
        return self.folder / "demo"

    @property
    def prepared_assets(self) -> Path:
        """Browser files compressed once; safe to delete."""
        return self.folder / "cache" / "assets"
