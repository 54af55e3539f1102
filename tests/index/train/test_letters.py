"""Letters learned from a few names."""

import pytest

from index.train.letters import expected_counts, held_out, likelihood

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
def test_letters_that_stand_for_one_another_are_found(
    counts: dict[tuple[str, str], float], latin: str, arabic: str
) -> None:
    assert max((piece for piece in counts if piece[0] == latin), key=counts.__getitem__) == (latin, arabic)


def test_one_name_is_likelier_than_a_translation(counts: dict[tuple[str, str], float]) -> None:
    totals = {latin: sum(c for (one, _), c in counts.items() if one == latin) for latin, _ in counts}
    chances = {piece: count / totals[piece[0]] for piece, count in counts.items()}
    assert likelihood(("shadi", "شادي"), chances) > -2 > likelihood(("shadi", "مدينا"), chances)


def test_learning_twice_gives_the_same(counts: dict[tuple[str, str], float]) -> None:
    assert expected_counts(sorted(NAMES, reverse=True), 8) == counts


def test_a_name_is_held_out_by_its_latin_form() -> None:
    assert {held_out((name, "ا")) for name in "abcdefghijklmnopqrstuvwxyz"} == {True, False}
    assert held_out(("omar", "عمر")) == held_out(("omar", "عومار"))
