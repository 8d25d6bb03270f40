"""However a text file is read, shaped and staged, it has the same rows, the same rejected rows and the same sentences.

Long files without a flaw are read into columns, others row by row; columns that are plain are staged whole, others cell
by cell. Here both ways are gone with the same bytes: real exports, bad files, and files full of traps.

`HYPOTHESIS_PROFILE=soak pytest tests/ingest/reading/test_fast_and_strict.py` tries ten thousand of them.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from partnerboard.errors import PartnerboardError
from partnerboard.ingest import plain_columns
from partnerboard.ingest.layouts import Offer
from partnerboard.ingest.preparing import Prepared, prepare, prepare_first
from partnerboard.ingest.reading import Limits, RawFile, delimited, members, read, read_member
from partnerboard.ingest.reading.blocks import Place, blocks
from partnerboard.ingest.reading.columns import ColumnRows
from partnerboard.ingest.staging import STEMS, stage
from partnerboard.ingest.straight import Straight
from partnerboard.ingest.straight_staging import StraightStaging
from partnerboard.ingest.told import AnswerMissing
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse import Warehouse
from tests.ingest.builders import X_HEADER, x_row
from tests.shared_material import SHARED, shared

FAST, STRICT = 0, 10**12
ANSWERS = Answers(account="x:walkwell", exported_on=date(2026, 10, 1))
NOTHING_SAID = Answers()
NO_LAYOUTS = Offer((), (), is_named=False)
BINARY = {".xls", ".xlsx"}

TEMPLATE = ("platform", "account", "post_id", "published_at", "url", "text", "format", "exposures", "watch_seconds")
DAYS = ("platform", "account", "date", "exposures", "followers", "follows")
META = (
    "Page ID", "Page name", "Post ID", "Publish time", "Permalink", "Title", "Description", "Post type", "Date",
    "Views", "Visningar", "Reach", "Seconds viewed",
)  # fmt: skip # as the export lays it out


def collected() -> list[Path]:
    """Every text file and archive of the shared material, while tests are collected."""
    found = [*(SHARED / "exports").rglob("*/*/*.*"), *(SHARED / "badfiles" / "files").rglob("*.*")]
    return sorted(path for path in found if path.suffix not in BINARY)


@pytest.mark.shared
def test_the_shared_material_is_there() -> None:
    assert shared("exports/expected.json").exists()
    assert len(collected()) > 100


@pytest.mark.shared
@pytest.mark.parametrize("path", collected(), ids=lambda path: str(path.relative_to(SHARED)))
def test_a_shared_file_reads_alike_both_ways(path: Path) -> None:
    assert outcome(path, FAST) == outcome(path, STRICT)


QUOTED = st.sampled_from(["always", "needed", "needed", "never", "wrong"])
TRAPS = st.sampled_from(
    ["", " ", "\t", '"', '""', 'a"b', '"a"b', "a\nb", "a\r\nb", "a\rb", "a,b", "a;b", "é", "\u200b", "\ufdd0", "\x00"]
)
NUMBERS = st.one_of(
    st.integers(0, 10**6).map(str),
    st.sampled_from(["12.0", "1,234", "1.5", "-3", "007", "9" * 19, "1e5", "n/a", "--", "½", " 7 ", "٣", "0.10"]),
)
NAMES = st.sampled_from(["walkwell", "Walk & Well", " walkwell ", "\u00a0walk", "photo", "IG reel", "Total", "x"])
LINKS = st.sampled_from(
    ["https://x.com/walkwell/status/17", "http://x.com/a/status/1", "https://www.facebook.com/1/posts/2", "www.x.y/z"]
)
TIMES = st.sampled_from(["2024-06-01 09:30 +0000", "2024-06-02", "06/03/2024 10:00", "13/06/2024", "soon"])
IDS = st.one_of(st.integers(10**17, 10**18).map(str), st.sampled_from(["1.7E+18", "12_34", "abc-1", "12e4", "12"]))
CELLS = st.one_of(NUMBERS, NAMES, LINKS, TIMES, IDS, TRAPS)


def likely(header: str) -> st.SearchStrategy[str]:
    """What usually stands under a header; sometimes anything."""
    name = header.casefold()
    for words, cells in (
        (("id",), IDS),
        (("link", "url"), LINKS),
        (("time", "date", "published"), TIMES),
        (("name", "account", "platform", "type", "format", "text", "title", "desc"), NAMES),
    ):
        if any(word in name for word in words):
            return st.one_of(cells, cells, cells, CELLS)
    return st.one_of(NUMBERS, NUMBERS, NUMBERS, CELLS)


@st.composite
def exports(draw: st.DrawFn) -> bytes:
    """A file such as spreadsheets, platforms and people make them, at times broken."""
    header = draw(st.sampled_from([X_HEADER, TEMPLATE, DAYS, META]))
    delimiter, newline = draw(st.sampled_from(",,;\t|")), draw(st.sampled_from(["\n", "\n", "\r\n", "\r\n", "\r"]))
    is_kept = draw(st.booleans())  # real posts, or any cells at all
    quoting = draw(QUOTED)
    rows: list[list[str]] = [list(header)]
    for number in range(1, draw(st.integers(0, 6)) + 1):
        if is_kept and header is X_HEADER:
            rows.append(list(map(str, x_row(number))))
        else:
            rows.append([draw(likely(each)) for each in header])
    for _ in range(draw(st.integers(0, 2))):
        trap = draw(st.sampled_from(["blank", "blanks", "header", "total", "short", "long", "cell", "surplus", "pre"]))
        at = draw(st.integers(0 if trap == "pre" else 1, len(rows)))
        whole = rows[min(at, len(rows) - 1)]
        rows[at:at] = {
            "blank": [[]],
            "blanks": [[" "] * len(header)],
            "header": [list(header)],
            "total": [["Total", *("1" for _ in header[1:])]],
            "short": [whole[: len(whole) // 2]],
            "long": [[*whole, "more"]],
            "cell": [[*whole[:-1], draw(CELLS)]],
            "surplus": [[*whole, "", ""]],
            "pre": [["# All posts"], []],
        }[trap]
    if draw(st.booleans()) and len(rows) > 1:  # the same column twice, or a trailing delimiter on every line
        rows = [[*row, row[-1]] if draw(st.booleans()) else [*row, ""] for row in rows if row]
    text = newline.join(delimiter.join(written(cell, quoting, delimiter) for cell in row) for row in rows)
    start = draw(st.sampled_from(["", "", "", f"sep={delimiter}{newline}", "\ufeff"]))
    end = draw(st.sampled_from([newline, newline, "", newline * 2, '"']))
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    content = (start + text + end).encode(encoding, "replace")
    return content + draw(st.sampled_from([b"", b"", b"", b"\xff", b"\x00"]))


def written(cell: str, quoting: str, delimiter: str) -> str:
    """A cell as it stands in the file."""
    is_needed = any(sign in cell for sign in ('"', "\n", "\r", delimiter))
    if quoting == "always" or (quoting == "needed" and is_needed):
        return '"' + cell.replace('"', '""') + '"'
    return f'"{cell}"' if quoting == "wrong" else cell


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(content=exports())
def test_a_generated_file_reads_alike_both_ways(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "generated.csv"
    path.write_bytes(content)

    assert outcome(path, FAST) == outcome(path, STRICT)


@pytest.fixture(scope="module")
def warehouse() -> Iterator[Warehouse]:
    with Warehouse.in_memory() as opened:
        yield opened


@settings(
    max_examples=max(20, settings.default.max_examples // 40 if settings.default else 0),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(content=exports())
def test_a_generated_file_is_staged_alike_column_by_column_and_cell_by_cell(
    tmp_path_factory: pytest.TempPathFactory, warehouse: Warehouse, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "generated.csv"
    path.write_bytes(content)

    assert staged(warehouse, path, plain_columns.WIDE) == staged(warehouse, path, frozenset())


PLAIN = {
    "platform": st.sampled_from(["linkedin", "facebook", "LinkedIn"]),
    "account": st.sampled_from(["walkwell", "@WalkWell", "club 2"]),
    "post_id": IDS.filter(str.isdecimal),
    "published_at": st.sampled_from(["2024-06-01T09:30:00Z", "2024-02-29T23:59:59Z"]),
    "url": st.sampled_from(["", "https://www.linkedin.com/feed/update/urn:li:share:71", "https://fb.example/a?b=0x1"]),
    "format": st.sampled_from(["", "photo", "Video"]),
    "is_reply": st.sampled_from(["", "0", "TRUE"]),
    "as_of": st.sampled_from(["2024-07-01", "2024-07-02", "2024-07-03"]),
    "date": st.integers(10, 28).map("2024-06-{}".format),
    "watch_seconds": st.sampled_from(["", "0", "1.5", "12.25"]),
}


@st.composite
def plain_exports(draw: st.DrawFn) -> bytes:
    """Rows of a template as long files have them, at times with a cell or two that is not plain."""
    names = draw(
        st.sampled_from(
            [
                ("platform", "account", "date", "exposures", "reactions", "followers"),
                (*(name for name in PLAIN if name != "date"), "exposures", "reactions", "comments", "shares"),
            ]
        )
    )
    rows = [
        [draw(PLAIN.get(name, st.integers(0, 10**6).map(str))) for name in names]
        for _ in range(draw(st.integers(1, 9)))
    ]
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        rows[draw(st.integers(0, len(rows) - 1))][draw(st.integers(0, len(names) - 1))] = draw(CELLS)
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    quoting = draw(st.sampled_from(["needed", "always"]))
    return newline.join(",".join(written(cell, quoting, ",") for cell in row) for row in [names, *rows, []]).encode()


@settings(
    max_examples=max(40, settings.default.max_examples // 20 if settings.default else 0),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(content=plain_exports())
def test_what_goes_straight_to_the_facts_is_what_staging_makes_of_it(
    tmp_path_factory: pytest.TempPathFactory, warehouse: Warehouse, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "generated.csv"
    path.write_bytes(content)

    straight = staged_straight(warehouse, path)

    event("straight" if straight else "judged")
    if straight:
        [(known, rejected, notices, tables, *_)] = staged(warehouse, path, plain_columns.WIDE, NOTHING_SAID)
        summary = {name: (known | {"followers": None})[name] for name in straight[0]}  # a stock is told at the end
        assert straight == (summary, rejected, notices, {name: rows for name, rows in tables.items() if rows})


def staged_straight(warehouse: Warehouse, path: Path) -> Any:
    """What the rows below the header are staged as where they go straight; None where they do not."""
    limits = Limits(long_rows=1_000)
    header = next(blocks(path, "", "", limits, Place(), at_first=path.read_bytes().index(b"\n") + 1))
    prepared, found = prepare_first(header.as_file(), path.name, NOTHING_SAID, NO_LAYOUTS)
    assert found
    below = next(blocks(path, "", "", limits, header.behind))
    way = Straight.of(found.kind, found.table)
    assert way
    [part] = prepared.parts
    typed = below.as_columns(way.types)
    rows = way.rows(typed) if typed else None
    with warehouse.aside() as writer:
        merged = stage(warehouse, part.kind, part.shaped, prepared.known).tables[f"merged_{STEMS[part.kind.grain]}"]
        staging = StraightStaging(writer, part.kind, prepared.known, part.shaped.columns, merged.schema)
        found_straight = staging.staged(rows) if rows else None
    return _as_staged(found_straight)[:4] if found_straight else None


def test_a_long_file_is_read_into_columns_and_one_with_a_flaw_is_not(tmp_path: Path) -> None:
    rows = [",".join(map(str, x_row(1 + number % 30))) for number in range(1000)]
    good, broken = tmp_path / "good.csv", tmp_path / "broken.csv"
    good.write_text("\n".join([",".join(X_HEADER), *rows]))
    broken.write_text("\n".join([",".join(X_HEADER), *rows, 'a"b,"c"d']))

    assert isinstance(read(good).sheets[0].rows, ColumnRows)
    assert not isinstance(read(broken).sheets[0].rows, ColumnRows)


def test_rows_in_columns_are_found_by_their_place(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("a,b\n1,2\n\n3,4,5\n" + "".join(f'{number},"x\ny"\n' for number in range(200)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "FAST_FROM", FAST)
        rows = read(path).sheets[0].rows

    assert isinstance(rows, ColumnRows)
    assert [(row.line_no, row.cells) for row in rows[:5]] == [
        (1, ("a", "b")),
        (2, ("1", "2")),
        (3, ()),
        (4, ("3", "4", "5")),
        (5, ("0", "x\ny")),
    ]
    assert (rows[-1].line_no, rows[-1].cells) == (403, ("199", "x\ny"))
    assert list(rows)[100] == rows[100]


def outcome(path: Path, fast_from: int) -> Any:
    """What reading and shaping make of a file, or how they refuse it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "FAST_FROM", fast_from)
        return ended(lambda: [_as_read(read_member(member)) for member in members(path)])


def ended(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except (PartnerboardError, AnswerMissing) as refusal:
        return str(refusal)


def _as_read(raw: RawFile) -> Any:
    sheets = [[(row.line_no, row.cells) for row in sheet.rows] for sheet in raw.sheets]
    shaped = ended(lambda: _as_shaped(prepare(raw, raw.name, ANSWERS, NO_LAYOUTS)))
    return raw.encoding, raw.delimiter, sheets, raw.bad_rows, raw.notices, shaped


def _as_shaped(prepared: Prepared) -> Any:
    parts = [
        (
            part.kind.id,
            *(table.to_pydict() for table in (part.shaped.rows, part.shaped.columns, part.shaped.cells)),
            {name: column.to_pylist() for name, column in zip_columns(part.shaped.plain)},
            part.shaped.rejected,
            part.shaped.notices,
            part.shaped.rows_read,
        )
        for part in prepared.parts
    ]
    return parts, prepared.unreadable, prepared.notices


def zip_columns(table: pa.Table) -> list[tuple[str, Any]]:
    return sorted(zip(table.column_names, table.columns, strict=True))


def staged(warehouse: Warehouse, path: Path, wide: frozenset[Any], answers: Answers = ANSWERS) -> Any:
    """What staging makes of a file when only these grains take plain columns whole."""

    def work() -> Any:
        prepared = prepare(read(path, limits=Limits()), path.name, answers, NO_LAYOUTS)
        return [_as_staged(stage(warehouse, part.kind, part.shaped, prepared.known)) for part in prepared.parts]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_columns, "WIDE", wide)
        return ended(work)


def _as_staged(found: Any) -> Any:
    tables = {name: sorted(map(repr, table.to_pylist())) for name, table in found.tables.items()}
    return found.summary, found.rejected, found.notices, tables, found.first, found.printed
