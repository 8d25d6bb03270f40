"""The server: one ASGI app with the pages, health, browser files and headers. It computes nothing.

`streamlit run app.py` serves it; every visit runs `partnerboard/ui/visit.py`.
"""

import streamlit as st

from partnerboard.server import serving, sole
from partnerboard.ui import say, start, style, visit
from partnerboard.ui.backups import Backups
from partnerboard.ui.drop_folder import DropFolder
from partnerboard.ui.trail_keeper import TrailKeeper
from partnerboard.ui.workspace import workspace

house = workspace()
backups = Backups(house)
folder = DropFolder(house)
trail = TrailKeeper(house)
sole.hold(house.settings.folder)
parts = serving.parts(
    house.settings,
    pages=visit.page_names(),
    home=visit.HOME,
    unready_reasons=house.unready_reasons,
    before=(house.sweep, start.import_everything, house.start, trail.start),
    beside=(house.fill, backups.start, folder.start),
    after=(folder.stop, backups.stop, trail.stop, house.stop, house.sweep),
    static=start.browser_files(),
    look=style.sheet(),
    without_charts=visit.names_without_charts(),
    announce=start.announce,
)
app = st.App(
    start.SCRIPT,
    lifespan=parts.lifespan,
    routes=parts.routes,
    middleware=parts.middleware,
    on_script_error=say.broken,
)
