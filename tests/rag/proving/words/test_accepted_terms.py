"""What another text may have for a word: literally, or by lexicon and sound."""

import pytest

from index.words.analysis import Analyzer
from index.words.terms import Word
from rag.answerer import Answerer
from rag.proving.words.accepted_terms import TWO, accepted_terms, is_dual, literal_terms

MINISTER, MINISTER_AR = Word("minister", "latin"), Word("وزير", "arabic")


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MINISTER, MINISTER_AR),
        (Word("والوزير", "arabic"), MINISTER_AR),
        (Word("Haighton", "latin"), Word("هايتون", "arabic")),
        (Word("children", "latin"), Word("child", "latin")),
        (Word("halted", "latin"), Word("suspended", "latin")),
    ],
)
def test_a_translation_a_sound_and_a_paraphrase_are_accepted(one: Word, other: Word, analyzer: Analyzer) -> None:
    assert accepted_terms(one, analyzer) & accepted_terms(other, analyzer)


def test_another_word_is_not(analyzer: Analyzer) -> None:
    assert not accepted_terms(MINISTER, analyzer) & accepted_terms(Word("harbour", "latin"), analyzer)


def test_literal_is_what_no_lexicon_has_a_part_in(analyzer: Analyzer) -> None:
    assert literal_terms(Word("built", "latin")) & literal_terms(Word("build", "latin"))
    assert literal_terms(Word("halted", "latin")) & literal_terms(Word("suspended", "latin"))
    assert not literal_terms(MINISTER) & literal_terms(MINISTER_AR)
    assert literal_terms(MINISTER) <= accepted_terms(MINISTER, analyzer)


def test_a_feminine_dual_says_two_and_others_only_may(analyzer: Analyzer) -> None:
    duals = {word: is_dual(Word(word, "arabic"), analyzer) for word in ("سنتين", "مهندسين", "سنوات")}
    assert duals == {"سنتين": True, "مهندسين": False, "سنوات": False}
    assert TWO in accepted_terms(Word("مهندسين", "arabic"), analyzer)
    assert TWO not in accepted_terms(Word("سنوات", "arabic"), analyzer)
