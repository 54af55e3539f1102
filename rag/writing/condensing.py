"""A follow-up rewritten by a language model, taken only where the rules' rewriting and the conversation agree to it.

In: the question, what was said before, a model's rewriting. Out: whether to take it, or leave it at the rules' own.
A model may put names in the place of pronouns, and nothing else: every word of its question comes from the
conversation, none of the question's content words is lost, it asks for the same (who, when), in the same language.
"""

from collections.abc import Sequence

from corpus.language import detect_language
from corpus.passage import Language
from index.words.terms import stem_terms
from rag.answer import Turn
from rag.asking.question import understand

LONGEST_QUESTION_CHARACTERS = 400
"""A model's question of more is no question any more. Source: chosen, some sixty words."""


def accepted(proposed: str, question: str, history: Sequence[Turn], language: Language) -> bool:
    """Return whether a model's question says what the conversation says."""
    line = proposed.strip()
    if not line or "\n" in line or len(line) > LONGEST_QUESTION_CHARACTERS or detect_language(line) != language:
        return False
    conversation = _stems(" ".join([question, *(turn.content for turn in history)]))
    return _stems(question) <= _stems(line) <= conversation and _asks_the_same(line, question)


def asked_before(history: Sequence[Turn]) -> list[str]:
    """Return what the user said, in order: an assistant's text is no instruction and no evidence."""
    return [turn.content for turn in history if turn.role == "user"]


def _asks_the_same(proposed: str, question: str) -> bool:
    """Return whether the words that ask are of one kind; those of *what about Qatar?* leave open what is asked."""
    asked = understand(question)
    return asked.cue is None or asked.type == "what" or understand(proposed).type == asked.type


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem_terms(text))
