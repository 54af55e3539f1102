"""Whether a source says what a claim says: deterministic, across both languages, and rather too strict than too kind.

    claim ─> stated words ─> all of them in one sentence of the source? ─> nothing denied or affirmed differently?
          ─> no opposite said of the same thing? ─> the same ones do the same? ─> its order, bounds and hedges kept?
          ─> the exact span

In: a claim and the passages that it cites. Out: the `Sentence`s that carry it, or none. The source is one sentence of a
passage with its translation; what it speaks of (its subject, not a number) it may take from the sentence before. Every
content word of the claim must be there by its stem, a translation, a synonym or its sound; a number by its value. A
claim that joins two clauses may have a sentence for each. What words alone cannot tell (irony, inference, arithmetic)
is not supported here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Self

from corpus.fold import fold
from corpus.passage import Language
from index.words.analysis import Analyzer
from index.words.sparse import term_hash
from rag.answer import Evidence
from rag.proving.actors import acts_elsewhere, is_displaced, takes_subject
from rag.proving.addressed import speaks_to_model
from rag.proving.amounts import counts_otherwise, drops_end, drops_share
from rag.proving.clauses import parts_of
from rag.proving.complements import drops_part, has_other_complement
from rag.proving.connectives import joins_otherwise
from rag.proving.doers import is_done_by_another, is_done_to_another
from rag.proving.exceptions import drops_exception
from rag.proving.hedges import drops_hedge
from rag.proving.implied import may_be_implied
from rag.proving.joined import clauses_apart
from rag.proving.modifiers import drops_modifier
from rag.proving.opposites import says_opposite
from rag.proving.partners import are_exchanged, has_title_of_another
from rag.proving.polarity import (
    changes_sides,
    goes_other_way,
    is_compared_otherwise,
    is_exchanged,
    is_prevented,
    negated,
    takes_other_side,
)
from rag.proving.restrictions import drops_beneficiary, drops_complement, drops_restriction, drops_time
from rag.proving.stated import StatedWord, stated_words
from rag.proving.subjects import takes_subject_of_verb
from rag.proving.suppositions import tells_supposed
from rag.proving.taken import is_thing, may_be_taken
from rag.proving.tense import is_yet_to_come
from rag.proving.wanted import is_only_wanted
from rag.reading.extract import Sentence
from rag.reading.units import Unit, units

LEAST_WORDS = 2
"""A claim of fewer content words says nothing that could be checked: an echoed command, a cry. Source: chosen."""

MOST_IMPLIED = 0.34
"""Share of a claim's words that may be implied. Source: chosen, a verb of a short sentence."""

_WEAK = re.compile("[اويىءئؤةه]")
_KIN_LETTERS = {True: 4, False: 3}
"""Letters that kin words share in the same order, in English and in Arabic. Source: chosen, a root in Arabic."""

_NUMBER = "n:"
"""What begins the term of a number: of 84 million the terms of the passage have 84, which it does not say."""

_Twist = Callable[[Sequence[StatedWord], Sequence[StatedWord]], bool]

_TWISTS: Sequence[_Twist] = (is_exchanged, is_compared_otherwise, says_opposite, goes_other_way)
"""What no text of a source may show of a claim's words."""

_TWISTS_OF_LAST: Sequence[_Twist] = (
    is_displaced,
    has_other_complement,
    are_exchanged,
    has_title_of_another,
    drops_part,
    drops_share,
    drops_end,
    drops_modifier,
    drops_beneficiary,
)
"""What no text of its last sentence may show."""

_CACHE = 1 << 10


@dataclass(frozen=True, slots=True)
class _Source:
    """One or two sentences in each language they are there in, word by word, and the terms that the last one knows.

    `last` are the words of the last sentence alone; `before` the terms of the first of two, empty where there is one.
    """

    texts: tuple[str, ...]
    ends: tuple[str, ...]
    told: tuple[tuple[StatedWord, ...], ...]
    last: tuple[tuple[StatedWord, ...], ...]
    known: frozenset[int]
    before: frozenset[int]
    analyzer: Analyzer

    @classmethod
    def of(cls, passage: str, cut: Sequence[Unit], analyzer: Analyzer) -> Self:
        """Return the source that one or two neighbouring units of a passage are."""
        texts = tuple(map(" ".join, zip(*(_texts(passage, unit) for unit in cut), strict=False)))
        before = _known(_texts(passage, cut[0]), analyzer) if len(cut) > 1 else frozenset[int]()
        told = tuple(stated_words(text, analyzer) for text in texts)
        last = _texts(passage, cut[-1])
        words = tuple(stated_words(text, analyzer) for text in last)
        return cls(texts, last, told, words, _known(last, analyzer), before, analyzer)


def supporting_sentences(
    claim: str, cited: Sequence[Evidence], language: Language, analyzer: Analyzer
) -> tuple[Sentence, ...]:
    """Return the span of each cited passage that says all of the claim, in the order cited; none: not supported.

    Args:
        language: of the answer, see `units`.
    """
    whole = _carrying_all(claim, cited, language, analyzer)
    if whole:
        return whole
    apart = [_carrying_all(clause, cited, language, analyzer) for clause in clauses_apart(claim, analyzer)]
    spans = (span for found in apart for span in found) if all(apart) else ()
    return tuple({(span.evidence.hit.passage_id, span.start, span.end): span for span in spans}.values())


def _carrying_all(
    claim: str, cited: Sequence[Evidence], language: Language, analyzer: Analyzer
) -> tuple[Sentence, ...]:
    """Return the span of each passage that says all of a claim, or of one of its clauses."""
    stated = stated_words(claim, analyzer)
    if len(stated) < LEAST_WORDS:
        return ()
    spans = (_carrying(claim, stated, each, language, analyzer) for each in cited)
    return tuple(span for span in spans if span is not None)


def _carrying(
    claim: str, stated: Sequence[StatedWord], evidence: Evidence, language: Language, analyzer: Analyzer
) -> Sentence | None:
    """Return the sentence of one passage that says all of the claim, with the one before it where it takes from it."""
    cut = units(evidence.passage, language, analyzer)
    alone = [cut[at : at + 1] for at in range(len(cut))]
    both = [cut[at : at + 2] for at in range(len(cut) - 1)]
    return next(
        (
            _span(evidence, part)
            for part in (*alone, *both)
            if not any(speaks_to_model(text) for unit in part for text in _texts(evidence.passage.text, unit))
            and _says(claim, stated, _Source.of(evidence.passage.text, part, analyzer))
        ),
        None,
    )


def _span(evidence: Evidence, cut: Sequence[Unit]) -> Sentence:
    translated = [unit.translated for unit in cut if unit.translated]
    complete = " ".join(translated) if len(translated) == len(cut) else None
    return Sentence(evidence, cut[0].start, cut[-1].end, complete)


def _texts(passage: str, unit: Unit) -> tuple[str, ...]:
    return tuple(filter(None, (passage[unit.start : unit.end], unit.translated)))


@lru_cache(_CACHE)
def _known(texts: tuple[str, ...], analyzer: Analyzer) -> frozenset[int]:
    """Return the hashes of all terms of a source, and of those that its words accept as saying the same."""
    terms = {term for text in texts for term in analyzer.passage_terms(text) if not term.startswith(_NUMBER)}
    return frozenset(map(term_hash, terms)).union(
        *(word.accepted for text in texts for word in stated_words(text, analyzer))
    )


def _says(claim: str, stated: Sequence[StatedWord], source: _Source) -> bool:
    """Return whether a source says the claim."""
    return _has_all(stated, source) and not (
        _denies_otherwise(claim, stated, source)
        or any(twist(stated, words) for twist in _TWISTS for words in source.told)
        or any(twist(stated, words) for twist in _TWISTS_OF_LAST for words in source.last)
        or _twists_text(claim, stated, source)
        or any(counts_otherwise(stated, words, len(last)) for words, last in zip(source.told, source.last, strict=True))
        or acts_elsewhere(stated, source.last)
        or _twists_clauses(claim, source)
        or is_yet_to_come(stated, source.last)
    )


def _twists_clauses(claim: str, source: _Source) -> bool:
    """Return whether the claim has another do what the source says, or tells as done what that only wants."""
    told = [word for words in source.told for word in words]
    parts, lasts = parts_of(claim, source.analyzer), [parts_of(end, source.analyzer) for end in source.ends]
    return (
        all(is_done_by_another(parts, last, told) for last in lasts)
        or all(is_done_to_another(parts, last) for last in lasts)
        or all(is_only_wanted(parts, last) for last in lasts)
    )


def _twists_text(claim: str, stated: Sequence[StatedWord], source: _Source) -> bool:
    """Return whether the claim says otherwise what stands in small words: before, all, so that, who, except."""
    return (
        takes_other_side(claim, stated, source.told, source.texts)
        or takes_other_side(claim, stated, source.last, source.ends)
        or is_prevented(claim, stated, source.last)
        or changes_sides(claim, stated, source.last, source.ends)
        or joins_otherwise(claim, source.ends)
        or drops_hedge(claim, stated, source.last)
        or drops_time(claim, source.ends)
        or drops_exception(claim, stated, source.ends, lambda text: stated_words(text, source.analyzer))
        or tells_supposed(claim, stated, source.ends, source.last)
        or any(
            drops(stated, source.ends, lambda text: stated_words(text, source.analyzer))
            for drops in (drops_restriction, drops_complement)
        )
    )


def _has_all(stated: Sequence[StatedWord], source: _Source) -> bool:
    """Return whether the last sentence has every word, but for what it may take from the one before: its subject.

    A number is never taken; where the last sentence has a name of its own, only names are, or a single word.
    """
    missing = [word for word in stated if not word.accepted & source.known or _is_said_otherwise(word, source)]
    taken = [word for word in missing if not may_be_implied(word, stated, source.last, source.texts)]
    if len(missing) - len(taken) > MOST_IMPLIED * len(stated):
        return False
    if not source.before or not taken:
        return not taken
    names = {term for words in source.told for word in words if word.is_name for term in word.accepted}
    has_own_name = any(word.accepted & source.known & names for word in stated)
    if takes_subject(taken, stated, source.last) or all(
        takes_subject_of_verb(taken, stated, last) for last in source.last
    ):
        return False
    is_one = len(taken) == 1 or is_thing(taken)
    return (not has_own_name or is_one or all(word.accepted & names for word in taken)) and any(
        may_be_taken(taken, stated, last, words[: -len(last)], text)
        for words, last, text in zip(source.told, source.last, source.ends, strict=True)
    )


def _are_of_one_language(these: Sequence[StatedWord], others: Sequence[StatedWord]) -> bool:
    """Return whether two texts have their words, but for numbers, in one script."""
    return len({word.text.isascii() for word in (*these, *others) if word.own}) == 1


def _is_said_otherwise(word: StatedWord, source: _Source) -> bool:
    """Return whether a source in the claim's language alone lacks a word, for which the lexicon takes another."""
    same = all(_are_of_one_language([word], end) for end in source.last)
    return bool(word.own) and same and not any(_is_same(word, each) for end in source.last for each in end)


def _is_same(word: StatedWord, other: StatedWord) -> bool:
    """Return whether two words of one language are the same, or are kin: by the lexicon, and by letters in a row."""
    if word.own & other.own:
        return True
    if not word.accepted & other.accepted:
        return False
    a, b = _letters(word.text), _letters(other.text)
    common = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return common >= min(_KIN_LETTERS[word.text.isascii()], len(a), len(b)) > 1


def _letters(word: str) -> str:
    """Return the letters of an English word, those of an Arabic one that carry its root."""
    return _WEAK.sub("", fold(word).removeprefix("و").removeprefix("ال"))


def _denies_otherwise(claim: str, stated: Sequence[StatedWord], source: _Source) -> bool:
    """Return whether a word is denied in one of the two and not in the other."""
    here = negated(claim, stated)
    there = [scope for text, words in zip(source.texts, source.told, strict=True) for scope in negated(text, words)]
    reached = [word for scope in there for word in scope]
    affirmed = [word for word in stated if not any(word in scope for scope in here)]
    told = [word for words in source.told for word in words]
    return any(not any(_among(word, reached) for word in scope) for scope in here) or any(
        _affirms(word, scope[0], told) for scope in there for word in affirmed
    )


def _affirms(word: StatedWord, denied: StatedWord, told: Sequence[StatedWord]) -> bool:
    """Return whether a word is the denied one, and not another that the source has as well: allowed, and a permit."""
    is_another = word.text != denied.text and any(each.text == word.text for each in told)
    return bool(word.accepted & denied.accepted) and not is_another


def _among(word: StatedWord, others: Sequence[StatedWord]) -> bool:
    return any(word.accepted & other.accepted for other in others)
