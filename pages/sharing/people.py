"""Who may do what?"""

from partnerboard.ui import gate, people, say, tables, who
from partnerboard.ui.telling import people as telling

gate.required_scope("members")
everybody = who.everybody()

say.title("People", question="Who may do what?")
if who.sign_in().mode == "local":
    say.answer(telling.LOCAL, telling.LOCAL_CHANGE)
else:
    say.answer(telling.answer(everybody))
    people.what_happened()
    tables.show(
        telling.rows(everybody, people.last_seen()), telling.MEMBERS, caption="Members", key="members", download=False
    )
    people.invite()
    people.change(everybody)

say.section("What each role may do")
tables.show(telling.allowed(), telling.ALLOWED, caption="What each role may do", key="roles", download=False)

done = people.deeds()
say.section("Who did what", "Everything that was changed here, the latest first.")
if done:
    tables.show(telling.deed_rows(done), telling.DEEDS, caption="Who did what", key="deeds")
else:
    say.nothing_yet("Nothing has been changed yet.")
