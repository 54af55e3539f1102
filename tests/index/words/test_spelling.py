"""Names of the Latin script as Arabic spells them."""

from pathlib import Path

import pytest

from index.words.lexicon import BUNDLED_LEXICON
from index.words.spelling import BEAM, FILE, Letters, marked

LETTERS = Letters.load(BUNDLED_LEXICON)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Dushanbe", "دوشانبي"),
        ("Netanyahu", "نتانياهو"),
        ("Zelensky", "زيلينسكي"),
        ("Qaddafi", "قدافي"),
        ("Erdogan", "اردوغان"),
        ("Nazarbayev", "نازارباييف"),
    ],
)
def test_a_name_is_spelt_as_in_arabic(latin: str, arabic: str) -> None:
    assert arabic in LETTERS.spellings(latin)


def test_g_is_each_of_the_letters_that_regions_write_for_it() -> None:
    assert {spelt[0] for spelt in LETTERS.spellings("Gabon")} >= set("غج")


def test_chances_are_chances_best_first() -> None:
    chances = list(LETTERS.spellings("Tokayev").values())
    assert sum(chances) == pytest.approx(1)
    assert chances == sorted(chances, reverse=True)
    assert 0 < len(chances) <= BEAM


def test_case_and_doubled_consonants_are_ignored() -> None:
    assert marked("OBAMA") == marked("obama") == marked("Obbama")
    assert marked("Moon") != marked("Mon")


@pytest.mark.parametrize("word", ["", "中国", "\ud800"])
def test_a_word_of_other_letters_has_no_spelling(word: str) -> None:
    assert LETTERS.spellings(word) == {}


def test_letters_are_the_same_when_saved_and_loaded(tmp_path: Path) -> None:
    LETTERS.save(tmp_path)
    assert Letters.load(tmp_path).pieces == LETTERS.pieces


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("a\tا\n", encoding="utf-8")
    with pytest.raises(ValueError, match="unpack"):
        Letters.load(tmp_path)
