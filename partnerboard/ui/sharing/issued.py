"""The address of a link and its passphrase, shown once, with the words that take them to the partner."""

from html import escape

import streamlit as st

from partnerboard.sharing.links import Link
from partnerboard.ui import say
from partnerboard.ui.sharing import acting, reach
from partnerboard.ui.telling import shared_link as telling
from partnerboard.ui.telling.shared_links import Cast


def show(link: Link, cast: Cast) -> None:
    """What was just made, until the visitor goes on; nothing where nothing was."""
    token, passphrase = acting.issued(link.link_id)
    if token is None and passphrase is None:
        return
    with st.container(key="pb_issued"):
        if token:
            _address(link, cast, token)
        if passphrase:
            say.section("Its passphrase", "Shown this once as well. Tell it another way than the address.")
            st.code(passphrase, language=None)


def _address(link: Link, cast: Cast, token: str) -> None:
    address = reach.address(f"/share/{token}")
    words = telling.message(link, cast, address, has_passphrase=link.passphrase is not None)
    say.section("Its address", telling.ONCE, reach.why_none())
    st.code(address, language=None, wrap_lines=True)
    with st.expander("Words for the e-mail", type="compact"):
        st.code(words, language=None, wrap_lines=True)
        mail = escape(telling.mail_address(link, cast, words))
        st.html(f'<p class="pb-note"><a href="{mail}">Open it as a new e-mail</a></p>')
