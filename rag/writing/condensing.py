"""Whether to accept a language model's rewriting of a follow-up question; else the rules' rewriting is used.

A model may replace pronouns by names, and nothing else: every content word of its question is in the conversation, none
of the user's is lost, and the type of question (who, when) and the language are the same.
"""

from collections.abc import Sequence

from corpus.language import detect_language
from corpus.passage import Language
from index.words.terms import stem_terms
from rag.answer import Turn
from rag.asking.question import understand

LONGEST_QUESTION_CHARACTERS = 400
"""Length of a rewriting, at most. Source: chosen, some sixty words."""


def accepted(proposed: str, question: str, history: Sequence[Turn], language: Language) -> bool:
    """Return whether a model's rewriting of a question may be used."""
    line = proposed.strip()
    if not line or "\n" in line or len(line) > LONGEST_QUESTION_CHARACTERS or detect_language(line) != language:
        return False
    conversation = _stems(" ".join([question, *(turn.content for turn in history)]))
    return _stems(question) <= _stems(line) <= conversation and _asks_the_same(line, question)


def asked_before(history: Sequence[Turn]) -> list[str]:
    """Return the user's turns in order: those of the assistant are neither instructions nor evidence."""
    return [turn.content for turn in history if turn.role == "user"]


def _asks_the_same(proposed: str, question: str) -> bool:
    """Return whether both questions are of one type; *what about Qatar?* leaves the type open."""
    asked = understand(question)
    return asked.cue is None or asked.type == "what" or understand(proposed).type == asked.type


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem_terms(text))
