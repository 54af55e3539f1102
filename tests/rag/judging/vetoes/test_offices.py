"""Offices whose holder is asked for."""

import pytest

from rag.judging.vetoes.offices import is_of_another_office, is_office_missing
from tests.rag.judging.cases import case_from

MINISTERS = "Ada Lund, minister of foreign affairs of Norway, met the king of Jordan. Peru sent nobody."
WUZARA = "التقت آدا لوند، وزيرة خارجية النرويج، ملك الأردن. ولم ترسل بيرو أحدًا."


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("Who is the minister of foreign affairs of Peru?", MINISTERS, True),
        ("Who is the minister of foreign affairs of Norway?", MINISTERS, False),
        ("Which minister went to see Jordan's king?", MINISTERS, False),
        ("من وزيرة خارجية بيرو؟", WUZARA, True),
        ("من وزيرة خارجية النرويج؟", WUZARA, False),
        ("Who signed the harbour agreement for Norway?", "Ada Lund of Norway signed the agreement in Oslo.", False),
    ],
)
def test_the_office_of_another_country(question: str, text: str, is_other: bool) -> None:
    assert is_of_another_office(case_from(question, text)) is is_other


@pytest.mark.parametrize(
    ("question", "text", "is_missing"),
    [
        ("Who is the mayor of Oslo?", "Ada Lund leads the council of Oslo.", True),
        ("Who is the mayor of Oslo?", "Ada Lund is the mayor of Oslo.", False),
        ("Which ruler went to the fair in Norway?", "Queen Ada of Norway went to the fair.", False),
        ("Which politician went to the fair in Norway?", "Queen Ada of Norway went to the fair.", False),
        ("Which ruler went to the fair in Norway?", "The harbour master of Norway went to the fair.", True),
        ("أي حاكم زار المعرض؟", "زارت المعرض الملكة آدا.", False),
        ("صاحب الفكرة في اجتماع أوسلو", "واقترحت آدا لوند الفكرة في اجتماع أوسلو.", False),
    ],
)
def test_a_text_without_the_office(question: str, text: str, is_missing: bool) -> None:
    assert is_office_missing(case_from(question, text)) is is_missing
