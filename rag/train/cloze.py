"""Questions made from sentences, for texts that nobody asked questions about.

In: a sentence. Out: questions that it answers (something of a kind is left out and asked for) and questions that it
does not, because it has nothing of the kind. The rest of the sentence is shortened, so that it reads as something that
a person might remember of it.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.fold import fold
from corpus.passage import Language
from rag.reading.forms.kinds import Kind, typed_spans
from rag.reading.forms.tokens import read

_WORD = re.compile(r"[^\W_]+")
# {} is what is remembered; {noun} what is counted.
ASKED: Mapping[Language, Mapping[Kind, str]] = {
    "ar": {
        "date": "متى {}؟",
        "number": "كم {noun} {}؟",
        "amount": "كم بلغت قيمة {}؟",
        "duration": "كم استمر {}؟",
        "reason": "لماذا {}؟",
        "place": "أين {}؟",
        "person": "من الذي {}؟",
        "organisation": "ما الجهة التي {}؟",
    },
    "en": {
        "date": "When {}?",
        "number": "How many {noun} {}?",
        "amount": "How much {} cost?",
        "duration": "How long {}?",
        "reason": "Why {}?",
        "place": "Where {}?",
        "person": "Who {}?",
        "organisation": "Which organisation {}?",
    },
}
YES_NO: Mapping[Language, str] = {"ar": "هل {}؟", "en": "Is it true that {}?"}
# A sentence without anything of these forms has nothing of the kind; of people and places that is not sure.
TOLD_BY_FORM: tuple[Kind, ...] = ("date", "number", "amount", "duration", "reason")
_FEWEST, _MOST = 4, 9
_LEAST_NOUN = 4


@dataclass(frozen=True, slots=True)
class Cloze:
    """A question and the words that answer it, folded; None where the sentence does not. Of yes or no there are none,
    and `is_answered` is all that is known."""

    question: str
    answer: str | None
    is_answered: bool


def clozes(sentence: str, language: Language, rng: random.Random) -> Iterator[Cloze]:
    """Yield a question that the sentence answers, one that it does not, and one of yes or no, as far as it has them."""
    spans = typed_spans(read(sentence))
    asked = [each for each in spans if each.kind in ASKED[language]]
    if asked:
        span = rng.choice(asked)
        rest = f"{sentence[: span.start]} {sentence[span.end :]}"
        question = _ask(ASKED[language][span.kind], rest, rng)
        yield Cloze(question, fold(sentence[span.start : span.end]).strip(" .،,"), True)
    lacking = [kind for kind in TOLD_BY_FORM if not any(_is_of(each.kind, kind) for each in spans)]
    if lacking:
        yield Cloze(_ask(ASKED[language][rng.choice(lacking)], sentence, rng), None, False)
    if rng.random() < 1 / 3:
        yield Cloze(_ask(YES_NO[language], sentence, rng), None, True)


def _is_of(kind: Kind, asked: Kind) -> bool:
    numbers = ("number", "amount", "percentage")
    return kind == asked or (kind in numbers and asked in numbers)


def _ask(form: str, rest: str, rng: random.Random) -> str:
    words = _WORD.findall(rest)
    length = rng.randint(_FEWEST, _MOST)
    start = rng.randint(0, max(0, len(words) - length))
    kept = words[start : start + length]
    nouns = [word for word in kept if len(word) >= _LEAST_NOUN]
    noun = rng.choice(nouns) if nouns and "{noun}" in form else ""
    return " ".join(form.format(" ".join(word for word in kept if word != noun), noun=noun).split())
