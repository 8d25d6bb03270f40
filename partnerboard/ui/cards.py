"""Target cards: a number with its unit, what was agreed, where we should be today, the change in words, its age."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from partnerboard.charts.sparkline import sparkline
from partnerboard.ui import addresses, marks


@dataclass(frozen=True)
class Card:
    """One number. Everything is already written as it is shown; '' and None leave a line out.

    `value_in_full` appears on hover. `share` and `due` are parts of the agreed value: what was reached, and where we
    should be today. `trend` has one value per week, None for a week without an export. `href` leads from the label to
    what the number means.
    """

    label: str
    value: str
    unit: str = ""
    value_in_full: str = ""
    target: str = ""
    share: float | None = None
    due: float | None = None
    change: str = ""
    trend: Sequence[float | None] = ()
    age: str = ""
    status: str = ""
    href: str = ""


def show(cards: Sequence[Card], *, label: str) -> None:
    """The cards of a page, six to eight, as one block; two abreast on a phone. `label` names the block."""
    body = "".join(card_html(card) for card in cards)
    style = f"--pb-abreast:{_abreast(len(cards))}"
    st.html(f'<div class="pb-cards" style="{style}" role="list" aria-label="{escape(label)}">{body}</div>')


def card_html(card: Card) -> str:
    """One card. Nothing in it is trusted."""
    parts = (
        _head(card),
        _value(card),
        marks.bar(card.share, due=card.due, words=_bar_words(card)),
        _line("pb-card-target", card.target),
        _line("pb-card-change", card.change),
        sparkline(card.trend, colour="var(--pb-accent)"),
        _line("pb-card-age", card.age),
    )
    return f'<div class="pb-card" role="listitem">{"".join(parts)}</div>'


def _abreast(count: int) -> int:
    """Rows as even as they can be: 6 as 3 and 3, 8 as 4 and 4."""
    return count if count < 6 else 3 if count in (6, 9) else 4


def _head(card: Card) -> str:
    status = marks.status(card.status) if card.status else ""
    label = escape(card.label)
    href = addresses.own(card.href) if card.href else ""
    if href:
        label = f'<a href="{escape(href)}" target="_self" title="What this number means">{label}</a>'
    return f'<p class="pb-card-head"><span>{label}</span>{status}</p>'


def _value(card: Card) -> str:
    full = f' title="{escape(card.value_in_full)}"' if card.value_in_full else ""
    unit = f' <span class="pb-unit">{escape(card.unit)}</span>' if card.unit else ""
    return f'<p class="pb-card-value"><span{full}>{escape(card.value)}</span>{unit}</p>'


def _line(name: str, words: str) -> str:
    return f'<p class="{name}">{escape(words)}</p>' if words else ""


def _bar_words(card: Card) -> str:
    if card.share is None:
        return ""
    due = "" if card.due is None else f", {card.due:.0%} expected today"
    return f"{card.label}: {card.share:.0%} of the agreed value{due}"
