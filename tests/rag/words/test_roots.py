"""Arabic words of one root meet; those of others do not."""

import pytest

from rag.words.roots import roots


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("تدريب", "يدرب", True),
        ("بيدرب", "مدرب", True),
        ("افتتح", "فتح", True),
        ("استخدام", "يستخدمون", True),
        ("صمم", "رمم", False),
        ("كتب", "درب", False),
    ],
)
def test_words_of_one_root_meet(one: str, other: str, related: bool) -> None:
    assert bool(roots(one) & roots(other)) is related


def test_words_in_other_letters_have_none() -> None:
    assert roots("build") == roots("1911") == roots("") == frozenset()
