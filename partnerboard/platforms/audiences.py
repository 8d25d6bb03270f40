"""Who follows or watches an account: tables of ages, places and trades, kept as a picture of the day of the export.

Shares overlap, are cut to the largest and do not add up to a total, so they are kept as printed and nothing is summed.
"""

from partnerboard.platforms.columns import count, decimal, percent, text
from partnerboard.platforms.declaration import Accounts, Basis, Column, ExportKind, Grain
from partnerboard.platforms.linkedin import PAGE_FILE_NAME
from partnerboard.platforms.names import FileName

USED_FOR = "A picture of the audience, kept as printed: it describes people and is part of no total."


def _audience(
    id_: str, label: str, platform: str, *columns: Column, file_name: FileName | None = None, is_sheet: bool = False
) -> ExportKind:
    fields = tuple(dict.fromkeys(column.field for column in columns))
    return ExportKind(
        id=id_,
        label=label,
        platform=platform,
        grain=Grain.AUDIENCE,
        basis=Basis.LIFETIME,
        accounts=Accounts.IN_NAME if file_name else Accounts.ASKED,
        columns=columns,
        required=fields,
        filled=fields[:1],
        counts_accounts=False,
        may_be_empty=not is_sheet,
        used_for=USED_FOR,
        file_name=file_name,
    )


FACEBOOK = (
    _audience(
        "facebook_audience_age_gender",
        "a Facebook audience table (age and gender)",
        "facebook",
        text("age", "Age", "Alter", "Ålder", "Edad", "Idade", "Âge"),
        percent("women_percent", "Women", "Frauen", "Kvinnor", "Mujeres", "Mulheres", "Femmes"),
        percent("men_percent", "Men", "Männer", "Män", "Hombres", "Homens", "Hommes"),
    ),
    _audience(
        "facebook_audience_countries",
        "a Facebook audience table (countries)",
        "facebook",
        text("country", "iso_alpha"),
        percent("value", "Value"),
    ),
)

TIKTOK = (
    _audience(
        "tiktok_followers_by_gender",
        "a TikTok follower table (gender)",
        "tiktok",
        text("gender", "Gender"),
        decimal("share", "Distribution"),
    ),
    _audience(
        "tiktok_followers_by_territory",
        "a TikTok follower table (territories)",
        "tiktok",
        text("territory", "Top territories"),
        decimal("share", "Distribution"),
    ),
    _audience(
        "tiktok_followers_by_hour",
        "a TikTok follower table (active hours)",
        "tiktok",
        text("hour", "Hour"),
        text("printed_day", "Date"),
        count("active_followers", "Active followers"),
    ),
)

_TRADES = {
    "location": "Location",
    "job_function": "Job function",
    "seniority": "Seniority",
    "industry": "Industry",
    "company_size": "Company size",
}

LINKEDIN = tuple(
    _audience(
        f"linkedin_{whose}_by_{field}",
        f"LinkedIn {whose} by {header.lower()}",
        "linkedin",
        text(field, header),
        figure,
        file_name=PAGE_FILE_NAME,
        is_sheet=True,
    )
    for whose, figure in (
        ("followers", count("followers", "Total followers")),
        ("visitors", count("profile_visits", "Total views")),
    )
    for field, header in _TRADES.items()
)

KINDS = (*FACEBOOK, *TIKTOK, *LINKEDIN)
