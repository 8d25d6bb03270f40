"""What did our posts bring?"""

from partnerboard.insights import partners as bring
from partnerboard.insights.posts import summary
from partnerboard.insights.reach import reach
from partnerboard.insights.workspace import data_ages, initiatives, partners
from partnerboard.ui import addresses, cards, gate, pick, post_list, provenance, say, tables, weeks
from partnerboard.ui.telling import partner as credited
from partnerboard.ui.telling import posts as telling
from partnerboard.ui.telling import reach as people
from partnerboard.ui.telling import shared as told
from partnerboard.ui.telling import words
from partnerboard.ui.workspace import asked

shared = gate.required_link()
scope, view = shared.scope, shared.view

initiative = pick.initiative(asked(initiatives, scope), view)
everyone = asked(partners, scope, view.initiative_id)
names = words.Names.of(everyone)
posts = asked(summary, scope, view)
shares = asked(bring.shares, scope, view)
ages = asked(data_ages, scope, view)

say.title("Our posts", question=f"What did our posts bring? · {initiative.name}")
say.answer(telling.answer(posts), told.NOT_HELD)
provenance.show(ages, view, initiative.report_zone, telling.young(posts), told.bounds(scope))
if not posts.posts:
    say.stop("No post that this link shows has been exported yet.")

post = pick.post(scope, view)
if post:
    post_list.chosen(post, names)
    say.away("All our posts", to=addresses.own("/posts"))

for share in told.own(shares):
    cards.show(credited.results(share), label=f"{names.name(share.partner_id)} in numbers")
if shares[1:]:
    say.section("Everyone's share", "Joint posts are split as agreed; what no rule claims stays a row of its own.")
    tables.show(
        credited.share_rows(shares, names), credited.SHARES, caption="Credited results of every partner", key="shares"
    )
for partner in told.publishing(everyone):
    key = f"weeks_{partner.position}"
    weeks.exposures(asked(bring.weeks, scope, view), partner.partner_id, view, ages, names, key=key)

say.section("All our posts", "Search for words of a post, or the account it is on.")
post_list.show(scope, view, names)

say.section("People reached", people.told(asked(reach, scope, view, universe=initiative.audience_universe)))
