"""Rulers of any office, and the offices that they may have."""

import pytest

from rag.judging.vetoes.rulers import is_ruler, mentions_ruler


@pytest.mark.parametrize(
    ("noun", "is_one"),
    [("ruler", True), ("Leaders", True), ("الحاكم", True), ("زعيمة", True), ("king", False), ("captain", False)],
)
def test_nouns_that_name_no_office(noun: str, is_one: bool) -> None:
    assert is_ruler(noun) is is_one


@pytest.mark.parametrize(
    ("text", "has_one"),
    [
        ("The Emir of Zamarad came.", True),
        ("The harbour master came.", False),
        ("Kingston is a harbour.", False),
        ("جاء الأمير إلى الميناء.", True),
        ("للملكة سفينة.", True),
        ("جاء القبطان إلى الميناء.", False),
    ],
)
def test_offices_of_rulers(text: str, has_one: bool) -> None:
    assert mentions_ruler(text) is has_one
