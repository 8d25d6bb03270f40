"""How each export is read: one declaration per kind, found by its headers.

A platform is one module with a tuple `KINDS`; naming it here is all it takes to be recognised.
"""

from partnerboard.platforms import facebook_insights, meta, templates, x
from partnerboard.platforms.declaration import ExportKind

KINDS: tuple[ExportKind, ...] = (
    *facebook_insights.KINDS,
    *meta.KINDS,
    *templates.KINDS,
    *x.KINDS,
)
