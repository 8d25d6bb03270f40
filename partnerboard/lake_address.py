"""Where a warehouse beyond one machine lies: a catalogue that knows its tables, and a place that holds their data.

PARTNERBOARD_WAREHOUSE  'file' (default), 'ducklake:FILE' or 'ducklake:postgres:DSN': where the catalogue is;
                        'published:FOLDER': copies that another server publishes, to be read only
PARTNERBOARD_LAKE_DATA  a folder or s3://BUCKET/FOLDER: where the data is (default: lake/ in the data folder)
AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL  how an object store is reached
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from partnerboard.errors import SettingsInvalid

_POSTGRES, _S3, _PUBLISHED = "postgres:", "s3://", "published:"
_REMEDY = "Set it to ducklake:FILE or ducklake:postgres:DSN, or leave it out for one file on this machine."


@dataclass(frozen=True)
class ObjectStore:
    """An object store that speaks S3. `endpoint` is host and port; empty: Amazon's own."""

    key_id: str
    secret: str = field(repr=False)
    region: str
    endpoint: str
    is_encrypted: bool

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """Read the usual variables. Raises SettingsInvalid, naming the one that is missing or cannot be used."""
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            if not environment.get(name, "").strip():
                raise SettingsInvalid(
                    f"PARTNERBOARD_LAKE_DATA is in an object store, and {name} is not set.", "Set it."
                )
        address = environment.get("AWS_ENDPOINT_URL", "").strip()
        parts = urlsplit(address)
        if address and (parts.scheme not in ("http", "https") or not parts.netloc):
            raise SettingsInvalid(f"AWS_ENDPOINT_URL is {address!r}.", "Write it as https://HOST:PORT.")
        return cls(
            key_id=environment["AWS_ACCESS_KEY_ID"].strip(),
            secret=environment["AWS_SECRET_ACCESS_KEY"].strip(),
            region=environment.get("AWS_REGION", "").strip() or "us-east-1",
            endpoint=parts.netloc,
            is_encrypted=parts.scheme != "http",
        )


@dataclass(frozen=True)
class PublishedAddress:
    """A folder in which another server publishes copies of its warehouse, to be read only."""

    folder: Path

    @property
    def says(self) -> str:
        """What it is, for people."""
        return f"published copies ({self.folder})"


@dataclass(frozen=True)
class LakeAddress:
    """`catalogue` is a file, or `postgres:` and how that is reached, a password perhaps; `data` ends in a slash."""

    catalogue: str = field(repr=False)
    data: str
    store: ObjectStore | None = None

    @classmethod
    def of(cls, environment: Mapping[str, str], folder: Path) -> Self | None:
        """Read the environment; None: the warehouse is one file. Raises SettingsInvalid, naming the variable."""
        named = environment.get("PARTNERBOARD_WAREHOUSE", "").strip()
        if named in ("", "file") or named.startswith(_PUBLISHED):
            return None
        kind, _, catalogue = named.partition(":")
        if kind != "ducklake" or not catalogue.removeprefix(_POSTGRES).strip():
            raise SettingsInvalid(f"PARTNERBOARD_WAREHOUSE begins with {kind!r} and names no warehouse.", _REMEDY)
        data = environment.get("PARTNERBOARD_LAKE_DATA", "").strip() or str(folder / "lake")
        is_remote = data.startswith(_S3)
        if is_remote and not urlsplit(data).netloc:
            raise SettingsInvalid(f"PARTNERBOARD_LAKE_DATA is {data!r}.", "Write it as s3://BUCKET/FOLDER.")
        return cls(
            catalogue=catalogue if catalogue.startswith(_POSTGRES) else str(_below(folder, catalogue)),
            data=f"{data if is_remote else _below(folder, data)}".rstrip("/") + "/",
            store=ObjectStore.of(environment) if is_remote else None,
        )

    @property
    def is_shared(self) -> bool:
        """Several processes may use it at a time: its catalogue is in PostgreSQL."""
        return self.catalogue.startswith(_POSTGRES)

    @property
    def says(self) -> str:
        """What it is, for people: no password."""
        where = "PostgreSQL" if self.is_shared else self.catalogue
        return f"DuckLake (catalogue: {where}, data: {self.data})"


Elsewhere = LakeAddress | PublishedAddress
"""Where a warehouse is that is not one file of its own."""


def elsewhere_of(environment: Mapping[str, str], folder: Path) -> Elsewhere | None:
    """Read the environment; None: the warehouse is one file. Raises SettingsInvalid, naming the variable."""
    named = environment.get("PARTNERBOARD_WAREHOUSE", "").strip()
    if not named.startswith(_PUBLISHED):
        return LakeAddress.of(environment, folder)
    place = named.removeprefix(_PUBLISHED).strip()
    if not place:
        raise SettingsInvalid("PARTNERBOARD_WAREHOUSE is 'published:' and names no folder.", _REMEDY)
    return PublishedAddress(_below(folder, place))


def _below(folder: Path, named: str) -> Path:
    return (folder / Path(named).expanduser()).resolve()
