"""How a file came to us, and the identity that its batch gets from that."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from partnerboard.ingest.told import Told


@dataclass(frozen=True, slots=True)
class Handover:
    """The name and bytes of a file or archive member, who brought it, and when."""

    name: str
    sha256: str
    member: str | None
    is_alone: bool
    loaded_at_utc: datetime
    loaded_by: str

    @property
    def shown(self) -> str:
        """The name on the receipt; an archive with one file in it is called by its own name."""
        return f"{self.name}/{self.member}" if self.member and not self.is_alone else self.name

    def batch_id(self, known: Told) -> str:
        """Made from the bytes and the answers alone: the same file has the same batch in every warehouse."""
        identity = "|".join((self.sha256, self.member or "", known.as_json()))
        return f"b{hashlib.sha256(identity.encode()).hexdigest()[:15]}"
