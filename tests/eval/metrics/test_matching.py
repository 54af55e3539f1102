"""An answer is said in its own words, its inflections, or as part of a longer sentence; a near miss is not."""

import pytest

from eval.metrics.matching import contains_answer, content_stems, is_right_short, plain, says


def test_one_spelling_a_letter_and_digit() -> None:
    assert plain("إلى الكُوَيْت، ٢٠٢٤: 12.5 مـليون.") == "الي الكويت 2024 12.5 مليون"


def test_clitics_and_endings_come_off() -> None:
    assert content_stems("بالمصانع") == content_stems("والمصانع") == content_stems("مصانع")
    assert content_stems("The engineers walked") == content_stems("engineer walk")


@pytest.mark.parametrize(
    ("text", "answer", "is_there"),
    [
        ("It was built in 1893.", "1893", True),
        ("It was built in 18931.", "1893", False),
        ("The rent is 180,000 dinars.", "180000", True),
        ("الإيجار ٩٬٥٠٠ دينار.", "9500", True),
        ("Numbers 12,34 and 5,6789.", "1234", False),
        ("زار المهندسون الميناء", "المهندس", True),  # long enough to count within a longer word
        ("", "x", False),
        ("Anything", "", False),
    ],
)
def test_an_answer_contains_answer_a_text_as_words(text: str, answer: str, is_there: bool) -> None:
    assert contains_answer(text, [answer]) is is_there


def test_most_of_the_content_words_say_it() -> None:
    text = "Selim Haddad, an engineer from Marwa, drew the lighthouse."
    assert says(text, ["the engineer Selim Haddad"])
    assert not says(text, ["the doctor Karim Haddad"])


@pytest.mark.parametrize(
    ("short", "answers", "is_right"),
    [
        ("Yes, in 1893", ["yes"], True),
        ("No", ["yes"], False),
        ("In 1893", ["yes"], False),
        ("نعم", ["yes"], True),
        ("Selim Haddad", ["Mr. Selim Haddad"], True),
        ("Haddad", ["Karim Sayegh"], False),
        ("", ["1893"], False),
    ],
)
def test_a_short_answer(short: str, answers: list[str], is_right: bool) -> None:
    assert is_right_short(short, answers) is is_right
