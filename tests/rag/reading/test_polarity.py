"""What a sentence says to a yes/no question: denials, exceptions, opposites, and where they stop."""

import pytest

from rag.reading.opposites import opposed
from rag.reading.polarity import _denied
from rag.reading.tokens import read

SENTENCE = "Dogs remain allowed in the garden, but not in the playground."
MEAL = "Guests may not eat in the reading room but can drink a glass of water."


@pytest.mark.parametrize(
    ("text", "words", "is_denied"),
    [
        (SENTENCE, ["playground"], True),
        (SENTENCE, ["garden"], False),
        ("Ball games are banned but not chess.", ["chess"], False),
        ("They may stay without asking for a visa, except for those who study.", ["visa", "study"], False),
        (MEAL, ["guests", "eat"], True),
        (MEAL, ["guests", "drink", "water"], False),
        ("The fee does not contain the meals, which the school pays for.", ["school", "pays", "meals"], False),
        ("Heavy crates are not carried.", ["heavy", "crates"], True),
        ("Norway was invited but did not sign.", ["norway", "invited"], False),
        ("Norway was invited but did not sign.", ["norway", "sign"], True),
        ("لا تزال القاعة مفتوحة للزوار", ["القاعه", "للزوار"], False),
        ("ولم تشمل الرحلة طلاب القسم الليلي", ["طلاب", "القسم"], True),
    ],
)
def test_a_denial_denies_what_stands_beside_it_or_most_of_its_clause(
    text: str, words: list[str], is_denied: bool
) -> None:
    tokens = read(text)
    assert _denied(tokens, {tokens.words.index(word): 1.0 for word in words}) is is_denied


@pytest.mark.parametrize(
    ("asked", "said", "is_opposed"),
    [
        ("Are the rooms open?", "The rooms are closed.", True),
        ("هل الغرف مفتوحة؟", "The rooms are closed.", True),
        ("Did they win or lose?", "They lost.", False),
        ("Is the hall open?", "The hall is open, the shop closed.", False),
    ],
)
def test_an_opposite_counts_where_the_word_itself_is_lacking(asked: str, said: str, is_opposed: bool) -> None:
    assert opposed(read(asked).hashes.tolist(), read(said).hashes.tolist()) is is_opposed
