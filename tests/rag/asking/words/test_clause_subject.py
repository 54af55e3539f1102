"""A noun after *what*: the head of the question, or the subject of its clause."""

import pytest

from rag.asking.words.clause_subject import is_subject
from rag.asking.words.question_heads import head_after


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what is the city known for?", True),
        ("what is the city planning to build?", True),
        ("what is the country like?", True),
        ("what are their ministers building now?", True),
        ("what the mayor promised", True),
        ("what is the city?", False),
        ("what is the city called?", False),
        ("what the capital really is", False),
        ("what city froze?", False),
    ],
)
def test_a_predicate_after_the_noun_makes_it_the_subject(question: str, expected: bool) -> None:
    head = head_after(question, len("what"))
    assert head is not None and is_subject(question, len("what"), head) == expected
