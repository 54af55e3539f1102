"""What the reader finds: the sentences to quote, and the short answer where it is likely right."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.reading.sentences.extract import Sentence

SURE = 0.6
"""Chance of an answer by rule (yes or no, the speaker in the antecedent): chosen, as no set measures these alone."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The `sentences` to quote, the one that answers first.

    `short` is the shortest answer, None where none is sure enough, and `chance` the chance that it is right. `lead` is
    the text before the quotes that is computed from them. `follows` is False where a configured model reader finds no
    answer.
    """

    sentences: tuple[Sentence, ...]
    short: str | None = None
    lead: str | None = None
    chance: float = 0.0
    follows: bool = True


NOTHING = Reply(())


def distinct(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences in order, each once."""
    kept: dict[tuple[str, int], Sentence] = {}
    for each in sentences:
        kept.setdefault(place_of(each), each)
    return tuple(kept.values())


def place_of(sentence: Sentence) -> tuple[str, int]:
    """Return the passage of a sentence and its start in the passage."""
    return sentence.evidence.hit.passage_id, sentence.start
