"""Documents with nearly the same words, told from those that only share some."""

import numpy as np
import pytest

from index.library import Library
from index.storage.near_duplicates import LEAST_RESEMBLANCE, MOST_REPORTED, nearly_the_same
from index.words.minhash import HASHES, signature
from tests.index.doubles import document, open_library

LINES = [f"the boat number {number} left the harbour of Harlow at dawn" for number in range(40)]


def alike(share: float) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    """Return a signature that has this share of places in common with one of zeros."""
    return np.array([0] * round(share * HASHES) + [1] * (HASHES - round(share * HASHES)), np.uint32)


def test_near_duplicates_are_ranked_and_limited() -> None:
    asked = np.zeros(HASHES, np.uint32)
    others = [("b", alike(0.875)), ("z", alike(1)), ("a", alike(0.875)), ("far", alike(0.75))]
    found = nearly_the_same(asked, others)
    assert [(each.document_id, each.resemblance) for each in found] == [("z", 1.0), ("a", 0.88), ("b", 0.88)]
    assert len(nearly_the_same(asked, [(str(n), asked) for n in range(20)])) == MOST_REPORTED
    assert LEAST_RESEMBLANCE > 0.75


@pytest.fixture
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return open_library(tmp_path_factory.mktemp("home"))


def test_a_version_of_a_document_is_found_in_its_collection_alone(library: Library) -> None:
    library.add("default", document("old", *LINES))
    library.add("other", document("elsewhere", *LINES))
    stored = library.add("default", document("new", *LINES[:-1], "a last line"))
    assert [each.document_id for each in stored.near_duplicates] == ["old"]
    unlike = library.add("default", document("unlike", *(line[::-1] for line in LINES)))
    assert unlike.near_duplicates == ()
    library.close()


def test_a_removed_document_is_not_a_duplicate(library: Library) -> None:
    library.add("default", document("old", *LINES))
    library.remove("default", "old")
    assert library.add("default", document("new", *LINES)).near_duplicates == ()
    library.close()


def test_order_and_repetition_of_lines_change_little() -> None:
    one, other = signature("\n".join(LINES)), signature("\n".join(reversed(LINES)))
    assert nearly_the_same(one, [("other", other)])
