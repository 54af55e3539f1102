"""The features of a claim beside a source: coverage, order and distance of its words, copied runs, operators.

A claim in which two names or figures are swapped has all of its words in the source, but not beside the same ones:
hence the features of order and distance. The names are those of the weights (`rag.train.proofs`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise

import numpy as np

from corpus.fold import fold
from index.words.terms import words
from rag.proving.alignment import Alignment, SourceText, aligned, matched_flags, weights_of
from rag.proving.content_words import ContentWord, terms_of
from rag.proving.words.inflection import without_particle
from rag.proving.words.operators import operator_changes, operator_surplus

NEAR = 2
"""Content words from a word to one that belongs to it, at most: chosen."""
FAR = 10
"""The greatest distance, in content words: chosen."""
BEFORE, BEHIND = 2, 1
"""Words before and behind the matched part of a source in which operators count: chosen; most come first."""
LEAST_COPIED = 2
"""Words of the shortest run that counts as copied: chosen."""

Test = Callable[[ContentWord], bool]


def features(
    text: str, claim: Sequence[ContentWord], texts: Sequence[SourceText], passage: Sequence[ContentWord]
) -> dict[str, float]:
    """Return the features of a claim (at least one word) beside one source.

    Args:
        text: the claim as written.
        texts: the source in each language that it is in, at least one.
        passage: the content words of the cited passages.
    """
    alignment = aligned(claim, texts)
    return (
        _matched(claim, texts, passage)
        | _order(alignment)
        | _copied(text, [each.text for each in texts])
        | _beside("name", alignment, lambda word: word.is_name)
        | _beside("number", alignment, lambda word: word.is_number)
        | _unused(alignment)
        | operator_surplus(text, _window(alignment))
        | operator_changes(text, alignment.source.text, _places(alignment))
    )


def _matched(
    claim: Sequence[ContentWord], texts: Sequence[SourceText], passage: Sequence[ContentWord]
) -> dict[str, float]:
    """Coverage of the claim by the source, by its last sentence and by the passages; what is missing, by kind."""
    weights, matched = weights_of(claim), matched_flags(claim, texts)
    last, elsewhere = terms_of(word for each in texts for word in each.last), terms_of(passage)
    missing = [word for word, is_matched in zip(claim, matched, strict=True) if not is_matched]
    return {
        "held": float(weights @ matched / weights.sum()),
        "held_last": float(weights @ [bool(word.accepted & last) for word in claim] / weights.sum()),
        "held_passage": _mean(bool(word.accepted & elsewhere) for word in claim),
        "missing": float(len(missing)),
        "rarest_missing": float(((1 - matched) * weights).max()),
        "missing_names": float(sum(word.is_name for word in missing)),
        "missing_numbers": float(sum(word.is_number for word in missing)),
        "names": float(sum(word.is_name for word in claim)),
        "numbers": float(sum(word.is_number for word in claim)),
    }


def _order(alignment: Alignment) -> dict[str, float]:
    """Whether words that are neighbours in the claim are near in the source, and in the same order."""
    there = alignment.matched
    pairs = [(a, b) for a, b in pairwise(range(len(alignment.claim))) if alignment.places[a] and alignment.places[b]]
    names = [at for at in there if alignment.claim[at].is_name]
    reach = sorted(alignment.used)
    return {
        "pairs": float(len(pairs)),
        "pairs_next": _mean(alignment.is_next(a, b) for a, b in pairs),
        "pairs_near": _mean(alignment.distance(a, b) <= NEAR for a, b in pairs),
        "pairs_farthest": float(min(FAR, max((alignment.distance(a, b) for a, b in pairs), default=0))),
        "ordered": _mean(alignment.is_ordered(a, b) for a, b in combinations(there, 2)),
        "names_ordered": _mean(alignment.is_ordered(a, b) for a, b in combinations(names, 2)),
        "spread": (reach[-1] - reach[0] + 1) / len(there) if reach else float(FAR),
    }


def _copied(claim: str, texts: Sequence[str]) -> dict[str, float]:
    """The share of the words of the claim, function words too, that are in runs of the source."""
    spelt = _spelt(claim)
    runs = max((_runs(spelt, _spelt(text)) for text in texts), key=sum)
    return {
        "copied": sum(runs) / len(spelt),
        "copied_longest": max(runs, default=0) / len(spelt),
        "runs": float(len(runs)),
    }


def _runs(claim: Sequence[str], source: Sequence[str]) -> list[int]:
    """Return the lengths of the runs of words that are in both."""
    blocks = SequenceMatcher(None, claim, source, autojunk=False).get_matching_blocks()
    return [block.size for block in blocks if block.size >= LEAST_COPIED]


def _spelt(text: str) -> list[str]:
    return [without_particle(fold(word.text)) for word in words(text)]


def _beside(name: str, alignment: Alignment, is_kind: Test) -> dict[str, float]:
    """How far the names, or the numbers, of a claim are from their neighbours in the source, and how much farther than
    another name, or number, that the claim lacks."""
    rivals = [at for at, word in enumerate(alignment.source.words) if is_kind(word) and at not in alignment.used]
    apart, ahead = [0], [-FAR]
    for at in alignment.matched:
        beside = [near for near in alignment.matched if 0 < abs(near - at) <= NEAR]
        if not is_kind(alignment.claim[at]) or not beside:
            continue
        distance = min(alignment.distance(at, near) for near in beside)
        places = [place for near in beside for place in alignment.places[near]]
        nearest = min((abs(rival - place) for rival in rivals for place in places), default=FAR)
        apart.append(min(distance, FAR))
        ahead.append(max(distance - min(nearest, FAR), -FAR))
    return {f"{name}_apart": float(max(apart)), f"{name}_rival": float(max(ahead))}


def _unused(alignment: Alignment) -> dict[str, float]:
    """The words of the source that the claim lacks: all, and those between the words of the claim."""
    source, used = alignment.source.words, alignment.used
    within = range(min(used), max(used) + 1) if used else range(0)
    between = [source[at] for at in within if at not in used]
    return {
        "unused": 1 - len(used) / max(len(source), 1),
        "unused_names": float(sum(word.is_name for at, word in enumerate(source) if at not in used)),
        "between": float(len(between)),
        "names_between": float(sum(word.is_name for word in between)),
        "numbers_between": float(sum(word.is_number for word in between)),
    }


def _window(alignment: Alignment) -> str:
    """Return the part of the source from the first to the last matched word, with a few words around it."""
    found = [alignment.source.words[place].at for place in alignment.used]
    read = [word.text for word in words(alignment.source.text)]
    return " ".join(read[max(0, min(found) - BEFORE) : max(found) + 1 + BEHIND]) if found else ""


def _places(alignment: Alignment) -> Iterator[tuple[int, int]]:
    """Yield the places of each matched word, among all words of the claim and of the source."""
    for at, place in alignment.chosen.items():
        yield alignment.claim[at].at, alignment.source.words[place].at


def _mean(flags: Iterable[bool]) -> float:
    found = [*flags]
    return float(np.mean(found)) if found else 1.0
