"""What does this partner bring, and keep?"""

from partnerboard.charts.bullets import bullet_bars
from partnerboard.charts.weekly import weekly_columns
from partnerboard.insights import partners as bring
from partnerboard.insights.platforms import platforms
from partnerboard.insights.posts import ranked
from partnerboard.insights.reach import combined, reach
from partnerboard.insights.scorecard import scorecard
from partnerboard.insights.workspace import data_ages, data_through, initiatives, partners
from partnerboard.metrics.catalogue import metric
from partnerboard.ui import cards, chart_block, filters, gate, pick, say, tables
from partnerboard.ui.telling import partner as telling
from partnerboard.ui.telling import targets, words
from partnerboard.ui.workspace import asked

scope = gate.required_scope()
view = filters.initiative_and_period(scope)

initiative = pick.initiative(asked(initiatives, scope), view)
everyone = asked(partners, scope, view.initiative_id)
names = words.Names.of(everyone)
on = {platform.platform_id: platform.name for platform in asked(platforms, scope, view.initiative_id)}

say.title("Partner", question="What does this partner bring, and keep?")
partner_id = pick.partner(everyone, view)
shares = asked(bring.shares, scope, view)
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
say.answer(telling.answer(shown))
cards.show(telling.cards(shown), label=f"{shown.name} in numbers")
ages = telling.ages_of(asked(data_ages, scope, view), shown.name)
say.note(words.age(ages, view.as_of))

if shown.results:
    chart_block.show(
        bullet_bars(targets.bullets(shown.results, initiative.currency)),
        title=f"What {shown.name} agreed to",
        definition="Each bar is what was reached so far, as a share of the agreed value.",
        data=targets.rows(shown.results, initiative.currency),
        columns=targets.COLUMNS,
        key="targets",
    )

by_week = telling.weekly(asked(bring.weeks, scope, view), partner_id, view, data_through(ages))
if by_week["value"].notna().any():
    chart_block.show(
        weekly_columns(by_week, colour=names.colour(partner_id)),
        title=f"Exposures credited to {shown.name}, by week of publishing",
        definition=metric("exposures").definition,
        data=by_week,
        columns=telling.WEEKS,
        key="weeks",
    )
plan = telling.planned(asked(bring.planned_weeks, scope, view), partner_id)
if not plan.empty:
    chart_block.show(
        weekly_columns(plan, colour=names.colour(partner_id)),
        title="Posts published beside the plan",
        sentence="The mark on each column is what was planned for the week.",
        definition="Posts credited to the partner in the week they were published; the plan adds up its rules.",
        data=plan,
        columns=telling.PLAN,
        key="plan",
    )

say.section("Everyone's share", note="Joint posts are split as agreed; what no rule claims stays a row of its own.")
tables.show(
    telling.share_rows(shares, names), telling.SHARES, caption="Credited results of every partner", key="shares"
)

say.section("People reached")
reached = asked(reach, scope, view, universe=initiative.audience_universe)
say.note(combined(reached.parts_of(partner_id), reached.universe).sentence())

say.section("Accounts")
accounts = telling.account_rows(asked(bring.accounts, scope, view), rules, partner_id, on)
tables.show(accounts, telling.ACCOUNTS, caption=f"Accounts of {shown.name}", key="accounts")

named = telling.mention_rows(asked(bring.mentions, scope, view), partner_id, names)
if not named.empty:
    say.section("Naming each other", note="Posts of own accounts that name the other's; joint accounts are left out.")
    tables.show(named, telling.MENTIONS, caption="Mentions both ways", key="mentions", download=False)

best = telling.best_posts(asked(ranked, scope, view), partner_id, view.initiative_id)
if not best.empty:
    say.section("Best posts")
    tables.show(best, telling.POSTS, caption=f"Posts of {shown.name} with most engagements", key="best")
