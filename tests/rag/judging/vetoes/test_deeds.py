"""Deeds that few words express."""

import pytest

from rag.judging.vetoes.deeds import is_deed_missing
from tests.rag.judging.cases import case_from

PIER = "The pier of Marwa, paid for by the merchant Ada Lund, was opened in May 1931."
RASIF = "افتُتح رصيف مروة، الذي موّلته التاجرة آدا لوند، في أيار 1931."


@pytest.mark.parametrize(
    ("question", "text", "is_missing"),
    [
        ("Who designed the pier?", PIER, True),
        ("Who biult the pier?", PIER, True),
        ("Which company owns the pier?", PIER, True),
        ("When was Ada Lund born?", PIER, True),
        # The days of a life express birth and death, and nothing built.
        ("When was Ada Lund born?", "Ada Lund (3 April 1901 – 9 May 1977) was a merchant.", False),
        ("متى ماتت آدا لوند؟", "آدا لوند (3 نيسان 1901 – 9 أيار 1977) تاجرة.", False),
        ("When was the pier built?", "Ada Lund (3 April 1901 – 9 May 1977) was a merchant.", True),
        ("من صاحب الرقم القياسي؟", "Ada Lund has held the record since 1931.", False),
        ("Where was Ada Lund born?", PIER, True),
        ("أين وُلدت آدا لوند؟", RASIF, True),
        ("Where was the pier built?", "The pier of Marwa was built of oak.", False),
        ("Who financed the pier?", PIER, False),
        ("Who opened the pier?", PIER, False),
        # What is in a clause is not asked for, and who found something founded nothing.
        ("Who led the crew that built the pier?", PIER, False),
        ("Who found the anchor?", "The anchor was discovered by Ada Lund.", False),
        ("Who was appointed keeper of the pier?", "Ada Lund came with her brother as keeper of the pier.", False),
        ("Who wrote about the pier?", "Ada Lund describes the pier at length.", False),
        ("Who built the pier?", "The builder of the pier was Ada Lund.", False),
        ("Who built the pier?", RASIF, True),
        ("من صمّم الرصيف؟", RASIF, True),
        ("مين اللي بنى الرصيف؟", RASIF, True),
        ("متى ماتت آدا لوند؟", RASIF, True),
        ("من موّل الرصيف؟", RASIF, False),
        ("من موّل الرصيف؟", PIER, False),
        ("مؤسس الميناء", RASIF, True),
        ("متى افتتحت مؤسسة لوند الرصيف؟", RASIF, False),
        ("كم كلف الرصيف الذي بنته لوند؟", RASIF, False),
    ],
)
def test_a_deed_without_a_word_for_it(question: str, text: str, is_missing: bool) -> None:
    assert is_deed_missing(case_from(question, text)) is is_missing
