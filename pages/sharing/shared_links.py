"""Who can see what?"""

from partnerboard.sharing.links import links
from partnerboard.ui import gate, say
from partnerboard.ui.sharing import page
from partnerboard.ui.workspace import asked

scope = gate.required_scope("share")
shared = asked(links)
cast = page.cast_of(scope)

say.title("Shared links", question="Who can see what?")
page.answer(shared, cast)
page.show(shared, cast)
