"""What stands beside the posts: audiences, ads, other pages, boards, links and products, as their files print them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from partnerboard.insights.imports import Batch
from partnerboard.metrics import format as written
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.imports import address
from partnerboard.ui.telling.upload_rows import metric_name
from partnerboard.ui.telling.words import NAMED_AT_MOST, few, listed, platform, plural, sentence

NOTE = "Pictures of audiences and boards as the platforms print them; no total and no target contains them."
KNOWN = (
    Column("what", "What is known", kind="link", on_phone=True, width="30%"),
    Column("account", "Account", on_phone=True),
    Column("period", "Period"),
    Column("as_of_on", "Dated", kind="day", write=written.day, on_phone=True),
    Column("age", "Age"),
    Column("file", "File", kind="file"),
)

_ABOUT = {
    "audience": "Audience",
    "ad": "Ads",
    "competitor": "Other pages",
    "board": "Boards",
    "link": "Links",
    "product": "Products and brands",
}
_APART = "As the file prints them, and in no total of posts or days and in no target."
_FIGURES = {"engagements_native": "Engagements", "all_clicks": "Clicks", "exposures": "Impressions"}
_FIRST = ("spend", "followers", "share", "exposures", "reach", "all_clicks", "engagements_native", "reactions")
_AMOUNTS = frozenset({"spend", "commissions", "order_value"})
_SHOWN = 5  # more labels than a table can hold beside its figures; the CSV has all of them


@dataclass(frozen=True)
class Shown:
    """One table of a file, with everything its page says about it."""

    key: str
    title: str
    note: str
    rows: pd.DataFrame
    columns: tuple[Column, ...]


def tables_of(figures: pd.DataFrame, batch: Batch) -> list[Shown]:
    """A table for everything that rows are about: its labels, its period where they differ, and a column per figure."""
    if figures.empty:
        return []
    about = figures.groupby(["about", "sheet"], sort=False)
    return [_shown(str(what), found, batch, number) for number, ((what, _), found) in enumerate(about)]


def of_partner(found: pd.DataFrame, partner_id: str, as_of: date) -> pd.DataFrame:
    """One row per table about an account of the partner, which leads to the file that holds it."""
    theirs = found[found["partner_id"] == partner_id]
    return pd.DataFrame(
        [
            {
                "what": f"{_title(row['about'], row['label_names'])}, {plural(row['rows_told'], 'row')}",
                "href": address(batch=row["batch_id"]),
                "account": f"{row['account_name']} on {platform(row['platform_id'])}",
                "period": _period(row["period_from"], row["period_to"]),
                "as_of_on": row["as_of_on"],
                "age": _age((as_of - pd.Timestamp(row["as_of_on"]).date()).days),
                "file": row["file_name"],
            }
            for row in theirs.to_dict("records")
        ]
    )


def _shown(about: str, figures: pd.DataFrame, batch: Batch, number: int) -> Shown:
    labels = list(dict.fromkeys(name for names in figures["label_names"] for name in names))
    codes = sorted(dict.fromkeys(figures["metric_code"]), key=_place)
    rows = pd.DataFrame([_row(line, labels, codes) for _, line in figures.groupby("line_no", sort=False)])
    accounts = [f"{name} on {platform(on)}" for name, on in _accounts(figures)]
    is_named = bool(accounts) and about == "competitor"
    shared = [name for name in labels if len(rows) > 1 and rows[name].nunique(dropna=False) == 1]
    telling = [name for name in labels if name not in shared]
    periods = list(dict.fromkeys(period for period in rows["period"] if period))
    columns = (
        *([Column("account", "Page", on_phone=True)] if is_named else []),
        *(Column(name, _label(name), on_phone=at == 0 and not is_named) for at, name in enumerate(telling[:_SHOWN])),
        *([Column("period", "Period")] if len(periods) > 1 else []),
        *([Column("currency", "Currency")] if rows["currency"].notna().any() else []),
        *(
            Column(code, _figure(code), kind="number", write=_writer(code), on_phone=at < 2)
            for at, code in enumerate(codes)
        ),
    )
    told = [
        *([few(accounts, "account")] if accounts and not is_named else []),
        *(f"{_label(name).lower()} {rows[name].iloc[0]}" for name in shared),
        *(periods if len(periods) == 1 else []),
        f"dated {written.day(batch.as_of_on)}, loaded {written.day(batch.loaded_at_utc)}",
    ]
    title = _title(about, telling)
    return Shown(f"beside_{number}", title, f"{sentence(' · '.join(told))}. {_APART}", rows, columns)


def _row(line: pd.DataFrame, labels: Sequence[str], codes: Sequence[str]) -> dict[str, Any]:
    first = line.iloc[0]
    said = dict(zip(first["label_names"], first["label_values"], strict=True))
    told = dict(zip(line["metric_code"], line["value"], strict=True))
    return {
        "account": first["account_name"],
        **{name: said.get(name) for name in labels},
        "period": _period(first["period_from"], first["period_to"]),
        "currency": first["currency"],
        **{code: told.get(code) for code in codes},
    }


def _accounts(figures: pd.DataFrame) -> list[tuple[str, str]]:
    named = zip(figures["account_name"], figures["platform_id"], strict=True)
    return list(dict.fromkeys((name, on) for name, on in named if isinstance(name, str)))


def _title(about: str, labels: Sequence[str]) -> str:
    """'Audience by age', 'Ads by campaign, ad set and more'."""
    what = _ABOUT.get(about, sentence(about))
    if about not in {"audience", "ad"} or not len(labels):
        return what
    words = [name.replace("_", " ") for name in labels]
    return f"{what} by {listed(words if len(words) <= NAMED_AT_MOST else [*words[:2], 'more'])}"


def _label(name: str) -> str:
    return sentence(name.replace("_", " "))


def _figure(code: str) -> str:
    if code.endswith("_percent"):
        return f"{_label(code.removesuffix('_percent'))} (%)"
    return _FIGURES.get(code) or metric_name(code)


def _place(code: str) -> tuple[int, str]:
    """What one looks at first stands first, the rest by name."""
    return _FIRST.index(code) if code in _FIRST else len(_FIRST), code


def _writer(code: str) -> Callable[[float], str]:
    if code == "share":
        return written.percent
    if code.endswith("_percent"):
        return "{:g}".format
    return lambda value: written.full(value, 2 if code in _AMOUNTS else 0)


def _period(since: Any, until: Any) -> str | None:
    if pd.isna(since) or pd.isna(until):
        return None
    first, last = pd.Timestamp(since).date(), pd.Timestamp(until).date()
    return written.day(first) if first == last else written.period(first, last)


def _age(days: int) -> str:
    return "of the day shown" if days <= 0 else f"{plural(days, 'day')} old"
