"""Letters learned from a few names in both scripts."""

from pathlib import Path

import pytest

from index.train.letters import expected_counts, likelihood, transliterations
from index.train.pairs import NAMES as LISTS
from tests.index.train.toy import save_lines

NAMES = {
    *(("dubai", "دبي"), ("duma", "دوما"), ("medina", "مدينا"), ("adam", "ادم"), ("madina", "مدينا"), ("amin", "امين")),
    *(
        ("shadi", "شادي"),
        ("shamim", "شميم"),
        ("nisha", "نيشا"),
        ("basim", "باسم"),
        ("samin", "سامين"),
        ("sami", "سامي"),
    ),
}


@pytest.fixture(scope="module")
def counts() -> dict[tuple[str, str], float]:
    return expected_counts(NAMES, 8)


@pytest.mark.parametrize(("latin", "arabic"), [("d", "د"), ("m", "م")])
def test_corresponding_letters_are_found(counts: dict[tuple[str, str], float], latin: str, arabic: str) -> None:
    assert max((piece for piece in counts if piece[0] == latin), key=counts.__getitem__) == (latin, arabic)


def test_a_transliteration_is_likelier_than_another_name(counts: dict[tuple[str, str], float]) -> None:
    totals = {latin: sum(c for (one, _), c in counts.items() if one == latin) for latin, _ in counts}
    probabilities = {piece: count / totals[piece[0]] for piece, count in counts.items()}
    assert likelihood(("shadi", "شادي"), probabilities) > -2 > likelihood(("shadi", "مدينا"), probabilities)


def test_learning_twice_gives_the_same(counts: dict[tuple[str, str], float]) -> None:
    assert expected_counts(sorted(NAMES, reverse=True), 8) == counts


def test_of_the_name_lists_only_transliterations_are_kept(tmp_path: Path) -> None:
    for name in LISTS:
        save_lines(tmp_path / "parallel" / f"{name}.tsv.gz", ["Samarkand\tسمرقند", "River\tنهر"])
    found = transliterations(tmp_path)
    assert ("samarkand", "سمرقند") in found and ("river", "نهر") not in found
