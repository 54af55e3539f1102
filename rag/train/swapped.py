"""Unanswerable questions by substitution: another name, number, relation or cue in an answerable question.

In: a question that a passage answers, and words of other questions. Out: similar questions, close to the topic, that
the passages leave open. They are not checked by hand: one in some twenty may be answerable by chance.
"""

import random
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.fold import bare, fold
from corpus.passage import Language
from index.words.terms import is_stop_word, word_terms, words
from rag.asking.constraints import Constraint
from rag.asking.question import understand
from rag.judging.concepts.core import stem_hashes
from rag.judging.concepts.verbs import is_verb
from rag.train.templates import templates

_ARTICLE = "ال"
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class WordPool:
    """Substitutes for the words of a question: names, numbers and other words of other questions."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    others: tuple[str, ...]


def words_of(questions: Sequence[str]) -> WordPool:
    """Return the substitutes that are in some questions."""
    names: dict[str, None] = {}
    numbers: dict[str, None] = {}
    others: dict[str, None] = {}
    for question in questions:
        constraints = understand(question).constraints
        for each in constraints:
            (names if each.kind == "name" else numbers)[each.text] = None
        for start, end in _free_words(question, constraints):
            others[question[start:end]] = None
    return WordPool(tuple(names), tuple(numbers), tuple(others))


def with_other_name(question: str, pool: WordPool, present: Collection[str], rng: random.Random) -> str | None:
    """Return the question with another name, whose terms are not all in `present`, those of the passage."""
    return _swapped(question, ("name",), pool.names, present, rng)


def with_other_number(question: str, pool: WordPool, present: Collection[str], rng: random.Random) -> str | None:
    """Return the question with another number or date."""
    return _swapped(question, ("number", "date"), pool.numbers, present, rng)


def with_other_relation(question: str, pool: WordPool, present: Collection[str], rng: random.Random) -> str | None:
    """Return the question with another content word of the same form in place of one: what was built was visited."""
    places = list(_free_words(question, understand(question).constraints))
    rng.shuffle(places)
    for start, end in places:
        like = [word for word in pool.others if _is_like(word, question[start:end]) and not _is_present(word, present)]
        if like:
            return question[:start] + rng.choice(like) + question[end:]
    return None


def with_other_verb(question: str, pool: WordPool, present: Collection[str], rng: random.Random) -> str | None:
    """Return the question with another verb, whose terms are not in `present`: built, designed."""
    free = [
        place for place in _free_words(question, understand(question).constraints) if _is_verb(question[slice(*place)])
    ]
    if not free:
        return None
    start, end = rng.choice(free)
    like = [
        word
        for word in pool.others
        if _is_like(word, question[start:end]) and _is_verb(word) and not terms_in(word) & set(present)
    ]
    return question[:start] + rng.choice(like) + question[end:] if like else None


def with_other_cue(question: str, language: Language, present_kinds: Collection[str], rng: random.Random) -> str | None:
    """Return the question with a cue for another type of answer, one that the passage does not have."""
    asked = understand(question)
    cues = templates("cue", language)
    kinds = [kind for kind in cues if kind != asked.expects and kind not in present_kinds]
    if asked.cue is None or not kinds:
        return None
    start, end = asked.cue
    return f"{question[:start]}{cues[rng.choice(kinds)]}{question[end:]}"


def terms_in(text: str) -> set[str]:
    """Return the terms of a text without those of sounds, which match by chance."""
    return {term for term in _terms(text) if not term.startswith("k:")}


def _swapped(
    question: str, kinds: Collection[str], pool: Sequence[str], present: Collection[str], rng: random.Random
) -> str | None:
    places = [each for each in understand(question).constraints if each.kind in kinds]
    others = [text for text in pool if not _is_present(text, present)]
    if not places or not others:
        return None
    place = rng.choice(places)
    return question[: place.start] + rng.choice(others) + question[place.end :]


def _free_words(question: str, constraints: Sequence[Constraint]) -> Iterator[tuple[int, int]]:
    """Yield the spans of content words outside of constraints and the cue."""
    cue = understand(question).cue
    taken = [(each.start, each.end) for each in constraints] + ([cue] if cue else [])
    start = 0
    for word in question.split(" "):
        end = start + len(word.rstrip("؟?.,،!:"))
        kind = "arabic" if word and "\u0620" <= word[0] <= "\u06d3" else "latin"
        is_free = all(end <= first or last <= start for first, last in taken)
        if is_free and end - start >= _LEAST_LETTERS and not is_stop_word(bare(question[start:end]), kind):
            yield start, end
        start += len(word) + 1


def _is_like(word: str, other: str) -> bool:
    """Return whether two words may be of one part of speech, by their article and their ending."""
    first, second = fold(word), fold(other)
    if first == second:
        return False
    if "\u0620" <= first[0] <= "\u06d3":
        return first.startswith(_ARTICLE) == second.startswith(_ARTICLE) and first[-1] == second[-1]
    return first[-2:] == second[-2:]


def _is_verb(word: str) -> bool:
    return any(is_verb(stem, fold(word)) for stem in stem_hashes(word))


def _is_present(text: str, present: Collection[str]) -> bool:
    found = terms_in(text)
    return not found or found <= set(present)


def _terms(text: str) -> Iterator[str]:
    for word in words(text):
        yield from word_terms(word.text, word.kind)


Swap = Callable[[str, WordPool, Collection[str], random.Random], str | None]
SWAPS: Mapping[str, Swap] = {
    "other name": with_other_name,
    "other number": with_other_number,
    "other relation": with_other_relation,
    "other verb": with_other_verb,
}
