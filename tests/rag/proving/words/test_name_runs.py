"""Which words of a text are parts of names, by what stands before them."""

import pytest

from index.words.analysis import Analyzer
from index.words.terms import words
from rag.answerer import Answerer
from rag.proving.words.accepted_terms import accepted_terms
from rag.proving.words.name_runs import NameRuns


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


def _names(text: str, analyzer: Analyzer, quoted: frozenset[int] = frozenset()) -> list[str]:
    read, runs, found = list(words(text)), NameRuns(quoted, analyzer), []
    for at, word in enumerate(read):
        if runs.is_name(read, at, accepted_terms(word, analyzer)):
            found.append(word.text)
        runs.advance(word, at)
    return found


def test_a_capital_that_only_opens_the_sentence_is_no_name(analyzer: Analyzer) -> None:
    assert _names("Bread feeds Nils", analyzer) == _names("Lanterns guide Nils", analyzer) == ["Nils"]
    assert _names("By Lanterns", analyzer) == ["Lanterns"]
    assert _names("Kenya exports bread", analyzer) == ["Kenya"]


def test_words_after_a_title_are_a_name_up_to_a_verb(analyzer: Analyzer) -> None:
    assert _names("الوزير كريم نصار", analyzer)[-2:] == ["كريم", "نصار"]
    assert "يدفع" not in _names("التاجر يدفع الرسوم", analyzer)


def test_a_short_quote_is_what_something_is_called(analyzer: Analyzer) -> None:
    assert _names("He read the long winter", analyzer, frozenset({3, 4})) == ["long", "winter"]
