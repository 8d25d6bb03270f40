"""The links of the campaign: one short address for each partner and each colleague, and the pages they lead to."""

from dataclasses import dataclass

from partnerboard.demo.cast import CAMPAIGN, COLLEAGUES, GUILD, HOME, PARTNERS, SPONSOR, Channel

_SHORT_HOST = "https://mwt.example"
_LANDING_PAGE = "https://movewelltogether.example/start"
_HOME_PAGES = {HOME: "https://northshore-aha.example", SPONSOR: "https://meridian-mutual.example"}


@dataclass(frozen=True, slots=True)
class ShortLink:
    """A short address, where it leads, and whose posts it counts."""

    id: str
    partner: str
    colleague: str | None

    @property
    def short_url(self) -> str:
        """The address that is posted."""
        return f"{_SHORT_HOST}/{self.id}"

    @property
    def medium(self) -> str:
        """Whether colleagues or organisations post it."""
        return "staff" if self.colleague else "social"

    @property
    def long_url(self) -> str:
        """The page it opens, with the campaign in the address."""
        return f"{_LANDING_PAGE}?utm_source={self.id}&utm_medium={self.medium}&utm_campaign={CAMPAIGN}"


SHORT_LINKS = (
    *(ShortLink(id_, PARTNERS[id_], None) for id_ in (HOME, GUILD, SPONSOR)),
    *(ShortLink(one.id, PARTNERS[one.organisation], one.id) for one in COLLEAGUES),
)


def campaign_link(channel: Channel) -> str:
    """The short address that this account posts."""
    return f"{_SHORT_HOST}/{channel.link_id}"


def other_link(channel: Channel) -> str:
    """A page that has nothing to do with the campaign."""
    return f"{_HOME_PAGES[channel.organisation]}/news"
