"""Are our numbers the same as yours?"""

from partnerboard.ui import gate, say
from partnerboard.ui.exchange import bringing, counter, proposals
from partnerboard.ui.telling import exchange as telling

shared = gate.required_link()

say.title("Give us your numbers", question=telling.QUESTION)
if shared.link.partner_id is None:
    say.stop(telling.NO_PARTNER)
if shared.link.state == "draft":
    say.notice(telling.PREVIEW)

found = proposals.waiting(shared)
say.answer(telling.answer(counter.handed_in_before(shared.scope), len(found.asked)))
proposals.outcome()
bringing.outcome(shared)
proposals.show(shared, found)
bringing.show(shared)
