"""The antonym of a word."""

import pytest

from rag.reading.forms.tokens import read
from rag.reading.yes_no.antonyms import antonyms


@pytest.mark.parametrize(
    ("asked", "said", "is_opposed"),
    [
        ("Are the rooms open?", "The rooms are closed.", True),
        ("هل الغرف مفتوحة؟", "The rooms are closed.", True),
        ("هل حضر العمدة؟", "وغاب العمدة عن الحفل.", True),
        ("Did they win or lose?", "They lost.", False),
        ("Has the causeway been completed?", "A causeway is planned.", True),
        ("هل الميناء عسكري؟", "والميناء مدني.", True),
        ("Is the hall open?", "The hall is open, the shop closed.", False),
    ],
)
def test_an_antonym_counts_where_the_word_itself_is_lacking(asked: str, said: str, is_opposed: bool) -> None:
    assert bool(antonyms(read(asked).hashes.tolist(), read(said).hashes.tolist())) is is_opposed
