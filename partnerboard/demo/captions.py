"""What posts say: a line for their purpose, then whom they name, where they lead, and the hashtag."""

from collections.abc import Mapping, Sequence

from partnerboard.demo.cast import HANDLES, HASHTAG, SPONSOR
from partnerboard.demo.draws import Draws
from partnerboard.demo.schedule import Slot

_LINES: Mapping[str, Sequence[str]] = {
    "promotional": (
        "Twelve weeks, three small movements a day. Sign up and start this week.",
        "Our free movement check is open again. Book a place near you.",
        "Put the first Saturday in your diary: open doors at every clinic that takes part.",
        "Bring a friend, bring a colleague: the lunchtime walk starts at noon.",
        "The starter pack is ready: a wall chart, a short plan and a reminder for your phone.",
        "Places for the evening class are going quickly. Reserve yours today.",
        "Two hundred clinics, one promise: a first step that fits into your day.",
        "Join the weekly challenge and tell us how far you got.",
    ),
    "educational": (
        "Stiff after a day at the desk? Stand up every half hour; two minutes are enough.",
        "Pain is not always damage. Gentle movement often helps sooner than rest.",
        "How to lift a box without hurting your back, in four pictures.",
        "Balance can be trained at any age. Try this while the kettle boils.",
        "Warm up before you dig: five movements for gardeners.",
        "Why a slow walk after a meal does more than you would think.",
        "Sore knees on the stairs? Start with the strength of your hips.",
        "Three questions to ask at your first appointment.",
    ),
    "curated": (
        "Worth reading: a plain guide to keeping active with joint pain.",
        "A new review asks how much movement is enough. The short answer: more than none.",
        "We liked this story of a bus driver who found ten quiet minutes for his back.",
        "A good summary for teams that work from home.",
        "From the archive: how a village hall became a place to train.",
    ),
    "community": (
        "How did you move this week? Tell us in a reply.",
        "Meet the volunteers who count the steps so that you do not have to.",
        "A picture from yesterday's group: rain, wide smiles and not one excuse.",
        "What keeps you going when the sofa wins? Share your trick.",
        "Today we say well done to everyone who came back for a second week.",
    ),
}
_SPONSOR_LINES: Sequence[str] = (
    "We are proud to support twelve weeks of better movement.",
    "Members get the movement check at no cost. See how it works.",
    "A healthy back is worth insuring. A moving one is worth even more.",
    "Our teams are walking this autumn, and we match every mile with a donation.",
    "Cover that moves with you: now with a programme for your joints.",
    "One policy, one programme, one plan to stay on your feet.",
)
_BESIDES: Sequence[str] = (
    "Our offices are closed on Monday. Urgent questions reach us by telephone.",
    "We are hiring: a coordinator for events, part time, from January.",
    "The minutes of the annual meeting are now in the members' area.",
    "A reminder to renew your registration before the end of the month.",
    "Our quarterly report is out, with the figures of the summer.",
    "New opening hours for the enquiry desk from next week.",
)
_THANKS = "Twelve weeks, thousands of small steps. Thank you to everyone who moved with us"
_NAMING: Sequence[str] = ("Together with {names}.", "With thanks to {names}.", "Side by side with {names}.")
_LEADING: Sequence[str] = ("More: {link}", "Start here: {link}", "Details: {link}")


def caption(
    draws: Draws, slot: Slot, class_: str, *, mentions: Sequence[str], link: str | None, has_hashtag: bool
) -> tuple[str, ...]:
    """The lines of a caption; `mentions` are organisations, named by their handles."""
    names = " and ".join(f"@{HANDLES[organisation]}" for organisation in mentions)
    if slot.purpose == "thanks":
        return (f"{_THANKS}, and to {names}.", HASHTAG)
    lines = [_one_of(draws, _pool(slot, class_), "text", slot)]
    if names:
        lines.append(_one_of(draws, _NAMING, "naming", slot).format(names=names))
    if link:
        lines.append(_one_of(draws, _LEADING, "leading", slot).format(link=link))
    if has_hashtag:
        lines.append(HASHTAG)
    return tuple(lines)


def _pool(slot: Slot, class_: str) -> Sequence[str]:
    if slot.purpose == "besides":
        return _BESIDES
    sponsored = slot.channel.owner == SPONSOR and class_ == "promotional"
    return _SPONSOR_LINES if sponsored else _LINES[class_]


def _one_of(draws: Draws, pool: Sequence[str], what: str, slot: Slot) -> str:
    return pool[draws.below(len(pool), what, *slot.name)]
