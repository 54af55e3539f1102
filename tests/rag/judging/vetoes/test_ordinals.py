"""Which one of several is asked about."""

import pytest

from rag.judging.vetoes.ordinals import is_of_another_ordinal
from tests.rag.judging.cases import case_from


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("How long is the second tunnel?", "The first tunnel is 900 metres long.", True),
        ("How long is the second tunnel?", "The second tunnel is 900 metres long.", False),
        ("How long is the second tunnel?", "The first is 900 metres long, the other 700.", False),
        ("Who won the 13th regatta?", "Ada Lund won the twelfth regatta.", True),
        ("Who won the 13th regatta?", "Ada Lund won the thirteenth regatta.", False),
        ("من فاز بالسباق الثالث عشر؟", "Ada Lund won the 12th regatta.", True),
        ("من فاز بالسباق الثالث عشر؟", "فازت آدا لوند بالسباق الثالث عشر.", False),
        ("كم يكلف الطابق التاني؟", "ويكلف الطابق الأول مليون درهم.", True),
        ("كم يكلف الطابق التاني؟", "وتكلف الطابقان معًا مليون درهم، الأول والثاني.", False),
        ("Who was the first keeper?", "The keeper was Ada Lund.", False),
        ("ماذا حدث في تشرين الثاني؟", "In May the first boat sank.", False),
        ("ماذا بُني في القرن الرابع عشر؟", "The first bridge was built by Ada Lund.", False),
        ("شو صار بتشرين التاني؟", "In May the first boat sank.", False),
        ("مين كمان تاني غرق؟", "The first boat sank.", False),
        ("كم ثانية دام السباق؟", "ودام السباق الأول 9.8 ث.", False),
        ("ليش راحوا عشان تأمّن الميناء؟", "The first boat sank.", False),
        ("من فاز بالجولة الثانية؟", "وفازت آدا لوند بجولة ثانية.", False),
        ("من فاز بالجولة التانية؟", "وفازت آدا لوند بالجولة الأولى.", True),
        ("Who was king after Olaf the second?", "Olaf II was followed by Sven.", False),
    ],
)
def test_things_are_numbered(question: str, text: str, is_other: bool) -> None:
    assert is_of_another_ordinal(case_from(question, text)) is is_other
