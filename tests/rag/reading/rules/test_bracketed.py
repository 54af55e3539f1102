"""Who has the role in the brackets, and nobody where they hold something else."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.rules.bracketed import find_bracketed
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
LEASE = "This lease is between Mr. Yusuf Karim (the landlord) and Ms. Elena Petrova (the tenant) for a flat."
CONTRACT = "أبرم العقد بين شركة النور للمقاولات (المورّد) والسيدة إيلينا بتروفا (المستأجرة) في عمّان."
DEED = 'Harbour Tools Ltd ("the Supplier") sells pumps to the town.'


def bracketed(question: str, text: str) -> str | None:
    """Return the name that the rule finds in a text of one sentence."""
    asked = understand(question)
    (found,) = found_sentences(asked, evidence_from(text), asked.language or "en", ANALYZER)
    words = find_bracketed(asked, found)
    return words and text[found.tokens.starts[words.first] : found.tokens.ends[words.last]]


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("Who is the landlord?", LEASE, "Mr. Yusuf Karim"),
        ("Who's the tenant?", LEASE, "Ms. Elena Petrova"),
        ("Who is the supplier?", DEED, "Harbour Tools Ltd"),
        ("من المورد؟", CONTRACT, "شركة النور للمقاولات"),
        ("من هي المستأجرة؟", CONTRACT, "والسيدة إيلينا بتروفا"),
    ],
)
def test_the_name_before_the_brackets_has_the_role(question: str, text: str, name: str) -> None:
    assert bracketed(question, text) == name


@pytest.mark.parametrize(
    "question", ["Who is the landlord of the harbour?", "What is the landlord?", "Who is the agent?"]
)
def test_brackets_with_something_else_name_nobody(question: str) -> None:
    assert bracketed(question, LEASE) is None


def test_the_section_may_say_of_what() -> None:
    text = "Harbour board\n\nMembers: Sara Lind (chair), Omar Saleh (secretary)."
    asked = understand("Who is the secretary of the harbour board?")
    evidence = [each for each in evidence_from(text) if not each.passage.place.is_heading]
    (found,) = found_sentences(asked, evidence, "en", ANALYZER)
    words = find_bracketed(asked, found)
    assert words is not None
    assert found.tokens.spelling(words.first) == "Omar"
    assert bracketed("Who is the secretary of the mill board?", "Members: Omar Saleh (secretary).") is None
