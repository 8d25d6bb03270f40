"""How a file is called when it leaves: a name that every disk takes, in one header that nobody can break out of."""

import re
import unicodedata
from urllib.parse import quote

LONGEST = 100


def file_name(*parts: str, ending: str) -> str:
    """The parts as one name, small and joined by hyphens: 'scorecard-move-well-together-2026-10-11.pdf'."""
    words = [re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", part)).strip("-").lower() for part in parts]
    return f"{'-'.join(word for word in words if word)[:LONGEST].rstrip('-') or 'partnerboard'}.{ending}"


def disposition(name: str) -> str:
    """The value of Content-Disposition for a name of any characters: plain ASCII, and in full after RFC 5987.

    Line ends, quotation marks and slashes do not come through in either form.
    """
    one_line = re.sub(r'[\x00-\x1f\x7f"\\/]+', "-", name).lstrip(".-") or "download"
    plain = unicodedata.normalize("NFKD", one_line).encode("ascii", "ignore").decode()
    plain = f"download{plain}" if plain.startswith(".") or not plain else plain
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(one_line, safe='')}"
