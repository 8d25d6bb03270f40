"""What does this partner bring, and keep?"""

from partnerboard.charts.bullets import bullet_bars
from partnerboard.insights import partners as bring
from partnerboard.insights.posts import ranked
from partnerboard.insights.reach import combined, reach
from partnerboard.insights.scorecard import scorecard
from partnerboard.insights.workspace import data_ages, initiatives, partners
from partnerboard.ui import (
    addresses,
    beforehand,
    cards,
    chart_block,
    downloads,
    filters,
    gate,
    pick,
    provenance,
    say,
    tables,
    weeks,
)
from partnerboard.ui.telling import beside_posts as beside
from partnerboard.ui.telling import partner as telling
from partnerboard.ui.telling import partner_work as work
from partnerboard.ui.telling import reach as people
from partnerboard.ui.telling import targets, words
from partnerboard.ui.workspace import asked

scope = gate.required_scope()
view = filters.initiative_and_period(scope)

initiative = pick.initiative(asked(initiatives, scope), view)
everyone = asked(partners, scope, view.initiative_id)
names = words.Names.of(everyone)
partner_id = pick.partner(everyone, view)
theirs = filters.of_one(view, partner_id)
beforehand.ask(
    beforehand.about(scorecard, scope, view),
    beforehand.about(bring.shares, scope, filters.of_everyone(view, scope)),
    *(
        beforehand.about(question, scope, view)
        for question in (
            bring.resources,
            bring.adherence,
            bring.answers,
            bring.weeks,
            bring.planned_weeks,
            bring.accounts,
            bring.beside_posts,
            bring.mentions,
            data_ages,
        )
    ),
    beforehand.about(ranked, scope, theirs, limit=work.BEST),
    beforehand.about(reach, scope, view, universe=initiative.audience_universe),
)
shares = asked(bring.shares, scope, filters.of_everyone(view, scope))
rules = asked(bring.adherence, scope, view)
shown = telling.picture(
    partner_id,
    names,
    shares=shares,
    resources=asked(bring.resources, scope, view),
    card=asked(scorecard, scope, view),
    adherence=rules,
    answers=asked(bring.answers, scope, view),
    currency=initiative.currency,
)
ages = telling.ages_of(asked(data_ages, scope, view), shown.name)

say.title(pick.full_name(everyone, partner_id), question=f"What does this partner bring, and keep? · {initiative.name}")
say.answer(telling.answer(shown))
provenance.show(ages, view, initiative.report_zone)
downloads.offer("scorecard", partner=pick.full_name(everyone, partner_id))
cards.show(telling.cards(shown), label=f"{shown.name} in numbers")

if shown.results:
    chart_block.show(
        bullet_bars(targets.bullets(shown.results, initiative.currency)),
        title=f"What {shown.name} agreed to",
        definition="Each bar is what was reached so far, as a share of the agreed value.",
        data=lambda: targets.rows(shown.results, initiative.currency),
        columns=targets.COLUMNS,
        key="targets",
    )

if shown.share:
    weeks.exposures(asked(bring.weeks, scope, view), partner_id, view, ages, names, key="weeks")
weeks.plan(asked(bring.planned_weeks, scope, view), partner_id, names, note=", whatever the filters say", key="plan")

say.section("Everyone's share", "Joint posts are split as agreed; what no rule claims stays a row of its own.")
tables.show(
    telling.share_rows(shares, names), telling.SHARES, caption="Credited results of every partner", key="shares"
)

reached = asked(reach, scope, view, universe=initiative.audience_universe)
say.section("People reached", people.told(combined(reached.parts_of(partner_id), reached.universe)))

say.section("Accounts")
accounts = work.account_rows(asked(bring.accounts, scope, view), rules, partner_id)
if accounts.empty:
    say.nothing_yet(
        f"No account of {shown.name} is registered.",
        remedy="Say on the Agreements page whose the accounts are.",
        action="To the agreements",
        page="leads/agreements",
    )
else:
    tables.show(accounts, work.ACCOUNTS, caption=f"Accounts of {shown.name}", key="accounts")

known = beside.of_partner(asked(bring.beside_posts, scope, view), partner_id, view.as_of)
if not known.empty:
    say.section("Beside the posts", beside.NOTE)
    tables.show(known, beside.KNOWN, caption=f"What is known of the accounts of {shown.name}", key="beside")

named = work.mention_rows(asked(bring.mentions, scope, view), partner_id, names)
if not named.empty:
    say.section("Naming each other", "Posts of own accounts that name the other's; joint accounts are left out.")
    tables.show(named, work.MENTIONS, caption="Mentions both ways", key="mentions")

best = work.best_posts(asked(ranked, scope, theirs, limit=work.BEST), addresses.leading())
if not best.empty:
    say.section("Best posts", "Those with most core engagements; a post leads to the files it comes from.")
    tables.show(best, work.POSTS, caption=f"Posts of {shown.name} with most engagements", key="best")
