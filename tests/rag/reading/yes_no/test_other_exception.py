"""The exception that another sentence tells turns round what the nearest one says."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.reader import Reader
from rag.reading.sentences.find import found_sentences
from rag.reading.yes_no.other_exception import sentence_with_exception
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
GARDEN = "Zamarad opened its walled garden to all visitors.\n\nThey may stay there until dusk, except those who fish."
SHORE = "Zamarad lets all visitors walk on its shore, except those who come to work or dig."
LEVY = "قررت زمردة إعفاء الزوار من رسوم الحديقة.\n\nويقيمون فيها أسبوعا، ما عدا القادمين للدراسة."


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Is the walled garden of Zamarad open to visitors?", GARDEN, "Yes"),
        ("Is the walled garden of Zamarad open to visitors who fish?", GARDEN, "No"),
        ("May visitors walk on the shore of Zamarad?", SHORE, "Yes"),
        ("May visiting workers walk on the shore of Zamarad?", SHORE, "No"),
        ("هل يشمل إعفاء زمردة من رسوم الحديقة الزوار؟", LEVY, "نعم"),
        ("هل يشمل الإعفاء من رسوم الحديقة القادمين للدراسة؟", LEVY, "لا"),
        ("هل يشمل إعفاء زمردة من رسوم الحديقة زائرا جاء ليدرس؟", LEVY, "لا"),
    ],
)
def test_what_is_left_out_is_answered_the_other_way_round(question: str, text: str, answer: str) -> None:
    asked = understand(question)
    reply = Reader(asked.language or "en", ANALYZER, lambda _: None).read(asked, evidence_from(text))
    assert reply.short == answer


def test_an_exception_of_another_paragraph_far_off_is_none() -> None:
    first, second = GARDEN.split("\n\n")
    asked = understand("Is the walled garden of Zamarad open to visitors who fish?")
    text = f"{first}\n\nThe town has nine mills.\n\n{second}"
    assert sentence_with_exception(asked, found_sentences(asked, evidence_from(text), "en", ANALYZER)) is None
