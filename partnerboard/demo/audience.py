"""How many people follow an account on a day."""

import math
from datetime import date

from partnerboard.demo.calendar import STARTS_ON, VIRAL_ON
from partnerboard.demo.cast import Channel
from partnerboard.demo.draws import rounded

_JOINT_A_DAY = 16
_VIRAL_GAIN, _VIRAL_DAYS = 420, 5


def followers(channel: Channel, day: date) -> int:
    """Followers at the end of a day. The joint account grows evenly, and by a burst after its viral post."""
    days = (day - STARTS_ON).days
    if channel.kind != "joint":
        return rounded(channel.followers * (1 + channel.growth) ** (days / 7))
    since_viral = (day - VIRAL_ON).days
    burst = _VIRAL_GAIN * (1 - math.exp(-(since_viral + 1) / _VIRAL_DAYS)) if since_viral >= 0 else 0
    return rounded(channel.followers + _JOINT_A_DAY * days + burst)
