"""Words that say the same, in both languages, by their lines and by the glossary's verbs."""

import pytest

from index.words.terms import Word
from rag.proving.words.paraphrases import paraphrases
from rag.proving.words.verbs import verbs


def _are_paraphrases(one: Word, other: Word) -> bool:
    return bool(paraphrases(one) & paraphrases(other))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Word("company", "latin"), Word("firms", "latin"), True),
        (Word("company", "latin"), Word("شركة", "arabic"), True),
        (Word("halted", "latin"), Word("stop", "latin"), True),
        (Word("بطولة", "arabic"), Word("البطولة", "arabic"), True),
        (Word("buy", "latin"), Word("sell", "latin"), False),
        (Word("rise", "latin"), Word("fall", "latin"), False),
    ],
)
def test_words_of_a_line_say_the_same(one: Word, other: Word, same: bool) -> None:
    assert _are_paraphrases(one, other) is same


def test_a_word_that_is_not_listed_has_none_but_by_its_other_forms() -> None:
    assert paraphrases(Word("harbour", "latin")) == frozenset()
    assert paraphrases(Word("built", "latin"), ["build"]) >= paraphrases(Word("build", "latin"))


def test_verbs_of_the_glossary_have_a_form_for_him_and_for_her() -> None:
    build = [verb for verb in verbs() if "build" in verb.english]
    assert any({"يبني", "تبني"} <= set(verb.arabic) for verb in build)
    assert all(any("ت" + form[1:] in verb.arabic for form in verb.arabic if form[0] == "ي") for verb in verbs())
