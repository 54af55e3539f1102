"""Follow-ups that only have a new name."""

import pytest

from corpus.passage import Language
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.entity_substitution import with_other_entity
from rag.asking.question import understand


@pytest.mark.parametrize(
    ("earlier", "follow_up", "language", "expected"),
    [
        ("Who is the mayor of Ghent?", "What about Riga?", "en", "Who is the mayor of Riga?"),
        ("Who is the minister of Oman?", "the minister of Qatar", "en", "Who is the minister of Qatar?"),
        ("Who is the Uzbek president?", "What about Qatar?", "en", "Who is Qatar's president?"),
        ("Who is the minister of North Korea?", "What about South Korea?", "en", "Who is the minister of South Korea?"),
        ("Who signed for Peru in Oman?", "her Omani counterpart?", "en", "Who signed for Omani in Oman?"),
        (
            "Who was the Peruvian minister in Riga?",
            "his Omani counterpart?",
            "en",
            "Who was the Omani minister in Riga?",
        ),
        ("من وزير التجارة النرويجي؟", "ونظيره العماني؟", "ar", "من وزير التجارة العماني؟"),
        ("How many trains ran in 1990?", "in 2001", "en", "How many trains ran in 2001?"),
        ("Who is Oman's mayor?", "Qatar's?", "en", "Who is Qatar's mayor?"),
        ("Who is the mayor of Ghent?", "What about Riga's?", "en", "Who is the mayor of Riga?"),
        ("Who met Ada Lund in Ghent?", "What about Riga?", "en", "Who met Ada Lund in Riga?"),
        ("What is the toll?", "What about Riga?", "en", "What is the toll, and what about Riga?"),
        ("Who is the mayor of Ghent?", "What about Riga, who rules it?", "en", "Riga, who rules it"),
        ("من رئيس الأردن؟", "ماذا عن قطر؟", "ar", "من رئيس قطر؟"),
        ("Who is the mayor of Ghent?", "Who is the mayor of Riga?", "en", None),
        ("Who is the mayor of Ghent?", "Is Riga larger?", "en", None),
    ],
)
def test_the_new_name_takes_the_place_of_one_of_its_kind(
    earlier: str, follow_up: str, language: Language, expected: str | None
) -> None:
    assert with_other_entity(understand(follow_up), Conversation(earlier), language) == expected
