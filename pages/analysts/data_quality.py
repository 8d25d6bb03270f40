"""What should I fix first?"""

from partnerboard.insights import quality
from partnerboard.insights.imports import batches_among
from partnerboard.insights.posts import summary
from partnerboard.insights.workspace import data_ages, initiatives
from partnerboard.ui import beforehand, code, filters, gate, pick, post_list, provenance, say, tables
from partnerboard.ui.telling import agreeing_rules as ruling
from partnerboard.ui.telling import coverage
from partnerboard.ui.telling import quality as telling
from partnerboard.ui.telling import unclaimed as claiming
from partnerboard.ui.workspace import asked

scope = gate.required_scope()
view = filters.initiative_and_period(scope)

initiative = pick.initiative(asked(initiatives, scope), view)
beforehand.ask(
    beforehand.about(quality.coverage, scope, view),
    beforehand.about(summary, scope, quality.of_nobody(view)),
    beforehand.about(quality.proposals, scope, view),
    beforehand.about(quality.checks, scope),
    beforehand.about(quality.unregistered, scope),
    beforehand.about(data_ages, scope, view),
)
weeks = asked(quality.coverage, scope, view)
every_age = asked(data_ages, scope, view)
ages = coverage.within(every_age, weeks)
posts = asked(summary, scope, quality.of_nobody(view))
checks = asked(quality.checks, scope)
unknown = asked(quality.unregistered, scope)

say.title("Data quality", question=f"What should I fix first? · {initiative.name}")
say.answer(telling.answer(ages, posts.posts, checks, unknown))
provenance.show(every_age, view, initiative.report_zone)

say.section("Which weeks are delivered", coverage.told(weeks, ages), coverage.LEGEND)
if weeks:
    tables.show(
        coverage.rows(weeks, ages),
        coverage.columns(weeks),
        caption="Weeks covered by files",
        key="coverage",
        rows_per_page=40,
    )
late = coverage.stale_rows(ages)
if not late.empty:
    say.section("Accounts to export again")
    tables.show(late, coverage.STALE, caption="Stale and missing accounts", key="stale")

if unknown:
    say.section("Accounts nobody registered", claiming.WHOSE)
    tables.show(claiming.unknown_rows(unknown), claiming.UNKNOWN, caption="Unregistered accounts", key="unregistered")
    say.link("Say whose they are", page="leads/agreements")
    code.toml(claiming.accounts_toml(unknown))

say.section("Posts that count for no partnership", claiming.unclaimed(posts))
if posts.posts:
    post_list.unclaimed(scope, quality.of_nobody(view), posts.posts)
proposals = asked(quality.proposals, scope, view)
if proposals:
    say.section("What they share", claiming.SHARED_BY)
    tables.show(claiming.proposal_rows(proposals), claiming.PROPOSALS, caption="What they share", key="shared")
rules = claiming.rules(proposals)
if rules:
    chosen = rules[pick.rule([claiming.shared(each) for each in rules])]
    say.paragraphs([claiming.preview(chosen), claiming.WHERE])
    making, place = ruling.making(chosen)
    say.away(making, to=place)
    code.toml(claiming.rule_toml(chosen))

say.section("Checks", "Each looks through everything that is loaded, whatever is filtered above.")
tables.show(telling.check_rows(checks), telling.CHECKS, caption="Checks and what they found", key="checks")
for check in telling.failing(checks):
    say.section(check.what)
    offences = telling.offence_rows(check, asked(batches_among, scope, frozenset(check.offences["detail"])))
    tables.show(offences, telling.OFFENCES, caption=check.what, key=telling.key(check))

breaks = telling.break_rows(view)
if not breaks.empty:
    say.section("When numbers changed their meaning", "Compare across such a day only with care.")
    tables.show(breaks, telling.BREAKS, caption="Definition breaks", key="breaks")
