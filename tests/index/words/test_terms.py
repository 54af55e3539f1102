"""Text to terms: words, two-part names, acronyms, and what a term says about its word."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words.sound import skeleton
from index.words.terms import Word, is_stop_word, passage_terms, stems_in, word_terms, words
from tests.corpus.disguises import disguised

ANY_TEXT = st.text(st.characters(exclude_categories=()))


def kinds(text: str) -> list[Word]:
    return list(words(text))


def test_words_of_each_kind() -> None:
    assert kinds("زار U.S. وزير Kuwait في ٢٠٢٥: 1,500.50 (٪12)") == [
        Word("زار", "arabic"),
        Word("U.S.", "dotted"),
        Word("وزير", "arabic"),
        Word("Kuwait", "latin"),
        Word("في", "arabic"),
        Word("2025", "number"),
        Word("1,500.50", "number"),
        Word("12", "number"),
    ]


@pytest.mark.parametrize(
    "text",
    ["", " ", "،؛؟!", "\u064e\u0640\u200c", "((( ))) *** ^ \" ' ;", "_", "\x00\u2028", "\u2067" * 1_000, "ء"],
)
def test_a_text_without_words_has_no_terms(text: str) -> None:
    assert passage_terms(text) == Counter()


def test_a_passage_of_stop_words_has_no_terms() -> None:
    assert passage_terms("من في على إلى أن هو التي the of and") == Counter()


def test_ali_is_found_and_on_is_not() -> None:
    assert passage_terms("على") == Counter()
    assert passage_terms("علي") == passage_terms("عَلِيّ") != Counter()


def test_the_family_of_a_ruler_is_no_article() -> None:
    assert set(passage_terms("آل نهيان")) >= set(passage_terms("نهيان"))
    assert stems_in(passage_terms("آل نهيان")) == 2
    assert set(passage_terms("آل")) & set(passage_terms("آل نهيان"))
    assert passage_terms("ال") == Counter()


@pytest.mark.parametrize(
    ("apart", "joined"),
    [
        ("عبد الله", "عبدالله"),
        ("عبد الرحمن", "عبدالرحمن"),
        ("وعبد الله", "عبدالله"),
        ("لعبد الله", "عبدالله"),
        ("أبو ظبي", "أبوظبي"),
        ("أبي ظبي", "أبوظبي"),
        ("ابو ظبى", "أبوظبي"),
        ("وأبي ظبي", "أبوظبي"),
        ("بأبي ظبي", "أبوظبي"),
        ("أبو بكر", "ابوبكر"),
    ],
)
def test_two_part_names_meet_joined_or_apart(apart: str, joined: str) -> None:
    assert set(passage_terms(joined)) <= set(passage_terms(apart))


def test_only_a_name_joins_the_next_word() -> None:
    assert [word.text for word in words("وزير الله")] == ["وزير", "الله"]
    assert [word.text for word in words("عبد 7")] == ["عبد", "7"]
    assert [word.text for word in words("عبد")] == ["عبد"]


@pytest.mark.parametrize("text", ["U.S.", "US", "u.s."])
def test_an_acronym_is_one_word_with_and_without_dots(text: str) -> None:
    assert [term for term in passage_terms(text) if term.startswith("e:")] == ["e:us"]


@pytest.mark.parametrize(
    ("word", "kind"), [("U.S.", "dotted"), ("i.e.", "dotted"), ("WHO", "latin"), ("علي", "arabic")]
)
def test_acronyms_and_names_are_not_stop_words(word: str, kind: str) -> None:
    assert not is_stop_word(word, kind)


def test_names_bring_their_sound_and_lower_case_words_do_not() -> None:
    assert f"k:{skeleton('Dushanbe')}" in passage_terms("Dushanbe")
    assert f"k:{skeleton('Dushanbe')}" in passage_terms("دوشنبه")
    assert not [term for term in passage_terms("conference held") if term.startswith("k:")]


@pytest.mark.parametrize(
    ("arabic", "english"), [("طاجيكستان", "Tajikistan"), ("ميرزاييف", "Mirziyoyev"), ("سمرقند", "Samarkand")]
)
def test_a_name_matches_in_both_scripts(arabic: str, english: str) -> None:
    assert set(passage_terms(arabic)) & set(passage_terms(english))


def test_the_stem_comes_first() -> None:
    assert word_terms("الكويت", "arabic")[0].startswith("a:")
    assert word_terms("Kuwait", "latin")[0].startswith("e:")
    assert word_terms("12", "number") == ("n:12",)
    assert word_terms("من", "arabic") == word_terms("of", "latin") == ()


def test_terms_are_counted() -> None:
    terms = passage_terms("النفط والنفط بالنفط، 5 خمسة 5")
    assert next(count for term, count in terms.items() if term.startswith("a:")) == 3
    assert terms["n:5"] == 3


def test_length_counts_topics_and_not_their_sounds_again() -> None:
    assert stems_in(passage_terms("مؤتمر في الكويت")) == stems_in(passage_terms("conference in Kuwait")) == 2
    assert stems_in(passage_terms("of the")) == 0


def test_an_endless_word_is_cut() -> None:
    (word,) = words("ك" * 500_000)
    assert len(word.text) < 100
    assert passage_terms("ك" * 500_000) == passage_terms("ك" * 1_000_000)


@given(ANY_TEXT)
def test_any_text_has_terms_of_the_four_spaces(text: str) -> None:
    terms = passage_terms(text)
    assert {term[:2] for term in terms} <= {"a:", "e:", "n:", "k:"}
    assert all(term[2:] and count > 0 for term, count in terms.items())
    "".join(terms).encode()  # would refuse half characters


@given(ANY_TEXT, ANY_TEXT)
def test_texts_side_by_side_have_the_terms_of_both(one: str, other: str) -> None:
    together = passage_terms(f"{one} 0 {other}")  # a number between: nothing joins over it
    assert together == passage_terms(one) + passage_terms(other) + passage_terms("0")


@given(st.sampled_from(["الكويت", "مؤتمر", "علي", "على", "أبوظبي", "٢٠٢٥", "خمسة", "Kuwait", "Dushanbe"]), st.data())
def test_a_disguised_word_has_the_terms_of_the_plain_one(word: str, data: st.DataObject) -> None:
    assert passage_terms(data.draw(disguised(word))) == passage_terms(word)
