"""How each export is read: one declaration per kind, found by its headers.

A platform is one module with a tuple `KINDS`; naming it here is all it takes to be recognised.
"""

from partnerboard.platforms import (
    audiences,
    comments,
    crowdtangle,
    facebook_insights,
    ga4,
    linkedin,
    linkedin_competitors,
    linkedin_creator,
    meta,
    meta_ads,
    pinterest,
    scheduling_tool,
    sprout,
    templates,
    tiktok,
    tiktok_business,
    x,
    youtube,
    youtube_audience,
)
from partnerboard.platforms.declaration import ExportKind

KINDS: tuple[ExportKind, ...] = (
    *audiences.KINDS,
    *comments.KINDS,
    *crowdtangle.KINDS,
    *facebook_insights.KINDS,
    *ga4.KINDS,
    *linkedin.KINDS,
    *linkedin_competitors.KINDS,
    *linkedin_creator.KINDS,
    *meta.KINDS,
    *meta_ads.KINDS,
    *pinterest.KINDS,
    *scheduling_tool.KINDS,
    *sprout.KINDS,
    *templates.KINDS,
    *tiktok.KINDS,
    *tiktok_business.KINDS,
    *x.KINDS,
    *youtube.KINDS,
    *youtube_audience.KINDS,
)
