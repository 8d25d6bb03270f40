"""Of records that say the same of a post one is new, however many parts they are held in."""

import numpy as np

from partnerboard.ingest.told_records import ToldRecords


def test_a_record_is_new_once() -> None:
    told, known = ToldRecords(), set[tuple[int, int]]()
    draws = np.random.default_rng(7)

    for size in (50, 400, 3, 1, 90, 1_000, 10, 10, 10, 2_000):
        posts = draws.integers(0, 40, size).astype(np.uint64)
        records = draws.integers(0, 60, size).astype(np.uint64)  # posts share them, as hashes may by chance
        is_new = told.new(posts, records)
        pairs = list(zip(posts.tolist(), records.tolist(), strict=True))
        found = [pair for pair, new in zip(pairs, is_new, strict=True) if new]
        assert set(found) >= set(pairs) - known
        known |= set(pairs)


def test_of_rows_that_say_the_same_the_first_is_new() -> None:
    told = ToldRecords()

    assert _new(told, [1, 2, 1, 3], [10, 20, 10, 30]) == [True, True, False, True]
    assert _new(told, [3, 1, 4], [30, 11, 40]) == [False, True, True]
    assert _new(told, [1, 4, 5], [11, 40, 11]) == [False, False, True]


def _new(told: ToldRecords, posts: list[int], records: list[int]) -> list[bool]:
    found: list[bool] = told.new(np.array(posts, np.uint64), np.array(records, np.uint64)).tolist()
    return found
