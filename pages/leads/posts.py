"""Which posts worked, and why?"""

from partnerboard.charts.ranked import ranked_dots
from partnerboard.insights.posts import history, ranked, what_works
from partnerboard.insights.workspace import data_ages, initiatives, partners
from partnerboard.metrics.catalogue import metric
from partnerboard.ui import chart_block, filters, gate, pick, say, tables
from partnerboard.ui.telling import posts as telling
from partnerboard.ui.telling import words
from partnerboard.ui.workspace import asked

scope = gate.required_scope()
view = filters.initiative_and_period(scope)

initiative = pick.initiative(asked(initiatives, scope), view)
names = words.Names.of(asked(partners, scope, view.initiative_id))
posts = asked(ranked, scope, view)

say.title("Posts", question=f"Which posts worked, and why? · {initiative.name}")
say.answer(telling.answer(posts))
if posts.empty:
    say.stop(
        "No post of this view has been exported yet.",
        remedy="Load content exports of the partners' accounts, or choose a longer period.",
    )
say.note(words.age(asked(data_ages, scope, view), view.as_of))

post = pick.post(posts)
if post:
    say.section(telling.short(post["text"]), note=telling.why(post, names))
    say.foreign(post["text"], link=telling.safe_link(post["permalink"]), label="Open the post on its platform")
    tables.show(
        asked(history, scope, view, post["post_id"]),
        telling.HISTORY,
        caption="What each loaded file says of this post, and on which line",
        key="history",
    )

search, by = pick.search(telling.SORTS)
tables.show(
    telling.rows(telling.found(posts, words=search, by=by), names, view.initiative_id),
    telling.TABLE,
    caption="Posts of this view",
    key="posts",
)

say.section("What good posts share", note="Posts are compared with other posts of the same account, once settled.")
factor, measure = pick.trait()
lifts = asked(what_works, scope, view, factor=factor, measure=measure)
shown = telling.lifts(lifts)
if shown.empty:
    say.nothing_yet(
        "There are not enough settled posts to compare.",
        remedy="Each account needs eight posts that are at least three days old and were shown a hundred times.",
    )
else:
    chart_block.show(
        ranked_dots(shown, overall=1.0, overall_label="as usual", spell=telling.as_change),
        title=f"Posts by {factor}, against the usual of their account",
        sentence=telling.lift_sentence(lifts),
        definition=metric("eri_core" if measure == "engagement" else "exposures").definition,
        data=shown,
        columns=telling.LIFTS,
        key="lifts",
    )
