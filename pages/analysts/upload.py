"""Is my data in, and right?"""

import streamlit as st

from partnerboard.insights.quality import unregistered
from partnerboard.ui import desk_layouts, desk_questions, desk_view, gate, interrupted, say, tables, waiting, who
from partnerboard.ui.desk import desk
from partnerboard.ui.exchange import handed_in
from partnerboard.ui.telling import agreeing_unknown as claiming
from partnerboard.ui.telling import upload as telling
from partnerboard.ui.workspace import asked, workspace

scope = gate.required_scope("upload")
here = desk()

say.title("Upload", question="Is my data in, and right?")
answer = st.container()
if workspace().kind == "demo":
    say.notice(
        "This is the demo: what you load here stands beside invented numbers.",
        remedy="Your own files belong in your own workspace; the button at the foot of the page leads there.",
    )
interrupted.show(scope)
handed_in.notice(scope)

here.take(desk_view.uploader(here), by=who.acting("upload"))
with st.container():  # what follows keeps its place, with a bar before it or without
    waiting.through(
        [waiting.Job(desk_view.size_of(file), file.look) for file in here.waiting()], side_by_side=waiting.READERS
    )

here.tell_effects()  # of a load that its visitor has left in the middle
with answer:
    waiting_words = telling.on_the_desk([file.exports or [] for file in here.files.values()])
    counting = [each for each in here.done if not each.is_undone]
    if not here.done or any(file.is_in_uploader for file in here.files.values()):
        say.answer(waiting_words)
    else:
        say.answer(
            telling.after_loading(
                [each.export.receipt for each in counting],
                [each.effect for each in counting if each.effect],
                here.changes,
            ),
            waiting_words if here.files else "",
        )

unknown = asked(unregistered, scope) if here.done else []
if unknown:
    say.nothing_yet(claiming.next_step(unknown), action="Say whose they are", page="leads/agreements")

for file in here.files.values():
    with st.container():
        if not (file.can_load and desk_view.is_load_pressed()):
            desk_view.card(file, desk_questions.show, desk_layouts.offer)

if here.files:
    desk_view.load_button(here, scope)

if here.done:
    say.section("What was loaded")
    moved = telling.moved(here.changes)
    if not moved.empty:
        tables.show(moved, telling.CHANGES, caption="Targets that the load moved", key="moved")
    for number, each in enumerate(here.done):
        desk_view.receipt(each, number)
