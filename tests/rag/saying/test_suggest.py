"""Questions about topics of the passages, in the asker's language."""

from rag.saying.suggest import suggested_questions
from tests.rag.evidence import evidence_from

RIGA = "She met the minister in the Grand Hotel of Riga."
PAIR = (RIGA, "التقت الوزير في فندق ريغا الكبير قرب محطة الكهرباء الجديدة.")


def test_topics_are_in_the_language_asked_for_where_a_passage_is() -> None:
    evidence = evidence_from(RIGA, translations={"ar": [[PAIR]]})
    assert list(suggested_questions(evidence, "en")) == ["What do the documents say about the Grand Hotel of Riga?"]
    asked = list(suggested_questions(evidence, "ar"))
    assert asked and all(each.startswith("ماذا تقول الوثائق عن") and "Riga" not in each for each in asked)


def test_without_a_passage_in_the_language_the_topic_stays_as_it_is_written() -> None:
    assert list(suggested_questions(evidence_from(RIGA), "ar")) == ["ماذا تقول الوثائق عن the Grand Hotel of Riga؟"]


def test_without_passages_nothing_is_suggested() -> None:
    assert list(suggested_questions((), "en")) == []
