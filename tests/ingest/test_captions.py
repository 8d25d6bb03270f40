"""What a caption says besides its words is found whole, once, and in the form it is compared in."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from partnerboard.ingest.captions import TrackedLink, hashtags, links, mentions, url_key, utm_campaign
from partnerboard.ingest.staging import found_in_captions
from partnerboard.warehouse import Warehouse, Writer


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#MoveWell together", ["movewell"]),
        ("#walk, #Walk and #WALK", ["walk"]),
        ("#walking is not #walk", ["walking", "walk"]),
        ("ＦＵＬＬ ＃Ｗａｌｋ", ["walk"]),
        ("#Straße #STRASSE", ["strasse"]),
        ("a#b &#39; https://mwt.example/#top #1 #2026walk", ["2026walk"]),
        ("line\n#walk(#run)", ["walk", "run"]),
        ("#сила #सैर", ["сила", "सैर"]),
        ("no tags # here", []),
    ],
)
def test_hashtags_are_whole_and_folded(text: str, tags: list[str]) -> None:
    assert hashtags([text]) == [(0, tag) for tag in tags]


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        ("with @NAHA and @naha.", ["naha"]),
        ("@ctg_run!", ["ctg_run"]),
        ("write to info@naha.example", []),
        ("(@first.last)", ["first.last"]),
        ("https://x.com/@naha", []),
        (".@naha leads", []),
    ],
)
def test_mentions_are_handles_and_never_mail_addresses(text: str, handles: list[str]) -> None:
    assert mentions([text]) == [(0, handle) for handle in handles]


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.MWT.example/Go/", "mwt.example/Go"),
        ("http://mwt.example/go?utm_source=x&utm_campaign=Spring#top", "mwt.example/go"),
        ("https://mwt.example/go?id=7&UTM_medium=y", "mwt.example/go?id=7"),
        ("mwt.example/go.", "mwt.example/go"),
        ("https://mwt.example:8443/go)", "mwt.example:8443/go"),
        ("https://[broken", ""),
    ],
)
def test_an_address_has_one_key_however_it_is_written(url: str, key: str) -> None:
    assert url_key(url) == key


def test_the_campaign_of_an_address_goes_beside_it() -> None:
    assert utm_campaign("https://mwt.example/?UTM_Campaign=Spring%20Walk") == "spring walk"
    assert utm_campaign("https://mwt.example/") is None


def test_links_end_before_the_punctuation_of_their_sentence() -> None:
    text = "See https://mwt.example/go?utm_campaign=Walk, then (https://mwt.example/go?utm_campaign=Walk)."

    assert links([text]) == [(0, TrackedLink("mwt.example/go", "walk"))]


@given(st.text())
def test_any_text_has_parts_without_marks(text: str) -> None:
    assert all(tag and not tag.startswith("#") for _, tag in hashtags([text]))
    assert all(handle == handle.casefold() and not handle.startswith("@") for _, handle in mentions([text]))
    assert all(link.url_key for _, link in links([text]))


@pytest.mark.parametrize("find", [hashtags, mentions, links])
@given(
    texts=st.lists(st.text(st.characters() | st.sampled_from("#@&/.x1\n")) | st.just("#a @b https://c.d/e"), max_size=9)
)
def test_many_texts_hold_what_each_of_them_holds(
    find: Callable[[Sequence[str]], list[tuple[int, Any]]], texts: list[str]
) -> None:
    assert find(texts) == [(at, found) for at, text in enumerate(texts) for _, found in find([text])]


TEXTS = st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("#＃@/.x1 \n\t\u00a0\x0b"))


@pytest.fixture(scope="module")
def writer() -> Iterator[Writer]:
    with Warehouse.in_memory() as warehouse, warehouse.aside() as aside:
        yield aside


@given(texts=st.lists(TEXTS | st.just("#a#b.#c @d, https://e.f/g?utm_campaign=h"), unique=True, max_size=6))
@example(texts=["#a.#b ##c x#d\x0b#e", "HTTP://w.x/#top @y@z \u00a0@u"])
def test_words_hold_what_their_captions_hold(writer: Writer, texts: list[str]) -> None:
    ids = [str(place) for place in range(len(texts))]
    captions = {"caption_id": pa.array(ids, pa.string()), "text": pa.array(texts, pa.string())}
    writer.register("named_caption", pa.table(captions))

    tables = found_in_captions(writer)

    assert {name: Counter(map(tuple, map(dict.values, table.to_pylist()))) for name, table in tables.items()} == {
        "found_hashtag": Counter((ids[at], tag) for at, tag in hashtags(texts)),
        "found_mention": Counter((ids[at], handle) for at, handle in mentions(texts)),
        "found_link": Counter((ids[at], *link) for at, link in links(texts)),
    }


@given(st.text())
def test_a_key_is_its_own_key(url: str) -> None:
    assert url_key(url_key(url)) == url_key(url)
