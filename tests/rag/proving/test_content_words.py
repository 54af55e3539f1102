"""Content words: numbers and months by value, names by what stands before them, and nothing of the telling."""

import pytest

from index.words.analysis import Analyzer
from rag.answerer import Answerer
from rag.proving.content_words import ContentWord, content_words, is_same, places_of


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


def names(text: str, analyzer: Analyzer) -> list[str]:
    return [word.text for word in content_words(text, analyzer) if word.is_name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Yesterday Nils Lind paid Mrs Holm", ["Nils", "Lind", "Mrs", "Holm"]),
        ("Bread was sold", []),
        ("Kenya exports tea", ["Kenya"]),
        ("He read “the long winter” twice", ["long", "winter"]),
        ("زار الوزير كريم نصار الميناء", ["كريم", "نصار", "الميناء"]),
        ("التاجر يدفع الرسوم", []),
    ],
)
def test_names_are_known_by_form_by_the_glossary_and_by_what_stands_before(
    text: str, found: list[str], analyzer: Analyzer
) -> None:
    assert names(text, analyzer) == found


@pytest.mark.parametrize(
    ("one", "same", "another"),
    [
        ("two hundred", "200", "20"),
        ("March", "آذار", "نيسان"),
        ("The block A", "In block A", "In block B"),
    ],
)
def test_what_has_a_value_is_the_same_however_it_is_written(
    one: str, same: str, another: str, analyzer: Analyzer
) -> None:
    words = content_words(one, analyzer)
    assert places_of(words[-1], content_words(same, analyzer))
    assert not places_of(words[-1], content_words(another, analyzer))


def test_a_dual_says_two(analyzer: Analyzer) -> None:
    two, *_ = content_words("سنتين", analyzer)
    assert two.is_number
    assert places_of(two, content_words("2", analyzer)) == [0]


def test_may_is_a_month_only_with_a_capital(analyzer: Analyzer) -> None:
    month, verb = (content_words(text, analyzer) for text in ("It rained in May", "boats may land"))
    assert "May" in [word.text for word in month]
    assert "may" not in [word.text for word in verb]


def test_words_of_the_telling_state_nothing(analyzer: Analyzer) -> None:
    told, plain = (content_words(text, analyzer) for text in ("According to the text, boats land", "boats land"))
    assert [word.text for word in told] == [word.text for word in plain]


def test_a_word_itself_goes_before_what_the_lexicon_takes_for_it(analyzer: Analyzer) -> None:
    source = content_words("The vessel met a ship, and a boat", analyzer)
    (boat,) = content_words("boat", analyzer)
    assert [source[at].text for at in places_of(boat, source)] == ["boat"]


def test_words_without_literal_terms_are_compared_by_all_of_theirs() -> None:
    one, two = (ContentWord("x", 0, frozenset({value})) for value in (1, 2))
    assert is_same(one, one)
    assert not is_same(one, two)
