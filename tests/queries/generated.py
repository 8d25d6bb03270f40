"""Worlds that hypothesis makes up: posts, files in any order, late and withdrawn, rules and accounts of every kind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from tests.queries.agreed import partnership
from tests.queries.world import World

FIRST = date(2026, 8, 1)
LAST = date(2026, 8, 31)

ACCOUNTS = {
    "facebook": [("fb-a",)],
    "x": [("x-b",)],
    "linkedin": [("li-c",), ("li-ann",)],
    "instagram": [("ig-a",), ("ig-b",), ("ig-j",), ("ig-a", "ig-b"), ("ig-b", "ig-j"), ("ig-stranger",)],
}
CAPTIONS = (None, "tag", "aware", "both")


@dataclass(frozen=True)
class Post:
    """A post of one account, or of two that publish it together."""

    post_id: str
    accounts: tuple[str, ...]
    published_on: date
    caption_id: str | None
    is_reply: bool


@dataclass(frozen=True)
class File:
    """What one file says: views and reactions of posts (None is a blank), to date or within a window."""

    name: str
    as_of_on: date
    loaded_at: datetime
    window_from: date | None
    says: tuple[tuple[int, int | None, int | None], ...]
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Told:
    """Everything about a generated world but the order in which its files were loaded."""

    posts: tuple[Post, ...]
    files: tuple[File, ...]
    rules: tuple[tuple[str, str | None, int, str], ...]
    has_split: bool

    def without(self, *names: str) -> "Told":
        """The same, had these files never been loaded."""
        return replace(self, files=tuple(file for file in self.files if file.name not in names))


def days(since: date, until: date) -> st.SearchStrategy[date]:
    """Any day from `since` to `until`."""
    return st.dates(min_value=since, max_value=until)


@st.composite
def _post(draw: st.DrawFn, number: int) -> Post:
    platform = draw(st.sampled_from(sorted(ACCOUNTS)))
    return Post(
        post_id=f"{platform}:{number}",
        accounts=draw(st.sampled_from(ACCOUNTS[platform])),
        published_on=draw(days(FIRST - timedelta(days=3), FIRST + timedelta(days=20))),
        caption_id=draw(st.sampled_from(CAPTIONS)),
        is_reply=draw(st.booleans()) and draw(st.booleans()),
    )


@st.composite
def _file(draw: st.DrawFn, number: int, count: int, as_of_on: date, spoken_of: Sequence[date]) -> File:
    follow = [day + timedelta(days=1) for day in spoken_of if day < as_of_on]
    count_of = st.one_of(st.none(), st.integers(min_value=0, max_value=1_000))
    told = draw(st.lists(st.integers(min_value=0, max_value=count - 1), unique=True, max_size=count))
    return File(
        name=f"file {number}",
        as_of_on=as_of_on,
        loaded_at=datetime.combine(as_of_on, datetime.min.time(), UTC)
        + timedelta(days=draw(st.integers(min_value=1, max_value=9)), seconds=number),
        window_from=draw(st.one_of(st.none(), days(FIRST, as_of_on), st.sampled_from(follow or [as_of_on]))),
        says=tuple((post, draw(count_of), draw(count_of)) for post in told),
    )


@st.composite
def told(draw: st.DrawFn, *, on_different_days: bool = False) -> Told:
    """A world of up to six posts and five files."""
    count = draw(st.integers(min_value=1, max_value=6))
    spoken_of = draw(
        st.lists(days(FIRST, LAST), min_size=1, max_size=5, unique=on_different_days),
    )
    rules = (
        ("hashtag", "aware", 6, "aware"),
        ("initiative_account", None, 3, "mwt"),
        ("exclude_post", "facebook:0", 1, "mwt"),
        ("include_post", "instagram:1", 2, "mwt"),
        ("include_post", "instagram:1", 2, "aware"),
    )
    return Told(
        posts=tuple(draw(_post(number)) for number in range(count)),
        files=tuple(draw(_file(number, count, day, spoken_of)) for number, day in enumerate(spoken_of)),
        rules=tuple(draw(st.lists(st.sampled_from(rules), unique=True))),
        has_split=draw(st.booleans()),
    )


def build(world: World, told: Told, order: Sequence[File] | None = None) -> World:
    """The world in which these files were loaded, in their own order or another."""
    partnership(world.cleared())
    world.initiative("aware", FIRST, LAST)
    for partner_id in ("P-A", "P-B"):
        world.takes_part(partner_id, "aware")
    world.insert(
        "source_account", source_account_id="instagram:ig-stranger", platform_id="instagram", handle="ig-stranger"
    )
    world.caption("aware", hashtags=("aware",))
    world.caption("both", hashtags=("mwt", "aware"))
    for kind, pattern, precedence, initiative_id in told.rules:
        world.rule(kind, pattern, precedence, initiative_id=initiative_id)
    if not told.has_split:
        world.rows("delete from account_share")
    for file in told.files if order is None else order:
        _load(world, file, told.posts)
    return world


def _load(world: World, file: File, posts: Sequence[Post]) -> None:
    gone = {"state": "withdrawn", "withdrawn_at_utc": file.loaded_at + timedelta(days=2)} if file.is_withdrawn else {}
    world.batch(file.name, file.as_of_on, file.loaded_at, basis="window" if file.window_from else "lifetime", **gone)
    for place, exposures, reactions in file.says:
        post = posts[place]
        world.post(
            file.name,
            post.post_id,
            _delivering(file, post),
            post.published_on,
            caption_id=post.caption_id,
            is_reply=post.is_reply,
        )
        world.numbers(
            file.name,
            post.post_id,
            file.as_of_on,
            basis="window" if file.window_from else "lifetime",
            window_from=file.window_from,
            window_to=file.as_of_on if file.window_from else None,
            exposures=exposures,
            reactions=reactions,
        )


def _delivering(file: File, post: Post) -> str:
    """Of a post that two accounts publish, files of odd days come from the one, of even days from the other."""
    return post.accounts[file.as_of_on.day % len(post.accounts)]
