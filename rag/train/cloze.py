"""Cloze questions generated from sentences, for texts without questions.

In: a sentence. Out: questions that it answers (a typed span is left out and asked for), and unanswerable ones, since it
has no span of the type. A random window of the rest stands for what a person remembers of the sentence.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.passage import Language
from rag.reading.forms.kinds import Kind, typed_spans
from rag.reading.forms.tokens import read
from rag.train.templates import templates
from rag.train.titled import folded_answer

_WORD = re.compile(r"[^\W_]+")
TOLD_BY_FORM: tuple[Kind, ...] = ("date", "number", "amount", "duration", "reason")
"""Kinds whose absence from a sentence is certain; people and places may be missed."""
YES_NO = "polarity"
"""The key of the template of a yes/no question."""
_FEWEST, _MOST = 4, 9
"""Words of the window: chosen."""
_LEAST_NOUN = 4


@dataclass(frozen=True, slots=True)
class Cloze:
    """A question and its answer, folded; None where the sentence does not answer, or answers with yes or no."""

    question: str
    answer: str | None
    is_answered: bool


def clozes(sentence: str, language: Language, rng: random.Random) -> Iterator[Cloze]:
    """Yield an answered, an unanswerable and a yes/no question, as far as the sentence allows."""
    spans = typed_spans(read(sentence))
    forms = templates("cloze", language)
    asked = [each for each in spans if each.kind in forms]
    if asked:
        span = rng.choice(asked)
        rest = f"{sentence[: span.start]} {sentence[span.end :]}"
        question = _ask(forms[span.kind], rest, rng)
        yield Cloze(question, folded_answer(sentence[span.start : span.end]), True)
    lacking = [kind for kind in TOLD_BY_FORM if not any(_is_of(each.kind, kind) for each in spans)]
    if lacking:
        yield Cloze(_ask(forms[rng.choice(lacking)], sentence, rng), None, False)
    if rng.random() < 1 / 3:
        yield Cloze(_ask(forms[YES_NO], sentence, rng), None, True)


def _is_of(kind: Kind, asked: Kind) -> bool:
    numbers = ("number", "amount", "percentage")
    return kind == asked or (kind in numbers and asked in numbers)


def _ask(form: str, rest: str, rng: random.Random) -> str:
    words = _WORD.findall(rest)
    length = rng.randint(_FEWEST, _MOST)
    start = rng.randint(0, max(0, len(words) - length))
    window = words[start : start + length]
    nouns = [word for word in window if len(word) >= _LEAST_NOUN]
    noun = rng.choice(nouns) if nouns and "{noun}" in form else ""
    return " ".join(form.format(" ".join(word for word in window if word != noun), noun=noun).split())
