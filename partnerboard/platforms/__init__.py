"""How each export is read: one declaration per kind, found by its headers.

A platform is one module with a tuple `KINDS`; naming it here is all it takes to be recognised.
"""

from partnerboard.platforms import (
    crowdtangle,
    facebook_insights,
    ga4,
    linkedin,
    linkedin_creator,
    meta,
    scheduling_tool,
    sprout,
    templates,
    tiktok,
    tiktok_business,
    x,
    youtube,
)
from partnerboard.platforms.declaration import ExportKind

KINDS: tuple[ExportKind, ...] = (
    *crowdtangle.KINDS,
    *facebook_insights.KINDS,
    *ga4.KINDS,
    *linkedin.KINDS,
    *linkedin_creator.KINDS,
    *meta.KINDS,
    *scheduling_tool.KINDS,
    *sprout.KINDS,
    *templates.KINDS,
    *tiktok.KINDS,
    *tiktok_business.KINDS,
    *x.KINDS,
    *youtube.KINDS,
)
