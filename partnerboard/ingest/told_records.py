"""Which records of posts a file has told before: of rows that say of a post what was said of it, one is stored."""

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]


class ToldRecords:
    """Told by two hashes of 8 bytes each, of the post and of all that is said of it.

    They are held in order, in parts of which each is at least twice as long as the next: a part is looked through in a
    few steps, and laid together with others a few times at most.
    """

    def __init__(self) -> None:
        self._parts: list[tuple[Hashes, Hashes]] = []

    def new(self, posts: Hashes, records: Hashes) -> npt.NDArray[np.bool_]:
        """Which of these records were not told before, neither by rows above nor among them."""
        order = _order(records)
        records, posts = records[order], posts[order]
        is_new = np.ones(len(records), bool)
        is_new[1:] = (records[1:] != records[:-1]) | (posts[1:] != posts[:-1])
        for told, of_posts in self._parts:
            places = np.minimum(np.searchsorted(told, records), len(told) - 1)
            is_new &= (told[places] != records) | (of_posts[places] != posts)
        self._add(records[is_new], posts[is_new])
        found = np.zeros(len(records), bool)
        found[order] = is_new
        return found

    def _add(self, records: Hashes, posts: Hashes) -> None:
        while self._parts and len(self._parts[-1][0]) < 2 * len(records):
            more, of_posts = self._parts.pop()
            records, posts = np.concatenate((more, records)), np.concatenate((of_posts, posts))
            order = np.argsort(records)
            records, posts = records[order], posts[order]
        if len(records):
            self._parts.append((records, posts))


def _order(records: Hashes) -> npt.NDArray[np.int64]:
    """Those that are alike as they came; where none are, as nearly always, in a fifth of the time."""
    order = np.argsort(records)
    ordered = records[order]
    return np.argsort(records, kind="stable") if (ordered[1:] == ordered[:-1]).any() else order
