"""What was loaded: the answer counts what counts, and one file says what taking it out would change."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd

from partnerboard.ingest.foresight import Consequence, Standing
from partnerboard.ingest.receipts import Receipt
from partnerboard.insights.imports import Batch, Loads, NamedAccount, Wanted
from partnerboard.ui.telling import batch as one
from partnerboard.ui.telling import imports
from tests.ui.telling.made import plain, to

LOADED = datetime(2026, 10, 12, 9, tzinfo=UTC)
RECEIPT = Receipt(
    "posts.csv",
    "loaded",
    "Loaded 34 posts.",
    totals={"views": 100_467, "reach": 82_385, "link_clicks": 201},
)
FILE = Batch(
    batch_id="b1",
    state="active",
    file_name="posts.csv",
    member_name=None,
    file_sha256="ab" * 32,
    export_kind="meta_facebook_posts",
    platform_id="facebook",
    grain="post",
    basis="lifetime",
    as_of_on=date(2026, 10, 11),
    is_as_of_inferred=False,
    covers=(date(2026, 8, 10), date(2026, 10, 11)),
    is_complete=True,
    rows_read=34,
    rows_loaded=34,
    rows_rejected=0,
    loaded_by="ana",
    loaded_at_utc=LOADED,
    withdrawn_at_utc=None,
    withdrawn_by=None,
    withdrawn_reason=None,
    answers="{}",
    receipt=RECEIPT.as_json(),
    follows_batch_id=None,
    followed_by_batch_id=None,
    accounts=(("Northshore", "facebook"),),
)
OUT = replace(
    FILE,
    batch_id="b3",
    state="withdrawn",
    withdrawn_at_utc=LOADED,
    withdrawn_by="ana",
    withdrawn_reason="wrong account",
)


def changed(batch: Batch, now: Standing, then: Standing) -> one.Step:
    return one.step(batch, Consequence(now, then))


def test_the_answer_counts_files_and_what_waits() -> None:
    one_file = Loads(files=1, counting=1, newest_at_utc=LOADED)

    assert imports.answer(one_file) == "One file is loaded, the newest on 12 Oct 2026; no row was rejected."
    assert imports.answer(replace(one_file, files=2, counting=2, rows_rejected=2, files_with_rejected=1)) == (
        "Two files are loaded, the newest on 12 Oct 2026; two rejected rows wait in one file."
    )
    assert imports.answer(replace(one_file, files=3, counting=2, rows_rejected=1, files_with_rejected=1)) == (
        "Two files are loaded, the newest on 12 Oct 2026; one rejected row waits in one file; one file is withdrawn."
    )
    assert imports.answer(Loads(files=1)) == "No file counts at present; one file was loaded and withdrawn again."


ACCOUNTS = [NamedAccount("x-ctg", "Guild", "x"), NamedAccount("fb-naha", "Northshore", "facebook")]


def test_every_account_that_a_file_names_can_be_chosen() -> None:
    assert imports.account_names(ACCOUNTS) == ["All accounts", "Guild on X", "Northshore on Facebook"]


def test_words_that_name_a_kind_or_an_account_are_looked_for_as_such() -> None:
    everything = {"words": "", "of_account": imports.ALL_ACCOUNTS, "state": "all"}

    assert imports.wanted(ACCOUNTS, **everything) == Wanted()
    assert imports.wanted(ACCOUNTS, **everything | {"words": " FACEBOOK posts (meta "}) == Wanted(
        words="facebook posts (meta", kind_ids=("meta_facebook_posts",)
    )
    assert imports.wanted(ACCOUNTS, **everything | {"words": "on x"}).named_ids == ("x-ctg",)
    assert imports.wanted(ACCOUNTS, **everything | {"of_account": "Guild on X"}).account_ids == ("x-ctg",)
    assert imports.wanted(ACCOUNTS, **everything | {"of_account": "Nobody on X"}).account_ids == ()


def test_a_row_leads_to_its_file() -> None:
    (row,) = imports.rows([replace(FILE, member_name="inside.csv")]).to_dict("records")

    assert row["file"] == "posts.csv › inside.csv"
    assert row["href"] == "/imports?batch=b1"
    assert row["kind"] == "Facebook posts (Meta Business Suite)"
    assert (row["accounts"], row["covers"]) == ("Northshore on Facebook", "10 Aug – 11 Oct 2026")
    assert row["state"] == "counts"


def test_a_withdrawn_file_says_who_took_it_out_and_why() -> None:
    assert one.answer(FILE) == "Loaded 34 posts."
    assert one.answer(OUT) == ("This file was withdrawn on 12 Oct 2026 by ana, “wrong account”. No answer counts it.")


def test_people_are_not_among_the_sums() -> None:
    told = dict(one.facts(FILE)[["what", "told"]].itertuples(index=False, name=None))

    assert told["Sums of its rows"] == "views 100,467, link clicks 201"
    assert told["Rows"] == "34 read, 34 loaded, 0 rejected"
    assert told["What it is"] == "Facebook posts (Meta Business Suite): totals to date"


def test_withdrawing_says_before_and_after_what_changes() -> None:
    step = changed(FILE, Standing(34, 100, 20, 0), Standing(25, 80, None, 0))

    assert step.verb == "Withdraw this file"
    assert step.changes == (
        "If you withdraw it, nine posts go, the views / impressions of its posts go from 100 to 80 and the core "
        "engagements of its posts go from 20 to unknown, as of 11 Oct 2026. Later days keep what later files say. "
        "Nothing is deleted, and the file can be restored."
    )
    assert step.done.startswith("The file is withdrawn: nine posts go, ")


def test_restoring_brings_back_what_went() -> None:
    step = changed(OUT, Standing(0, None, None, 0), Standing(1, 100, 20, 7))

    assert plain(step.done) == (
        "The file counts again: one post comes back, seven days of accounts come back, the views / impressions of its "
        "posts are 100 instead of unknown and the core engagements of its posts are 20 instead of unknown, as of "
        "11 Oct 2026."
    )


def test_a_file_that_others_repeat_changes_nothing_and_one_of_clicks_says_its_rows() -> None:
    same, nothing = Standing(3, 9, 1, 0), Standing(0, None, None, 0)

    assert changed(FILE, same, same).changes.startswith(
        "If you withdraw it, no total of posts or account days changes: other files say the same, as of 11 Oct 2026."
    )
    assert changed(replace(FILE, rows_loaded=2), nothing, nothing).done == (
        "The file is withdrawn: its two rows stop counting, as of 11 Oct 2026."
    )
    assert changed(OUT, nothing, nothing).done == ("The file counts again: its 34 rows count again, as of 11 Oct 2026.")


def test_posts_that_are_gone_concern_the_last_file_that_listed_them_and_those_that_should() -> None:
    gone = pd.DataFrame(
        {
            "post_id": ["x:1", "x:2"],
            "text": ["Walk", None],
            "account_name": ["Guild", "Guild"],
            "platform_id": ["x", "x"],
            "last_batch_id": ["b1", "b4"],
            "missing_batch_ids": [["b2", "b3"], ["b5"]],
            "files_without": [2, 1],
        }
    )

    assert one.gone_since(gone, "b1")["post_id"].tolist() == ["x:1"]
    assert one.gone_since(gone, "b5")["post_id"].tolist() == ["x:2"]
    shown = one.gone_rows(gone, to)
    assert shown["verdict"].tolist() == ["presumed deleted: two complete files without it", "missing once"]
    assert shown["href"].tolist() == ["/posts?post=x%3A1", "/posts?post=x%3A2"]


def test_a_file_that_was_read_again_leads_to_its_later_reading_and_back() -> None:
    before, after = replace(OUT, followed_by_batch_id="b4"), replace(FILE, batch_id="b4", follows_batch_id="b3")

    facts = [one.facts(batch).set_index("what") for batch in (before, after)]

    assert facts[0].loc["Read again as"].to_list() == ["b4", "/imports?batch=b4"]
    assert facts[1].loc["Follows"].to_list() == ["b3", "/imports?batch=b3"]
    assert "Follows" not in facts[0].index
    nothing = Standing(0, None, None, 0)
    assert changed(before, nothing, Standing(2, None, None, 0)).changes == (
        "If you restore it, two posts come back, as of 11 Oct 2026. Its later reading counts too: withdraw one of the "
        "two."
    )


def test_an_account_that_was_answered_is_told_where_nobody_registered_it() -> None:
    facts = one.facts(replace(FILE, accounts=(), answers='{"account": "walkwell"}')).set_index("what")

    assert facts.loc["Account", "told"] == "walkwell on Facebook"
