"""The server: one ASGI app with the pages, health, browser files and headers. It computes nothing.

`streamlit run app.py` serves it; every visit runs `partnerboard/ui/visit.py`.
"""

import sys
from datetime import UTC, datetime

import streamlit as st

from partnerboard.server import logs, serving, sole
from partnerboard.server.downloads import Offer, download_routes
from partnerboard.server.inside import Inside
from partnerboard.server.metrics import metrics_routes
from partnerboard.sharing.secrecy import is_passphrase
from partnerboard.sharing.secret import secret_of
from partnerboard.sharing.staff import Staff
from partnerboard.sharing.trail import note
from partnerboard.ui import measures, messages, say, shared_links, signing_in, start, style, taking, visit, who
from partnerboard.ui.backups import Backups
from partnerboard.ui.drop_folder import DropFolder
from partnerboard.ui.trail_keeper import TrailKeeper
from partnerboard.ui.workspace import workspace
from partnerboard.warehouse.private import keep_private

sign_in = start.settings_held()
house = workspace()
backups = Backups(house)
folder = DropFolder(house)
trail = TrailKeeper(house)
logs.begin(house.settings.log, sys.stderr)
keep_private(house.settings.folder, given_away=house.settings.inbox)
sole.hold(house.settings.folder)
parts = serving.parts(
    house.settings,
    pages=visit.page_names(),
    home=visit.HOME,
    unready_reasons=house.unready_reasons,
    before=(house.sweep, start.import_everything, logs.take_over, house.start, trail.start),
    beside=(house.fill, backups.start, folder.start),
    after=(folder.stop, backups.stop, trail.stop, house.stop, house.sweep),
    static=start.browser_files(),
    look=style.sheet(),
    without_charts=visit.names_without_charts(),
    announce=lambda: start.announce(signing_in.on_the_console()),
    inside=Inside(
        links=shared_links.links_now,
        clock=lambda: datetime.now(UTC),
        note=note,
        is_passphrase=is_passphrase,
        kind_of=messages.kind_of,
        session_of=messages.session_of,
        is_finish=messages.is_finish,
        secret=secret_of(house.settings.folder),
        staff=Staff(sign_in, who.everybody, lambda: datetime.now(UTC)),
    ),
    routes=(
        *download_routes(Offer(taking.has, taking.made, taking.note)),
        *metrics_routes(house.settings.metrics_token, lambda: measures.measured(house, datetime.now(UTC))),
    ),
)
app = st.App(
    start.SCRIPT,
    lifespan=parts.lifespan,
    routes=parts.routes,
    middleware=parts.middleware,
    on_script_error=say.broken,
    secrets={"auth": dict(sign_in.provider.auth)} if sign_in.provider else None,
)
