import pytest

from index.words.analysis import Analyzer
from rag.answerer import Answerer
from rag.proving.alignment import Alignment, SourceText, aligned, coverage
from rag.proving.content_words import content_words


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


def align(claim: str, source: str, analyzer: Analyzer) -> Alignment:
    words = content_words(source, analyzer)
    return aligned(content_words(claim, analyzer), [SourceText(source, words, words)])


def test_of_a_word_that_the_source_has_twice_the_one_beside_the_others_is_chosen(analyzer: Analyzer) -> None:
    source = "The bridge of Orm fell; soldiers, farmers and monks mourned. Vera Lind rebuilt the bridge."
    found = align("Lind rebuilt the bridge", source, analyzer)
    assert [found.source.words[found.chosen[at]].text for at in found.matched] == ["Lind", "rebuilt", "bridge"]
    assert max(found.used) - min(found.used) == 2


def test_order_is_that_of_the_source(analyzer: Analyzer) -> None:
    found = align("Holm paid Lind", "Lind paid Holm", analyzer)
    assert not found.is_ordered(0, 2)
    assert found.is_next(1, 0)
    assert found.distance(0, 2) == 2


def test_a_translation_is_the_same_word_and_a_missing_one_has_no_place(analyzer: Analyzer) -> None:
    found = align("The minister visited Norway", "زار الوزير المدينة", analyzer)
    assert found.matched == [0, 1]
    assert 0 < coverage(found.claim, [found.source]) < 1
