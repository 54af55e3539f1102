"""The noun that is asked for: after the words that ask, or the head of mere keywords."""

import pytest

from rag.asking.words.question_heads import head_after, head_type, is_list_noun, keyword_head


@pytest.mark.parametrize(
    ("text", "end", "word", "expects"),
    [
        ("what was the first city", 4, "city", "place"),
        ("which gulf ruler", 5, "ruler", "person"),
        ("what is the name of the company", 4, "company", "organisation"),
        ("what is the omani foreign minister's name", 4, "minister", "person"),
        ("which minster came", 5, "minister", "person"),
        ("اي شركه بنت", 3, "شركه", "organisation"),
        ("name the present-day dangers", 4, "dangers", "list"),
    ],
)
def test_the_noun_after_a_cue(text: str, end: int, word: str, expects: str) -> None:
    head = head_after(text, end)
    assert head is not None
    assert (head.word, head.expects) == (word, expects)


def test_a_noun_of_another_clause_is_not_asked_for() -> None:
    assert head_after("who met the minister", 3) is None
    assert head_after("what did the company say", 4) is None


@pytest.mark.parametrize(
    ("keywords", "word"),
    [
        ("conference date", "date"),
        ("strike date union", "date"),
        ("mayor of the city", "mayor"),
        ("تاريخ المؤتمر", "تاريخ"),
        ("اسم شركه الطيران", "شركه"),
        ("company name", "company"),
        ("i need the omani foreign minister's full name for a caption", "minister"),
        ("lighthouse of marwa", None),
    ],
)
def test_keywords_have_a_head(keywords: str, word: str | None) -> None:
    head = keyword_head(keywords)
    assert (head.word if head else None) == word


def test_duals_and_plurals_ask_for_several() -> None:
    dual, plural = head_after("من زعيمين", 2), head_after("which companies", 5)
    assert dual is not None and dual.several and plural is not None and plural.several
    assert is_list_noun("fields") and not is_list_noun("company")
    assert (head_type("mayor"), head_type("boat")) == ("person", None)
