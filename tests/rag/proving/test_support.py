import pytest

from corpus.document import DocumentInfo, new_document
from corpus.passage import Language
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.answerer import Answerer
from rag.proving.support import supporting_sentences
from tests.rag.evidence import evidence_from
from tests.rag.proving import claims


@pytest.fixture(scope="module")
def analyzer(answerer: Answerer) -> Analyzer:
    return answerer.library.analyzer


def passages(language: Language) -> tuple[Evidence, ...]:
    return evidence_from(claims.TEXT_EN if language == "en" else claims.TEXT_AR)


@pytest.mark.parametrize("claim", [*claims.TRUE_EN, *claims.TRUE_AR])
def test_what_the_source_says_is_supported_by_the_exact_words(claim: str, analyzer: Analyzer) -> None:
    language: Language = "en" if claim.isascii() else "ar"
    found = supporting_sentences(claim, passages(language), language, analyzer)
    assert len(found) == 1
    assert found[0].text in found[0].evidence.passage.text


@pytest.mark.parametrize("claim", claims.FALSE_EN.values(), ids=claims.FALSE_EN)
def test_what_the_source_does_not_say_is_not(claim: str, analyzer: Analyzer) -> None:
    assert supporting_sentences(claim, passages("en"), "en", analyzer) == ()


@pytest.mark.parametrize("claim", claims.FALSE_AR.values(), ids=claims.FALSE_AR)
def test_what_the_arabic_source_does_not_say_is_not(claim: str, analyzer: Analyzer) -> None:
    assert supporting_sentences(claim, passages("ar"), "ar", analyzer) == ()


def test_a_claim_is_checked_against_the_passage_that_it_cites_and_no_other(analyzer: Analyzer) -> None:
    first, second, *_ = passages("en")
    claim = "The harbour has 214 fishing boats."
    assert supporting_sentences(claim, [first], "en", analyzer) == ()
    (found,) = supporting_sentences(claim, [first, second], "en", analyzer)
    assert found.evidence == second


def test_a_source_in_the_other_language_supports_a_claim(analyzer: Analyzer) -> None:
    arabic = passages("ar")
    (found,) = supporting_sentences("The visit is free for children.", arabic, "en", analyzer)
    assert "مجانية" in found.text
    assert supporting_sentences("The visit is free for 12 children.", arabic, "en", analyzer) == ()


def test_a_subject_may_come_from_the_sentence_before_and_both_are_quoted(analyzer: Analyzer) -> None:
    (evidence,) = evidence_from("The mill stands on the river Nara. It was rebuilt in 1950 after a fire.")
    (found,) = supporting_sentences(
        "The mill on the river Nara was rebuilt in 1950 after a fire.", [evidence], "en", analyzer
    )
    assert found.text == evidence.passage.text


def test_a_translation_is_kept_beside_the_span(analyzer: Analyzer) -> None:
    pairs = [[("افتُتح الجسر عام 1990.", "The bridge was opened in 1990.")]]
    document = new_document("افتُتح الجسر عام 1990.", DocumentInfo(translations={"en": pairs}))
    (evidence,) = evidence_from(document.text, translations={"en": pairs})
    (found,) = supporting_sentences("The bridge was opened in 1990.", [evidence], "en", analyzer)
    assert (found.text, found.translated) == ("افتُتح الجسر عام 1990.", "The bridge was opened in 1990.")
