"""What stands beside the posts is told with its account, period and file, and to nobody without the right."""

from datetime import date

from tests.queries.agreed import AS_OF, beside, partnership
from tests.queries.world import World

JULY, AUGUST = date(2026, 7, 31), date(2026, 8, 20)


def pictures(world: World) -> World:
    """Ages of fb-a in July and August, one withdrawn picture, and what is about no account of a partner."""
    partnership(world)
    for batch_id, on in (("july", JULY), ("august", AUGUST), ("late", date(2026, 9, 20)), ("out", date(2026, 8, 25))):
        world.batch(batch_id, on, basis="lifetime", file_name=f"{batch_id}.csv")
        beside(world, batch_id, "facebook:fb-a", "age", {"18-24": 20.0, "25-34": 30.0})
    world.rows("update batch set state = 'withdrawn', withdrawn_at_utc = loaded_at_utc where batch_id = 'out'")
    beside(world, "august", "facebook:fb-a", "city", {"Leeds": 5.0})
    beside(world, "august", "facebook:fb-a", "age", {"18-24": 1.0}, about="competitor")
    beside(world, "august", "facebook:stranger", "age", {"18-24": 1.0})
    return world


def test_the_newest_picture_of_each_kind_is_told_by_the_day_shown(world: World) -> None:
    found = pictures(world).asked("partners/beside_posts", as_of=AS_OF)

    assert [
        (row["partner_id"], row["account_name"], row["label_names"], row["rows_told"], row["batch_id"]) for row in found
    ] == [("P-A", "Fb-A", ["age"], 2, "august"), ("P-A", "Fb-A", ["city"], 1, "august")]
    earlier = world.asked("partners/beside_posts", as_of=date(2026, 8, 10))
    assert [(row["batch_id"], row["as_of_on"]) for row in earlier] == [("july", JULY)]


def test_a_file_tells_its_figures_under_the_names_of_its_accounts(world: World) -> None:
    found = pictures(world).asked("imports/context_figures", batch_id="august")

    assert [
        (row["about"], row["account_name"], row["label_names"], row["label_values"], row["value"]) for row in found
    ] == [
        ("audience", "Fb-A", ["age"], ["18-24"], 20.0),
        ("audience", "Fb-A", ["city"], ["Leeds"], 5.0),
        ("audience", "stranger", ["age"], ["18-24"], 1.0),
        ("competitor", "Fb-A", ["age"], ["18-24"], 1.0),
        ("audience", "Fb-A", ["age"], ["25-34"], 30.0),
    ]
    assert world.asked("imports/context_figures", batch_id="august", initiative_ids=["mwt"]) == []


def test_a_picture_names_its_account_among_the_files(world: World) -> None:
    names = {row["batch_id"]: row["account_names"] for row in pictures(world).asked("imports/batches")}

    assert names["july"] == ["Fb-A"]


def test_the_number_of_an_account_is_surer_than_the_name_of_another(world: World) -> None:
    world.account("one", "facebook", native_id="77", name="Walk")
    world.account("two", "facebook", name="77")

    assert world.rows("select account_id from account_spelled where source_account_id = 'facebook:77'") == [("one",)]
