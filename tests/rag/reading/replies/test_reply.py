"""A sentence is quoted once."""

from rag.reading.replies.reply import distinct
from rag.reading.sentences.extract import Sentence
from tests.rag.evidence import evidence_from


def test_the_first_of_two_alike_is_kept() -> None:
    (evidence,) = evidence_from("The mill grinds. The quay is old.")
    mill, quay = Sentence(evidence, 0, 16, None), Sentence(evidence, 17, 33, None)
    assert distinct([quay, mill, quay, mill]) == (quay, mill)
