"""Written sentences grow into a text; a span keeps its marker, and its citation what it carries."""

from rag.reading.sentences.extract import Sentence
from rag.writing.cited import CitedWriting, WrittenSentence
from tests.rag.evidence import evidence_from

FIRST, SECOND = evidence_from("The mill of Orm was built in 1911.\nIt has twelve boats.")


def _source(evidence: object) -> Sentence:
    return Sentence(evidence, 0, len(evidence.passage.text), None)  # type: ignore[arg-type, attr-defined]


def test_markers_come_in_the_order_of_use_and_are_used_again() -> None:
    writing = CitedWriting()
    pieces = [
        writing.add(WrittenSentence("It has boats.", (_source(SECOND),))),
        writing.add(WrittenSentence("It is old, and has boats.", (_source(FIRST), _source(SECOND)))),
    ]
    assert pieces == ["It has boats. [1]", " It is old, and has boats. [2][1]"]
    assert "".join(pieces) == writing.text
    assert [each.paragraph for each in writing.citations] == [2, 1]
    assert {each.support for each in writing.citations} == {"entailed"}


def test_a_citation_carries_every_sentence_that_it_proves() -> None:
    writing = CitedWriting()
    for text in ("One.", "Two."):
        writing.add(WrittenSentence(text, (_source(FIRST),)))
    (citation,) = writing.citations
    assert [writing.text[slice(*span)] for span in citation.answer_spans] == ["One.", "Two."]
