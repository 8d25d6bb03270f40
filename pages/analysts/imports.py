"""What was loaded, when, by whom?"""

from partnerboard.insights.imports import beside_posts, gone_posts, loads, named_accounts, rejected_rows, restated
from partnerboard.ui import (
    addresses,
    file_list,
    folder_notice,
    gate,
    interrupted,
    pick,
    rereading,
    say,
    tables,
    withdrawing,
)
from partnerboard.ui.exchange import handed_in
from partnerboard.ui.telling import batch as one
from partnerboard.ui.telling import beside_posts as beside
from partnerboard.ui.telling import imports as telling
from partnerboard.ui.workspace import asked

scope = gate.required_scope()
loaded = asked(loads, scope)
offered = handed_in.picked(scope)

if offered:
    handed_in.show(scope, offered)
    say.end()

if not loaded.files:
    say.title("Imports", question="What was loaded, when, by whom?")
    folder_notice.show()
    interrupted.show(scope)
    handed_in.section(scope)
    say.stop(
        "No file has been loaded yet.",
        remedy="Drop the exports of your platforms on the Upload page; each says what it is before it is stored.",
        action="To the Upload page",
        page="analysts/upload",
    )

batch = pick.batch(scope)
if batch is None:
    say.title("Imports", question="What was loaded, when, by whom?")
    say.answer(telling.answer(loaded), telling.UTC_ONLY)
    folder_notice.show()
    interrupted.show(scope)
    handed_in.section(scope)
    accounts = asked(named_accounts, scope)
    words, account, state = pick.files(telling.account_names(accounts), telling.STATES)
    file_list.show(scope, telling.wanted(accounts, words=words, of_account=account, state=state))
else:
    say.title(batch.shown, question="Imports · one file")
    say.answer(withdrawing.what_happened(batch) or one.answer(batch), *one.receipt(batch).notices)
    say.away("All files", to=telling.address())
    tables.show(one.facts(batch), one.FACTS, caption="About this file", key="facts", download=False)

    for each in beside.tables_of(asked(beside_posts, scope, batch.batch_id), batch):
        say.section(each.title, each.note)
        tables.show(each.rows, each.columns, caption=each.title, key=each.key)

    rejected = asked(rejected_rows, scope, batch.batch_id)
    if not rejected.empty:
        say.section("Rows left out", "Repair them in the file and load it again; what is loaded already stays.")
        tables.show(rejected, one.REJECTED, caption="Rejected rows with their reasons", key="rejected_rows")
    changed = asked(restated, scope, batch.batch_id, one.EVER)
    if not changed.empty:
        say.section("What it restated", "Totals to date that went down, or say another figure for the same day.")
        tables.show(
            one.restated_rows(changed, addresses.leading()),
            one.RESTATED,
            caption="Totals that were restated",
            key="restated",
        )
    gone = one.gone_since(asked(gone_posts, scope, one.EVER), batch.batch_id)
    if not gone.empty:
        say.section("Posts no longer listed", "They keep their last numbers; one export may just have missed them.")
        tables.show(one.gone_rows(gone, addresses.leading()), one.GONE, caption="Posts no longer listed", key="gone")
    rereading.show(scope, batch)
    withdrawing.show(scope, batch)
