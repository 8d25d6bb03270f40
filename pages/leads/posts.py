"""Which posts worked, and why?"""

from partnerboard.charts.ranked import ranked_dots
from partnerboard.insights.posts import history, summary, what_works
from partnerboard.insights.workspace import data_ages, initiatives, partners
from partnerboard.ui import addresses, beforehand, chart_block, filters, gate, pick, post_list, provenance, say, tables
from partnerboard.ui.telling import lifts, words
from partnerboard.ui.telling import posts as telling
from partnerboard.ui.workspace import asked

scope = gate.required_scope()
view = filters.initiative_and_period(scope)

initiative = pick.initiative(asked(initiatives, scope), view)
names = words.Names.of(asked(partners, scope, view.initiative_id))
beforehand.ask(beforehand.about(summary, scope, view), beforehand.about(data_ages, scope, view))
posts = asked(summary, scope, view)

say.title("Posts", question=f"Which posts worked, and why? · {initiative.name}")
say.answer(telling.answer(posts))
provenance.show(asked(data_ages, scope, view), view, initiative.report_zone, telling.young(posts))
if not posts.posts:
    say.stop(
        "No post of this view has been exported yet.",
        remedy="Load content exports of the partners' accounts, or choose a longer period.",
    )

post = pick.post(scope, view)
if post:
    post_list.chosen(post, names)
    tables.show(
        telling.files(asked(history, scope, view, post["post_id"]), view.as_of),
        telling.HISTORY,
        caption="What each loaded file says of this post, and on which line",
        key="history",
    )
    say.away("All posts of this view", to=addresses.to("posts"))

post_list.show(scope, view, names)

say.section("What good posts share", "Posts are compared with other posts of the same account, once settled.")
factor, measure = pick.trait(lifts.TRAITS)
found = asked(what_works, scope, view, factor=factor, measure=measure)
shown = lifts.rows(found, factor)
if shown.empty:
    say.nothing_yet(
        "There are not enough settled posts to compare.",
        remedy="Each account needs eight posts that are at least three days old and were shown a hundred times.",
    )
else:
    chart_block.show(
        ranked_dots(lifts.drawn(shown), overall=0.0, overall_label="as usual", spell=lifts.change),
        title=f"Posts by {lifts.TRAITS[factor]}, against other posts of the same account",
        sentence=lifts.told(found, factor),
        definition=lifts.DEFINITIONS[measure],
        data=shown,
        columns=lifts.LIFTS,
        key="lifts",
    )
