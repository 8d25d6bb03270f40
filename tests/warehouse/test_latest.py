"""Roll-ups say what working everything out again would say, whatever was loaded, withdrawn or agreed before."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerboard.errors import WarehouseInterrupted
from partnerboard.warehouse import Question, Warehouse, Writer, agreed
from partnerboard.warehouse.latest import bring_up_to_date
from partnerboard.warehouse.moments import _rolled_up
from partnerboard.warehouse.questions import answerable
from tests.queries import agreed as agreed_on
from tests.queries import generated
from tests.queries.agreed import AS_OF, message, partnership
from tests.queries.test_scope import told_by_all
from tests.queries.world import AFTERWARDS, World, utc
from tests.warehouse.test_moments import parameters, rounded, worked_out_again

ROLLED_UP = [question for question in answerable() if _rolled_up(question.name) and "known_at" in question.params]
THE_END = date(9999, 12, 31)
MIDDLE = date(2026, 8, 12)
SEQUENCES = 500 if os.environ.get("PARTNERBOARD_SOAK") else 15

DELIVERED = "batch_id, source_account_id, as_of_on"
TOLD = (
    "post_snapshot join post_record using (batch_id, post_id) "
    "join (select batch_id, loaded_at_utc from batch) using (batch_id) left join account_seen using (source_account_id)"
)
FIRST_ON = "min(coalesce(printed_on, published_at_utc::date))"
GAINED = "target_id, previous_on, as_of_on, told_on, round(gained, 6)"
WORDS = (
    "post_id, platform_id, account_ids, published_at_utc, printed_on, content_format, content_class, tone, is_reply, "
    "is_share, is_paid_partnership, custom_label, caption_id, permalink, published_on"
)
DAYS = "initiative_id, partner_id, platform_id, published_on"
SUMS = "weight", "exposures", "eng_core", "reactions", "comments", "shares", "link_clicks", "eri_numerator"
NUMBERS = "posts", "posts_with_exposures", "posts_with_eng_core", "posts_with_link_clicks"
ADDED_UP = ", ".join(
    [f"round(sum({name}), 9)" for name in (*SUMS, "eri_denominator")] + [f"sum({name})" for name in NUMBERS]
)
ONCE = (
    "select post_id, published_on, counted_once(post_id, posts) as posts, "
    "counted_once(post_id, posts_with_exposures) as told"
)
COUNTED = "published_on, sum(posts), sum(told)"
# What was rolled up, and the same worked out from the files. Sums of fractions differ in their last bit.
ALIKE = {
    "posts": (
        "select * exclude (place) replace (round(weight, 9) as weight) from latest_scope($as_of) order by all",
        "select * exclude (place) replace (round(weight, 9) as weight) from post_scope($as_of, $known_at) order by all",
    ),
    "posts known": (
        f"select {WORDS} from post_latest where is_first order by all",
        "select * from posts_known($known_at) order by all",
    ),
    "first totals": (
        "select distinct post_id, first_as_of_on from post_latest where as_of_on is not null order by all",
        "select post_id, first_as_of_on from post_as_of($as_of, $known_at) order by all",
    ),
    "deliveries": (
        f"select {DELIVERED}, account_id, loaded_at_utc, first_on from delivery order by all",
        f"select {DELIVERED}, account_id, loaded_at_utc, {FIRST_ON} from {TOLD} group by all order by all",
    ),
    "sums": (
        f"select {DAYS}, {ADDED_UP} from post_sum_latest group by all order by all",
        f"select {DAYS}, {ADDED_UP} from post_sums($as_of, $known_at) group by all order by all",
    ),
    "posts that several earn": (
        f"select {COUNTED} from ({ONCE} from post_sum_latest group by all) group by all order by all",
        f"select {COUNTED} from ({ONCE} from post_sums($as_of, $known_at) group by all) group by all order by all",
    ),
    "messages": (
        "select * from interaction_latest order by all",
        "select * from interactions_known($known_at) order by all",
    ),
    "accounts": (
        "select source_account_id, account_id, is_registered from latest_account order by all",
        "select source_account_id, account_id, is_registered from account_seen order by all",
    ),
    "link clicks": (
        "select * from link_click_latest order by all",
        "select * from link_clicks_known($known_at) order by all",
    ),
    "gains": (
        f"select {GAINED} from target_gain_latest order by all",
        f"select {GAINED} from target_gains(['mwt', 'aware'], $as_of, $known_at) order by all",
    ),
    "accounts named": (
        "select batch_id, source_account_id from batch_account order by all",
        "select batch_id, source_account_id from accounts_named order by all",
    ),
    "partners behind accounts": (
        "select account_id, partner_id from account_partner_latest order by all",
        "select account_id, partner_id from account_partner order by all",
    ),
    "account days": (
        "select * from account_day_latest order by all",
        "select * from account_days_known($known_at) order by all",
    ),
}


def rolling_up(warehouse: Warehouse) -> World:
    """A world that rolls up however little there is."""
    warehouse._moments.latest.worth_keeping = 0
    return World(warehouse)


@pytest.fixture(scope="module")
def emptied() -> Iterator[World]:
    with Warehouse.in_memory() as warehouse:
        yield rolling_up(warehouse)


@pytest.fixture(scope="module")
def told() -> Iterator[World]:
    with Warehouse.in_memory() as warehouse:
        yield told_by_all(rolling_up(warehouse))


def brought(world: World) -> bool:
    """Bring the roll-ups up to date; whether there was anything to do."""
    with world.warehouse.rolling_up() as writer:
        return bring_up_to_date(writer)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["load", "withdraw", "restore"]), st.integers(min_value=0, max_value=4)),
        st.tuples(st.sampled_from(["rule", "split", "handle", "zone", "owner", "target", "no target"]), st.just(0)),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=SEQUENCES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(generated.told(), STEPS)
def test_roll_ups_equal_recomputation_after_any_sequence_of_changes(
    emptied: World, told: generated.Told, steps: list[tuple[str, int]]
) -> None:
    """The first half of the files is there from the start, the others come late or not at all."""
    waiting = list(told.files[len(told.files) // 2 :])
    loaded = [file for file in told.files if file not in waiting]
    world = generated.build(emptied, told, loaded)
    for target_id, initiative_id in (("gained", "mwt"), ("gained together", "aware")):
        agreed_on.target(world, target_id, "exposures", initiative_id=initiative_id, measurement="activity_in_period")
    brought(world)

    for number, (step, place) in enumerate(steps):
        if step == "load" and waiting:
            file = waiting.pop(place % len(waiting))
            generated._load(world, file, told.posts)
            told_beside_posts(world, file, place)
            loaded.append(file)
        elif step in {"withdraw", "restore"} and loaded:
            at = utc(2026, 10, 1) + timedelta(days=number) if step == "withdraw" else None
            name = loaded[place % len(loaded)].name
            world.rows("update batch set withdrawn_at_utc = $at where batch_id = $name", at=at, name=name)
        elif step in CHANGES:
            world.rows(CHANGES[step])
        brought(world)

    for rolled_up, worked_out in ALIKE.values():
        asked = {"as_of": THE_END, "known_at": AFTERWARDS}
        first, second = (
            world.rows(sql, **{name: asked[name] for name in asked if f"${name}" in sql})
            for sql in (rolled_up, worked_out)
        )
        assert first == second
    assert not brought(world)


CHANGES = {
    "rule": "update attribution_rule set is_enabled = not is_enabled where kind = 'hashtag'",
    "split": "update account_share set weight = weight + 1 where partner_id = 'P-A'",
    "handle": "update account set handle = 'renamed-' || handle where account_id = 'ig-b'",
    "zone": "update workspace set report_zone = if(report_zone = 'UTC', 'Asia/Tokyo', 'UTC')",
    "target": "update target set partner_id = if(partner_id is null, 'P-A', null) where target_id = 'gained'",
    "no target": "delete from target where target_id = 'gained together'",
    "owner": "update account set owner_org_id = 'c' where account_id = 'fb-a'",
}


def told_beside_posts(world: World, file: generated.File, followers: int) -> None:
    """What the file says of the days of two accounts, and of a message that was written to each."""
    for account_id in ("fb-a", "ig-b"):
        at = utc(2026, 8, 10, 9)
        account = f"{'facebook' if account_id == 'fb-a' else 'instagram'}:{account_id}"
        answered = at + timedelta(hours=followers) if followers else None
        message(world, file.name, f"to {account_id}", account, at, answered)
        world.insert(
            "account_day",
            batch_id=file.name,
            sheet="",
            line_no=2,
            source_account_id=f"{'facebook' if account_id == 'fb-a' else 'instagram'}:{account_id}",
            day=file.as_of_on - timedelta(days=followers),
            followers=followers or None,
            exposures=file.as_of_on.day,
        )


@pytest.mark.parametrize("question", ROLLED_UP, ids=lambda question: question.name)
@pytest.mark.parametrize("as_of", [date(2027, 1, 1), MIDDLE])
def test_an_answer_from_roll_ups_is_the_same_as_without_them(told: World, question: Question, as_of: date) -> None:
    """Of the later day everything is rolled up; of the earlier one, totals come from the files of up to that day."""
    params = parameters(question, **({"as_of": as_of} if "as_of" in question.params else {}))

    answer = told.warehouse.records(question.name, **params)

    assert rounded(answer) == rounded(worked_out_again(told, question, params))
    assert told.rows("select count(*) > 0 from post_latest") == [(True,)]


def views_of_mwt(world: World, **moment: Any) -> Any:
    """The exposures of the usual initiative."""
    (row,) = world.asked("portfolio/totals", initiative_ids=["mwt"], **({"as_of": AS_OF} | moment))
    return row["exposures"]


def test_what_was_known_earlier_is_not_taken_from_roll_ups() -> None:
    with Warehouse.in_memory() as warehouse:
        world = partnership(rolling_up(warehouse))
        world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=100)
        world.batch("late", date(2026, 8, 20), utc(2026, 9, 20))
        world.told(
            "late", "facebook:2", "fb-a", date(2026, 8, 4), as_of_on=date(2026, 8, 20), caption_id="tag", exposures=10
        )

        assert views_of_mwt(world) == 110
        assert views_of_mwt(world, known_at=utc(2026, 9, 19)) == 100
        assert views_of_mwt(world, as_of=date(2026, 8, 25)) == 10
        world.rows("update batch set withdrawn_at_utc = $at where batch_id = 'late'", at=utc(2026, 9, 25))
        assert views_of_mwt(world) == 100
        assert views_of_mwt(world, known_at=utc(2026, 9, 21)) == 110


def test_what_a_file_restated_is_the_same_from_roll_ups() -> None:
    with Warehouse.in_memory() as warehouse:
        world = partnership(rolling_up(warehouse))
        world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=100)
        world.told("B", "facebook:2", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=50)
        world.batch("next", date(2026, 10, 10))
        world.told(
            "next", "facebook:1", "fb-a", date(2026, 8, 3), as_of_on=date(2026, 10, 10), caption_id="tag", exposures=90
        )

        [row] = world.asked("imports/restated", batch_id="next")

        assert (row["post_id"], row["metric_code"], row["value_before"], row["value"]) == (
            "facebook:1",
            "exposures",
            100,
            90,
        )


@pytest.mark.parametrize("check", ["checks/credit_not_one", "checks/post_not_conserved"])
def test_a_check_looks_through_what_answers_are_made_of(check: str) -> None:
    with Warehouse.in_memory() as warehouse:
        world = partnership(rolling_up(warehouse))
        world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=100)

        assert world.asked(check) == []
        world.rows("update post_latest set credit_weight = 0.5")
        assert [row["detail"] for row in world.asked(check)] == ["0.5"]


def test_a_change_is_rolled_up_for_the_posts_it_is_about_alone() -> None:
    with Warehouse.in_memory() as warehouse:
        world = partnership(rolling_up(warehouse))
        world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=100)
        assert brought(world)
        world.rows("update post_latest set exposures = 7")  # as if it had been so: what stands is not worked out again
        world.batch("next", date(2026, 8, 30))
        world.told(
            "next", "facebook:2", "fb-a", date(2026, 8, 4), as_of_on=date(2026, 8, 30), caption_id="tag", exposures=10
        )

        assert brought(world)

        assert world.rows("select post_id, exposures from post_latest order by all") == [
            ("facebook:1", 7),
            ("facebook:2", 10),
        ]


def test_posts_added_since_are_put_in_order_once_they_are_a_quarter_of_all() -> None:
    def lying() -> tuple[list[tuple[Any, ...]], int]:
        [(added,)] = world.rows("select added_posts from latest_rules")
        return world.rows("select initiative_id, published_on from post_latest"), added

    def told_of(batch_id: str, *days: int) -> None:
        for day in days:
            world.told(
                batch_id, f"facebook:{day}", "fb-a", date(2026, 8, day), as_of_on=date(2026, 8, 29), caption_id="tag"
            )
        assert brought(world)

    with Warehouse.in_memory() as warehouse:
        world = partnership(rolling_up(warehouse))
        told_of("B", 10, 12, 14, 16, 18, 20)
        ordered, added = lying()
        assert (ordered, added) == (sorted(ordered), 0)

        world.batch("next", date(2026, 8, 30))
        told_of("next", 11)
        rows, added = lying()
        assert (rows[-1], added) == (("mwt", date(2026, 8, 11)), 1)

        world.batch("last", date(2026, 8, 31))
        told_of("last", 13, 15)
        rows, added = lying()
        assert (rows, added) == (sorted(rows), 0)


def test_a_small_warehouse_keeps_no_roll_ups() -> None:
    with Warehouse.in_memory() as warehouse:
        world = partnership(World(warehouse))
        world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=100)

        assert views_of_mwt(world) == 100
        assert world.rows("select count(*) from post_latest") == [(0,)]


def test_roll_ups_that_cannot_be_kept_cost_no_answer() -> None:
    with Warehouse.in_memory() as warehouse:
        world = partnership(rolling_up(warehouse))
        world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=100)
        world.rows("drop table latest_account")

        assert views_of_mwt(world) == 100


def test_a_database_that_gives_up_over_roll_ups_answers_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[str] = []

    def interrupted() -> Any:
        tries.append(warehouse.data_version)
        raise WarehouseInterrupted("It could not go on.", "It is opened again by itself.")

    with Warehouse.in_memory() as warehouse:
        world = partnership(rolling_up(warehouse))
        world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=100)
        monkeypatch.setattr(warehouse, "rolling_up", interrupted)

        assert views_of_mwt(world) == 100
        assert views_of_mwt(world) == 100
        assert len(tries) == 1


def test_a_change_of_rules_and_what_it_moves_are_there_at_once_and_nobody_waits_for_it() -> None:
    with Warehouse.in_memory() as warehouse:
        world = partnership(rolling_up(warehouse))
        world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=100)
        assert views_of_mwt(world) == 100

        def changed(writer: Writer) -> Any:
            writer.cursor.execute("update attribution_rule set is_enabled = false")
            return views_of_mwt(world)  # as any reader meanwhile

        assert agreed(warehouse, changed) == 100
        assert not brought(world)
        assert views_of_mwt(world) is None


def test_a_change_of_rules_is_made_where_roll_ups_cannot_be_kept(caplog: pytest.LogCaptureFixture) -> None:
    with Warehouse.in_memory() as warehouse:
        world = partnership(rolling_up(warehouse))
        world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=100)
        world.rows("drop table latest_account")

        agreed(warehouse, lambda writer: writer.cursor.execute("update attribution_rule set is_enabled = false"))

        assert views_of_mwt(world) is None
        assert "cannot be kept" in caplog.messages[0]
