"""Ids as each platform gives them; where a platform's id carries the time of publication, so does this one."""

from datetime import datetime

from partnerboard.demo.draws import Draws
from partnerboard.demo.schedule import Slot

_BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_CODE_LENGTH = 11
_X_EPOCH_MS = 1_288_834_974_657
_INSTAGRAM_EPOCH_MS = 1_314_220_021_721


def native_id(draws: Draws, slot: Slot, published_at: datetime) -> str:
    """What identifies a post on its platform: a number as text, or eleven letters on Instagram and YouTube."""
    ms = int(published_at.timestamp()) * 1000
    match slot.channel.platform:
        case "x":
            return str((ms - _X_EPOCH_MS) << 22 | draws.below(1 << 22, "id", *slot.name))
        case "linkedin":
            return str(ms << 22 | draws.below(1 << 22, "id", *slot.name))
        case "instagram":
            return _code((ms - _INSTAGRAM_EPOCH_MS) << 23 | draws.below(1 << 23, "id", *slot.name))
        case "youtube":
            return _code(draws.below(1 << 33, "id", *slot.name) << 33 | draws.below(1 << 33, "id2", *slot.name))
        case _:
            return str(122_000_000_000_000 + draws.below(900_000_000_000, "id", *slot.name))


def media_number(draws: Draws, slot: Slot) -> str:
    """The long number that Instagram's exports print beside the address of a post."""
    return str(17_900_000_000_000_000 + draws.below(200_000_000_000_000, "media", *slot.name))


def _code(number: int) -> str:
    letters = (_BASE64URL[number >> 6 * place & 63] for place in reversed(range(_CODE_LENGTH)))
    return "".join(letters)
