import pytest

from index.words.analysis import Analyzer
from rag.answerer import Answerer
from rag.proving.alignment import SourceText
from rag.proving.content_words import content_words
from rag.proving.features import features

SOURCE = "Vera Lind, the mayor of Orm, sold 12 boats to Lars Holm in 1911."


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


def features_of(claim: str, analyzer: Analyzer, source: str = SOURCE) -> dict[str, float]:
    words = content_words(source, analyzer)
    return features(claim, content_words(claim, analyzer), [SourceText(source, words, words)], words)


def test_what_is_copied_is_held_ordered_and_in_one_run(analyzer: Analyzer) -> None:
    found = features_of("Vera Lind, the mayor of Orm, sold 12 boats to Lars Holm in 1911", analyzer)
    assert found["held"] == found["copied"] == found["copied_longest"] == found["ordered"] == 1
    assert found["missing"] == found["between"] == found["unused"] == 0


def test_swapped_names_are_out_of_order_and_far_from_their_words(analyzer: Analyzer) -> None:
    kept, swapped = (features_of(f"In 1911 {each} boats", analyzer) for each in ("Lind sold Holm", "Holm sold Lind"))
    assert kept["held"] == swapped["held"] == 1
    assert kept["names_ordered"] > swapped["names_ordered"]


def test_a_name_and_a_number_that_are_not_there_are_told_apart_from_other_words(analyzer: Analyzer) -> None:
    found = features_of("There Nils sold 30 boats cheaply", analyzer)
    assert (found["missing_numbers"], found["missing"]) == (1, 3)
    assert found["missing_names"] == 1


def test_what_the_claim_leaves_out_in_between_is_counted(analyzer: Analyzer) -> None:
    found = features_of("Lind sold boats", analyzer)
    assert found["between"] == 3
    assert (found["names_between"], found["numbers_between"]) == (1, 1)
