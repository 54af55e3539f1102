"""Folding: which characters become equal, in all of Unicode, and the mapping back to raw offsets."""

import doctest
import sys
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import fold as module
from corpus.fold import bare, fold, fold_with_origins
from tests.corpus.disguises import INVISIBLE, LETTERS_THAT_FOLD_TO_NOTHING, disguised

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too
UNASSIGNED = {"Cn", "Co"}  # 85 % of the code points: they have no properties, and the one rule for them is shown below
EVERY_CHARACTER = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) not in UNASSIGNED]
WORDS = ["الكويت", "مؤتمر", "آل", "أبوظبي", "على", "مسؤولية", "سماء", "١٢٣", "Kuwait", "Dushanbe", "2025"]


def test_the_examples_of_the_module_hold() -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("مُؤْتَمَرٌ", "موتمر"),
        ("مـــؤتـــمـــر", "موتمر"),
        ("ﻣﺆﺗﻤﺮ", "موتمر"),
        ("ﻻﺯﻡ", "لازم"),
        ("ﷲ", "الله"),
        ("کویت", "كويت"),
        ("إسلام", "اسلام"),
        ("ٱلكتاب", "الكتاب"),
        ("مصطفى", "مصطفي"),
        ("مدرسة", "مدرسه"),
        ("مسئول", "مسيول"),
        ("سماء", "سما"),
        ("چپڤگ", "جبفك"),
        ("الـ\u200cكو\u200dيت\u200f", "الكويت"),
        ("ﹰكتاب", "كتاب"),
        ("Ｆｕｌｌ　Ｗｉｄｔｈ", "full width"),
        ("＜script＞", "<script>"),
        ("Tаjikistаn", "tajikistan"),  # two Cyrillic letters
        ("Ḥusayn Ṭāhā", "husayn taha"),
        ("naïve café Łódź", "naive cafe lodz"),
        ("STRASSE Straße", "strasse strasse"),
        ("co\u00adop\u034ferate", "cooperate"),
        ("١٢٫٥ ۱۲.۵ 12.5 １２.５", "12.5 12.5 12.5 12.5"),
        ("a\tb\u2028c\u00a0d\x00e", "a b c d e"),
    ],
)
def test_spellings_that_readers_consider_equal_are_folded_alike(written: str, meant: str) -> None:
    assert fold(written) == meant


def test_bare_text_keeps_the_letters_that_stop_words_need() -> None:
    assert bare("عَلَىٰ") == "على"
    assert bare("عَلِيّ") == "علي"
    assert bare("ﺁﻝ") == "آل"
    assert bare("إلى أن") == "إلى أن"
    assert bare("ABC") == "ABC"


def test_folding_twice_changes_nothing_in_all_of_unicode() -> None:
    for apply in (bare, fold):
        once = [apply(character) for character in EVERY_CHARACTER]
        assert [apply(text) for text in once] == once
    nobody_knows = "\ufffe\uffff\u0378\ue000\U0010ffff"
    assert fold(nobody_knows) == bare(nobody_knows) == nobody_knows


@given(ANY_TEXT)
def test_a_text_folds_character_by_character(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize(
    "block",
    [range(0x0000, 0x0530), range(0x0600, 0x0700), range(0x1E00, 0x2000), range(0xFB50, 0xFF00)],
    ids=["Latin, Greek, Cyrillic", "Arabic", "Latin and Greek with marks", "Arabic forms"],
)
def test_how_unicode_composes_a_letter_makes_no_difference(
    block: range, form: Literal["NFC", "NFD", "NFKC", "NFKD"]
) -> None:
    letters = [chr(code) for code in block if unicodedata.category(chr(code)).startswith("L")]
    assert [c for c in letters if fold(unicodedata.normalize(form, c)).strip() != fold(c)] == []


def test_marks_and_controls_are_removed() -> None:
    survivors = {unicodedata.category(c) for character in EVERY_CHARACTER for c in fold(character)}
    assert survivors.isdisjoint({"Mn", "Me", "Cf", "Cs", "Cc", "Zl", "Zp"})
    assert {c for character in EVERY_CHARACTER for c in fold(character) if c.isspace()} == {" "}


@given(ANY_TEXT)
def test_each_folded_character_has_its_raw_offset(text: str) -> None:
    folded = fold_with_origins(text)
    assert folded.raw == text
    assert folded.text == fold(text)
    assert len(folded.origins) == len(folded.text)
    assert all(before <= after for before, after in pairwise(folded.origins))
    assert all(c in fold(text[at]) for c, at in zip(folded.text, folded.origins, strict=True))


@given(ANY_TEXT, st.data())
def test_a_raw_span_folds_to_the_folded_span(text: str, data: st.DataObject) -> None:
    folded = fold_with_origins(text)
    end = data.draw(st.integers(0, len(folded.text)))
    start = data.draw(st.integers(0, end))
    first, last = folded.raw_span(start, end)
    assert 0 <= first <= last <= len(text)
    assert folded.text[start:end] in fold(text[first:last])
    assert (first == last) == (start == end)


@given(st.sampled_from(WORDS).flatmap(disguised), st.sampled_from(WORDS).flatmap(disguised))
def test_a_raw_span_is_exactly_the_disguised_word(word: str, other: str) -> None:
    folded = fold_with_origins(f"{other} {word} {other}")
    start = len(fold(other)) + 1
    first, last = folded.raw_span(start, start + len(fold(word)))
    assert folded.raw[first:last] == word


@pytest.mark.parametrize("hidden", [*INVISIBLE, *LETTERS_THAT_FOLD_TO_NOTHING])
def test_a_raw_span_includes_invisible_characters_after_it(hidden: str) -> None:
    folded = fold_with_origins(f"قال ما{hidden} ثم")
    assert folded.raw_span(4, 6) == (4, 6 + len(hidden))


def test_an_empty_span_stays_empty_and_in_its_place() -> None:
    folded = fold_with_origins("قـال")
    assert [folded.raw_span(at, at) for at in range(4)] == [(0, 0), (2, 2), (3, 3), (4, 4)]
    assert fold_with_origins("").raw_span(0, 0) == (0, 0)


def calls(action: Callable[[], object]) -> int:
    """Return how many calls Python makes, into C too: work that does not depend on the machine."""
    count = 0

    def profile(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", ["ب\u064e", "\u064e", "ﷺ", "ك\u200c", "x", "\u2067"])
def test_the_work_is_linear_in_the_text(unit: str) -> None:
    text = unit * 1_000
    fold(text)  # the table knows the characters from here on
    assert fold(text * 2) == fold(text) * 2
    once, twice = (calls(lambda size=size: fold_with_origins(text * size)) for size in (1, 2))  # type: ignore[misc]
    assert twice <= 2 * once
    assert calls(lambda: fold(text * 2)) == calls(lambda: fold(text))


def test_a_span_before_a_thousand_marks_is_found_in_one_walk() -> None:
    folded = fold_with_origins("ب" + "\u064e" * 80_000 + " ت")
    assert folded.raw_span(0, 1) == (0, 80_001)
    assert folded.raw_span(2, 3) == (80_002, 80_003)
