"""Who plays: four organisations, the accounts they post from, and six colleagues who post from their own.

All of them are invented. A handle is the same on every platform, so that a mention can be understood anywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

HOME, GUILD, SPONSOR, AGENCY = "naha", "ctg", "meridian", "brightwater"
INITIATIVE = "move-well-2026"
CAMPAIGN = "move-well-2026"
HASHTAG = "#MoveWellTogether"

NAMES: Mapping[str, str] = {
    HOME: "Northshore Allied Health Association",
    GUILD: "Coastal Therapists Guild",
    SPONSOR: "Meridian Mutual",
    AGENCY: "Brightwater Social",
}
HANDLES: Mapping[str, str] = {HOME: "northshoreaha", GUILD: "coastalguild", SPONSOR: "meridianmutual"}
PARTNERS: Mapping[str, str] = {HOME: "P-NAHA", GUILD: "P-CTG", SPONSOR: "P-MER", AGENCY: "P-BRI"}
JOINT_SPLIT: Mapping[str, float] = {HOME: 0.5, GUILD: 0.3, SPONSOR: 0.2}


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person who posts about the initiative from an own account, in any week with the chance `posts_a_week`."""

    id: str
    name: str
    handle: str
    organisation: str
    posts_a_week: float
    department: str | None = None
    leaves_on: date | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """One account: how many follow it when the story starts, how they grow a week, and how many posts it plans.

    `id` also names the account in draws. `publishes` is what it posts in an ordinary week, where that is not the plan.
    """

    id: str
    platform: str
    owner: str | Colleague | None  # None: the joint account
    followers: int
    growth: float = 0.0
    per_week: int = 0
    publishes: int | None = None
    ceiling: int | None = None
    posts_besides: bool = False  # one post a week that has nothing to do with the initiative
    native_id: str | None = None

    @property
    def kind(self) -> Literal["own", "joint", "personal"]:
        """Whose account it is in an agreement."""
        return "joint" if self.owner is None else "own" if isinstance(self.owner, str) else "personal"

    @property
    def colleague(self) -> Colleague | None:
        """The person behind a personal account."""
        return self.owner if isinstance(self.owner, Colleague) else None

    @property
    def organisation(self) -> str:
        """Who speaks here; the home organisation looks after the joint account."""
        return self.owner.organisation if isinstance(self.owner, Colleague) else self.owner or HOME

    @property
    def handle(self) -> str:
        """The name to write after an @."""
        if self.owner is None:
            return "movewelltogether"
        return self.owner.handle if isinstance(self.owner, Colleague) else HANDLES[self.owner]

    @property
    def name(self) -> str:
        """The name to show."""
        if self.owner is None:
            return "Move Well Together"
        return self.owner.name if isinstance(self.owner, Colleague) else NAMES[self.owner]

    @property
    def link_id(self) -> str:
        """The short link that is posted here: a colleague's own, otherwise the organisation's."""
        return self.owner.id if isinstance(self.owner, Colleague) else self.organisation


ANA = Colleague("ana", "Ana", "ana-northshore", HOME, 1, "communications")
BEN = Colleague("ben", "Ben", "ben-northshore", HOME, 0.75, "membership")
CARA = Colleague("cara", "Cara", "cara_northshore", HOME, 1, "web")
DEV = Colleague("dev", "Dev", "dev-northshore", HOME, 0.25, "marketing", leaves_on=date(2026, 10, 4))
ELI = Colleague("eli", "Eli", "eli-coastal", GUILD, 0.60)
FAY = Colleague("fay", "Fay", "fay_coastal", GUILD, 0.40)
COLLEAGUES = (ANA, BEN, CARA, DEV, ELI, FAY)

CHANNELS = (
    Channel("fb-naha", "facebook", HOME, 18_000, 0.002, 3, posts_besides=True, native_id="100482093317745"),
    Channel("ig-naha", "instagram", HOME, 9_500, 0.004, 3, native_id="17841402593310868"),
    Channel("li-naha", "linkedin", HOME, 14_000, 0.004, 2, posts_besides=True),
    Channel("x-naha", "x", HOME, 11_000, 0.001, 5, ceiling=7, posts_besides=True),
    Channel("yt-naha", "youtube", HOME, 4_200, 0.003, 1),
    Channel("fb-ctg", "facebook", GUILD, 7_500, 0.002, 2, native_id="100557120846690"),
    Channel("li-ctg", "linkedin", GUILD, 5_200, 0.005, 2),
    Channel("x-ctg", "x", GUILD, 6_300, 0.001, 3),
    Channel("li-mer", "linkedin", SPONSOR, 42_000, 0.001, 2, publishes=1),
    Channel("x-mer", "x", SPONSOR, 15_000, 0, 2, publishes=1, posts_besides=True),
    Channel("ig-mer", "instagram", SPONSOR, 8_000, 0.002, 1, native_id="17841407718265031"),
    Channel("ig-mwt", "instagram", None, 300, per_week=4, native_id="17841463390124577"),
    Channel("li-ana", "linkedin", ANA, 2_400, 0.004),
    Channel("li-ben", "linkedin", BEN, 900, 0.003),
    Channel("x-cara", "x", CARA, 1_500, 0.002),
    Channel("li-dev", "linkedin", DEV, 3_800, 0.003),
    Channel("li-eli", "linkedin", ELI, 1_200, 0.005),
    Channel("x-fay", "x", FAY, 700, 0.002),
)
