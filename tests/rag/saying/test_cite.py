"""An answer text: whole sentences or their translations, a marker after each, and spans that its citations carry."""

import pytest

from corpus.passage import SentencePair
from rag.answer import Evidence
from rag.reading.sentences.extract import Sentence
from rag.saying.cite import cited_text, landing_place
from rag.saying.frames import UNTRANSLATED_QUOTE
from tests.rag.evidence import evidence_from

MILL, WIND = "The mill of Orm was built in 1911.", "It is driven by wind."
MILL_AR, WIND_AR = "بُنيت طاحونة أورم عام 1911.", "وتدور بالريح."
PAIRS: list[SentencePair] = [(MILL, MILL_AR), (WIND, WIND_AR)]


@pytest.fixture
def evidence() -> tuple[Evidence, ...]:
    return evidence_from(f"{MILL} {WIND}\nThe harbour has twelve boats.", document_id="orm")


def _sentence(evidence: Evidence, text: str, translated: str | None = None) -> Sentence:
    start = evidence.passage.text.index(text)
    return Sentence(evidence, start, start + len(text), translated)


def test_each_sentence_has_a_marker_and_its_span_is_what_it_carries(evidence: tuple[Evidence, ...]) -> None:
    harbour = _sentence(evidence[1], "The harbour has twelve boats.")
    cited = cited_text([_sentence(evidence[0], MILL), harbour], "en")
    assert cited.text == f"{MILL} [1] The harbour has twelve boats. [2]"
    first, second = cited.citations
    assert [cited.text[slice(*span)] for each in (first, second) for span in each.answer_spans] == [
        MILL,
        harbour.text,
    ]
    assert (first.marker, first.paragraph, first.quote) == (1, 1, MILL)
    assert (second.marker, second.paragraph, second.start, second.end) == (2, 2, 0, len(harbour.text))
    assert {first.support, second.support} == {"verbatim"}


def test_sentences_of_one_passage_stand_in_its_order_after_the_passage_of_the_best(
    evidence: tuple[Evidence, ...],
) -> None:
    harbour = _sentence(evidence[1], "The harbour has twelve boats.")
    cited = cited_text([_sentence(evidence[0], WIND), harbour, _sentence(evidence[0], MILL)], "en")
    assert [each.quote for each in cited.citations] == [MILL, WIND, harbour.text]


def test_a_translation_is_shown_and_the_original_cited() -> None:
    (evidence,) = evidence_from(f"{MILL} {WIND}", translations={"ar": [PAIRS]}, translation_source="publisher")
    (citation,) = cited_text([_sentence(evidence, WIND, WIND_AR)], "ar").citations
    assert (citation.quote, citation.support) == (WIND, "translated")
    assert citation.translation is not None
    assert (citation.translation.text, citation.translation.source) == (WIND_AR, "publisher")


def test_what_has_no_translation_is_framed_and_the_frame_is_no_part_of_the_span(
    evidence: tuple[Evidence, ...],
) -> None:
    cited = cited_text([_sentence(evidence[0], MILL)], "ar")
    assert cited.text == f"{UNTRANSLATED_QUOTE['ar']} “{MILL}” [1]"
    (span,) = cited.citations[0].answer_spans
    assert cited.text[slice(*span)] == MILL


def test_what_is_computed_goes_before_and_rests_on_all_quotes(evidence: tuple[Evidence, ...]) -> None:
    sentences = [_sentence(evidence[0], MILL), _sentence(evidence[0], WIND)]
    cited = cited_text(sentences, "en", lead="Yes")
    assert cited.text == f"Yes. {MILL} [1] {WIND} [2]"
    for citation in cited.citations:
        assert [cited.text[slice(*span)] for span in citation.answer_spans] == ["Yes", citation.quote]
        assert citation.support == "derived"


def test_names_in_a_landing_place_cannot_leave_it() -> None:
    assert landing_place("a&b", "x/../y", 3) == "/v1/documents/x%2F..%2Fy/passages/3?collection=a%26b"
