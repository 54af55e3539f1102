"""A chosen span cut down to the part of it that is of a sure form."""

import pytest

from corpus.fold import fold
from rag.asking.answer_type import AnswerType
from rag.reading.forms.tokens import Tokens, read
from rag.reading.spans.narrow import narrowed


def place(tokens: Tokens, part: str) -> tuple[int, int]:
    at = tokens.folded.text.index(fold(part))
    return tokens.at(at, at + len(fold(part)))


def words(tokens: Tokens, first: int, last: int) -> str:
    return tokens.text[tokens.starts[first] : tokens.ends[last]]


@pytest.mark.parametrize(
    ("expects", "text", "chosen", "kept"),
    [
        (
            "person",
            "ورافقها في رحلاتها المصور أرتين حداد إلى البادية.",
            "رحلاتها المصور أرتين حداد",
            "المصور أرتين حداد",
        ),
        ("person", "It was led by old Selim Haddad until May.", "old Selim Haddad", "Selim Haddad"),
        ("place", "وُلد كاتبًا في مدينة زمردة ومات.", "كاتبًا في مدينة زمردة", "مدينة زمردة"),
        ("place", "ستُفتح في زمردة قبل نهاية العام.", "زمردة قبل نهاية العام", "زمردة"),
        ("place", "زار أمير دولة زمردة، وناقشا سبل السلام.", "زمردة، وناقشا سبل السلام", "زمردة"),
        ("reason", "They met to save it because the roof leaked.", "to save it", "because the roof leaked"),
        ("thing", "ستُفتح في زمردة قبل نهاية العام.", "زمردة قبل نهاية العام", "زمردة قبل نهاية العام"),
    ],
)
def test_what_is_of_the_type_is_kept(expects: AnswerType, text: str, chosen: str, kept: str) -> None:
    tokens = read(text)
    assert words(tokens, *narrowed(expects, tokens, *place(tokens, chosen))) == kept
