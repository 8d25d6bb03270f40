"""What did we agree?"""

from partnerboard.agreements import load
from partnerboard.ui import gate, say
from partnerboard.ui.agreeing import saving, sections
from partnerboard.ui.telling import agreeing_overview as telling
from partnerboard.ui.workspace import asked, workspace

gate.required_scope("agree")
stated = asked(load)

say.title("Agreements", question="What did we agree?")
say.answer(telling.answer(stated), telling.TRY if workspace().kind == "demo" else "")
show = sections.chosen(stated)
say.done(saving.what_was_saved())
show(stated)
