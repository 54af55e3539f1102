import pytest

from corpus.errors import UnknownDisguise
from corpus.fold import fold
from eval.reading.questions import Question
from eval.running.perturb import DISGUISES, perturbed

ARABIC = Question("a", "ar", "متى افتُتح متحف اللؤلؤ في رأس النور عام 2011؟", answerable=False)
ENGLISH = Question("e", "en", "When was the pearl museum in Ras Nour opened?", answerable=False)


def texts(name: str, *questions: Question) -> list[str]:
    return [each.question for each in perturbed(questions, [name])]


@pytest.mark.parametrize("name", ["harakat", "hamza", "tatweel", "digits"])
def test_a_disguise_of_letters_is_seen_through_by_folding(name: str) -> None:
    (text,) = texts(name, ARABIC, ENGLISH)
    assert text != ARABIC.question
    assert fold(text) == fold(ARABIC.question)


@pytest.mark.parametrize("name", ["typo", "keyboard"])
def test_an_error_changes_a_long_word_in_four_and_keeps_the_first_letters(name: str) -> None:
    for question, text in zip((ARABIC, ENGLISH), texts(name, ARABIC, ENGLISH), strict=True):
        changed = [pair for pair in zip(question.question.split(), text.split(), strict=True) if pair[0] != pair[1]]
        assert 1 <= len(changed) <= 2
        assert all(len(before) >= 4 and abs(len(before) - len(after)) <= 1 for before, after in changed)


def test_arabizi_has_no_arabic_letter_left() -> None:
    assert texts("arabizi", ARABIC, ENGLISH) == ["mta aftt7 mt7f allolo fy ras alnwr 3am 2011?"]


def test_every_run_disguises_alike_and_says_what_it_did() -> None:
    first, again = (list(perturbed((ARABIC, ENGLISH), list(DISGUISES))) for _ in range(2))
    assert first == again
    assert {each.disguise for each in first} == set(DISGUISES)
    assert {each.plain_id for each in first} == {"a", "e"}
    assert len({each.id for each in first}) == len(first)


def test_an_unknown_disguise_is_named() -> None:
    with pytest.raises(UnknownDisguise, match="no disguise is called 'moustache'"):
        list(perturbed((ARABIC,), ["moustache"]))
