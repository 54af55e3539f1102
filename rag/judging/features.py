"""What is known of a question and of the sentence chosen to answer it: the numbers that the judge goes by.

Each has a meaning that can be told: how much of the question the sentence, its neighbours, its passage and all evidence
hold; what is the rarest word that is missing; whether the names and numbers asked about are there; whether there is
anything of the kind that is asked for, and how far from the words that match; and how near it all is in meaning.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.fold import bare, fold
from corpus.passage import Language
from index.words.analysis import Analyzer
from index.words.sparse import term_hash
from rag.answer import Evidence
from rag.asking.question import Question
from rag.asking.question_cues import AnswerType
from rag.asking.question_words import is_place
from rag.judging.core import LEAST_WEIGHT, stem_hashes
from rag.judging.matching import SURE, Matches, match
from rag.judging.rarity import Rarity, bundled_rarity
from rag.reading.find import unit_cosines
from rag.reading.kinds import Kind, typed_spans
from rag.reading.tokens import read
from rag.reading.weigh import FITTING

FARTHEST = 30
"""Words between an answer and what matches; what is farther is as good as elsewhere."""
NEIGHBOURS = 4
"""Words apart, at most, of two that stand side by side in the question."""
_SLACK = 1e-4
"""What sums of float32 in another order may differ by."""
OFFICE_REACH = 2
"""Words of a question between an office and the name of what it is of: the *minister* of foreign affairs of *Peru*."""
_TINY = 1e-6
_APART = 1_000
"""Added to the places of the words of a translation: they are near none of the original's."""
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
# What is asked for more exactly than its kind says: a city is no country, and a day more than a month.
_FINER_HEADS: Mapping[str, Callable[[str], bool]] = {
    "city cities capital capitals town village مدينة مدن عاصمة عاصمتين مدينتين قرية": lambda text: not is_place(text),
    "country countries state nation دولة دول بلد بلدان بلدين دولتين": lambda text: is_place(text),
    "day days يوم أيام": lambda text: _DAY.search(bare(text)) is not None,
}
FINER = {fold(head): fits for heads, fits in _FINER_HEADS.items() for head in heads.split()}
# What may answer besides what the reader looks for: how long is asked of journeys and of railways.
LOOSELY: Mapping[AnswerType, frozenset[Kind]] = {
    "duration": frozenset({"duration", "amount"}),
    "number": frozenset({"number", "amount", "percentage"}),
    "person": frozenset({"person", "office"}),
}
UNSURE: frozenset[Kind] = frozenset({"name", "listed"})
"""Kinds that the reader goes by and that hardly any English sentence has nothing of."""
KINDS: dict[str, tuple[AnswerType, ...]] = {
    "asks_person": ("person",),
    "asks_date": ("date",),
    "asks_place": ("place",),
    "asks_number": ("number", "amount", "percentage", "duration"),
    "asks_organisation": ("organisation",),
    "asks_reason": ("reason", "manner"),
    "asks_thing": ("name", "thing", "list"),
    "asks_definition": ("definition",),
    "asks_polarity": ("polarity",),
    "asks_text": ("statement", "sentences"),
}

Floats = NDArray[np.float32]
Held = Mapping[str, Floats]
"""How much is held of each concept, float32 `(concepts,)`, by how far one looks."""
Places = Mapping[int, Sequence[int]]
"""The places of the words that hold each concept in a sentence."""


def _any_words(_: str) -> bool:
    return True


class Chosen(NamedTuple):
    """What was read: the place of the passage of the first sentence among the evidence, its start there, and the chance
    that the reader gives its short answer (0 where it has none)."""

    passage: int
    start: int
    chance: float = 0.0


def features(
    question: Question,
    evidence: Sequence[Evidence],
    chosen: Chosen,
    language: Language,
    analyzer: Analyzer,
    rarity: Rarity | None = None,
) -> dict[str, float]:
    """Return the features of a question with at least one passage of evidence, by name; nan for what is not known."""
    table = match(question, evidence, language, analyzer, rarity or bundled_rarity())
    at = _row(table, chosen)
    held = _held(evidence, chosen, table, at)
    places = {row: _places(table, row) for row in table.window(at)}
    known = (
        _question_features(question, table)
        | _coverage_features(table, held)
        | _topic_features(evidence, chosen, table, held)
        | _pairs_features(table, at, places)
        | _constraint_features(table, held)
        | _predicate_features(question, table, at, held["window"])
        | _kind_features(question, table, at, places)
        | _nearness_features(evidence, chosen, table, at)
        | _language_features(question, evidence[chosen.passage], language)
        | {"reader": chosen.chance, "reader_lacks": float(chosen.chance == 0)}
    )
    return known | {"lacking": float(what_is_lacking(question, known, table, at, places))}


def _row(table: Matches, chosen: Chosen) -> int:
    rows = table.passage(chosen.passage)
    return max((row for row in rows if table.sentences[row].start <= chosen.start), default=rows[0])


def _held(evidence: Sequence[Evidence], chosen: Chosen, table: Matches, at: int) -> Held:
    """Return how much of each concept is held near the chosen sentence, and with what the title of the document says:
    that, its sentences need not say again."""
    own = evidence[chosen.passage].passage.document_id
    is_own = np.array([each.passage.document_id == own for each in evidence])
    topic, window = table.titles[chosen.passage], table.near(at)
    document = (_most(table.held[is_own[table.owner]]) >= SURE).astype(np.float32)
    passage = table.passage(chosen.passage)
    return {
        "sentence": table.held[at],
        "window": window,
        "passage": _most(table.held[passage.start : passage.stop]),
        "evidence": _most(table.held),
        "topic": topic,
        "on_topic": np.maximum(window, topic),
        "in_document": np.maximum(document, topic),
    }


def _most(held: Floats) -> Floats:
    """Return the most that any of the rows (at least one) holds of each concept."""
    most: Floats = np.maximum.reduce(held, axis=0)
    return most


def _question_features(question: Question, table: Matches) -> dict[str, float]:
    weights = table.core.weights
    kinds = {name: float(question.expects in kinds) for name, kinds in KINDS.items()}
    return kinds | {
        "concepts": float(np.log1p(len(weights))),
        "weight": float(np.log1p(weights.sum())),
        "has_cue": float(question.cue is not None),
    }


def _coverage_features(table: Matches, held: Held) -> dict[str, float]:
    """How much of the question is held near the chosen sentence, and the weight of the rarest word that is missing."""
    weights = table.core.weights.tolist()
    found: dict[str, float] = {}
    for scope in ("sentence", "window", "passage", "evidence", "on_topic", "in_document"):
        missing = [w for w, much in zip(weights, held[scope].tolist(), strict=True) if much < SURE]
        found[f"covered_{scope}"] = table.share(held[scope])
        found[f"rarest_missing_{scope}"] = max(missing, default=0.0)
        found[f"missing_{scope}"] = float(sum(w > 0 for w in missing))
    return found | {"covered_best_window": _best_window(table)}


def _best_window(table: Matches) -> float:
    """Return the greatest share of the question that any sentence and its neighbours hold."""
    held = table.held.copy()
    near = (table.owner[1:] == table.owner[:-1])[:, np.newaxis]
    np.maximum(held[1:], table.held[:-1], out=held[1:], where=near)
    np.maximum(held[:-1], table.held[1:], out=held[:-1], where=near)
    about = held @ table.core.weights
    rows = (about >= about.max(initial=0.0) - _SLACK).nonzero()[0].tolist()
    return max((table.share(held[row]) for row in rows), default=0.0)


def _topic_features(evidence: Sequence[Evidence], chosen: Chosen, table: Matches, held: Held) -> dict[str, float]:
    """What the title says, and whether the names that are asked about are there with it."""
    own = evidence[chosen.passage].passage.document_id
    same = sum(each.passage.document_id == own for each in evidence)
    return {
        "topic": table.share(held["topic"]),
        "same_document": same / len(evidence),
        "names_on_topic": _least(held["on_topic"], table.core.names),
        "names_in_document": _least(held["in_document"], table.core.names),
    }


def _least(held: Floats, groups: Sequence[tuple[int, ...]]) -> float:
    """Return the least share that is held of any group of concepts; 1 where there is no group."""
    return min((float(held.take(group).sum() / np.float32(len(group))) for group in groups), default=1.0)


def _pairs_features(table: Matches, at: int, places: Mapping[int, Places]) -> dict[str, float]:
    """Return the weighted share of neighbouring concepts of the question that stand near each other there too."""
    pairs = [(a, a + 1, float(min(w))) for a, w in enumerate(pairwise(table.core.weights.tolist()))]
    total = sum(weight for *_, weight in pairs)
    scopes = {"pairs_sentence": [places[at]], "pairs_window": [*places.values()]}
    if not total:
        return dict.fromkeys(scopes, 1.0)
    return {
        scope: sum(weight * any(_are_near(each, a, b) for each in rows) for a, b, weight in pairs) / total
        for scope, rows in scopes.items()
    }


def _are_near(places: Places, one: int, other: int) -> bool:
    """Return whether words of two concepts stand side by side."""
    return any(abs(x - y) <= NEIGHBOURS for x in places.get(one, ()) for y in places.get(other, ()))


def _places(table: Matches, row: int) -> Places:
    """Return concept -> the places of the words that hold it in a sentence, those of its translation after FARTHEST."""
    found: dict[int, list[int]] = {}
    for nth, text in enumerate(table.texts[row]):
        tokens = read(text)
        for each, owner in zip(tokens.hashes.tolist(), tokens.owners.tolist(), strict=True):
            for concept in table.signs.get(each, ()):
                found.setdefault(concept, []).append(owner + nth * _APART)
    return found


def _constraint_features(table: Matches, held: Held) -> dict[str, float]:
    """Whether every name and number that is asked about is there; 1 where the question has none."""
    found: dict[str, float] = {}
    for what, groups in (("names", table.core.names), ("numbers", table.core.numbers)):
        found[what] = float(min(len(groups), 3))
        for scope in ("sentence", "window", "passage", "evidence"):
            found[f"{what}_{scope}"] = _least(held[scope], groups)
    return found


def _predicate_features(question: Question, table: Matches, at: int, window: Floats) -> dict[str, float]:
    """What is said of the names: how much of the rest of the question is there, beside them, and what is not."""
    weights = table.core.weights.copy()
    weights[[place for group in (*table.core.names, *table.core.numbers) for place in group]] = 0
    total = max(float(weights.sum()), _TINY)
    shares = np.where(table.held >= SURE, table.held, 0) @ weights / total
    names = [place for group in table.core.names for place in group]
    has_names = (table.held[:, names] >= SURE).all(axis=1)
    missing = np.where(table.held[at] < SURE, weights, 0)
    return {
        "predicate": total,
        "predicate_sentence": float(shares[at]),
        "predicate_window": float(np.where(window >= SURE, window, 0) @ weights / total),
        "predicate_with_names": float(shares[has_names].max(initial=0.0)),
        "rarest_predicate_missing": float(missing.max(initial=0.0)),
        "missing_beside_head": _missing_beside_head(question, table, window),
    }


def _missing_beside_head(question: Question, table: Matches, window: Floats) -> float:
    """Return the weight of the neighbours of the noun asked for that are missing: the *defence* minister."""
    beside = {
        near for place in _places_of_head(question, table) for near in (place - 1, place + 1) if 0 <= near < len(window)
    }
    return max((float(table.core.weights[near]) for near in beside if window[near] < SURE), default=0.0)


def _places_of_head(question: Question, table: Matches) -> list[int]:
    """Return the concepts of the noun that is asked for."""
    heads = set(stem_hashes(question.head or ""))
    return [place for place, stem in enumerate(table.core.stems.tolist()) if stem in heads]


def _kind_features(question: Question, table: Matches, at: int, places: Mapping[int, Places]) -> dict[str, float]:
    """Whether there is anything of the kind that is asked for, which the question does not say itself, and where."""
    kinds = (LOOSELY.get(question.expects) or FITTING.get(question.expects, frozenset())) - UNSURE
    if not kinds:
        return {"kind_sentence": 1.0, "kind_window": 1.0, "kind_passage": 1.0, "kind_distance": 0.0, "counted": 0.0}
    passage = table.passage(int(table.owner[at]))
    own = frozenset(table.core.stems.tolist())
    fits = FINER.get(fold(question.head or ""), _any_words)
    new = {row: _new_places(table.texts[row], kinds, own, fits) for row in passage}
    rows: dict[str, Iterable[int]] = {"sentence": [at], "window": places, "passage": passage}
    found = {f"kind_{scope}": float(any(new[row] for row in within)) for scope, within in rows.items()}
    distances = [
        abs(place - near)
        for row, matched in places.items()
        for near in chain.from_iterable(matched.values())
        for place in new[row]
    ]
    found["kind_distance"] = float(min([*distances, FARTHEST]))
    counted = _counted(question, table)
    if counted is None:
        return found | {"counted": 0.0}
    from_noun = [
        abs(place - near) for row, matched in places.items() for near in matched.get(counted, ()) for place in new[row]
    ]
    return found | {"counted": float(min([*from_noun, FARTHEST]))}


def what_is_lacking(
    question: Question, known: Mapping[str, float], table: Matches, at: int, places: Mapping[int, Places]
) -> bool:
    """Return whether something is lacking without which nothing answers, however well the rest fits.

    A name that is nowhere in the evidence, in no spelling; the office whose holder is asked for (the *president*), near
    the sentence chosen; anything as exact as is asked for (a *city*, the *day*), where the reader found no answer.
    Measured on ARCD and SQuAD: of questions with a name that is nowhere, 4 to 7 % are answered.
    """
    if known["names"] and known["names_in_document"] < SURE and not known["crosses"]:
        return True
    if fold(question.head or "") in FINER:
        return known["kind_window"] == 0 and known["reader"] < SURE
    if question.expects != "person" or not question.head:
        return False
    window = table.near(at)
    own = [place for place in _places_of_head(question, table) if table.core.weights[place] >= LEAST_WEIGHT]
    return bool(own) and (all(window[place] < SURE for place in own) or _is_of_another(question, table, own, places))


def _is_of_another(question: Question, table: Matches, office: Sequence[int], places: Mapping[int, Places]) -> bool:
    """Return whether the office stands beside no country that the question gives it: the minister of another one."""
    countries = {
        term_hash(terms[0])
        for each in question.constraints
        if each.kind == "name" and is_place(each.text)
        for terms in each.terms
    }
    names = [place for place, stem in enumerate(table.core.stems.tolist()) if stem in countries]
    of = [name for name in names if any(abs(name - place) <= OFFICE_REACH for place in office)]
    if not of:
        return False
    return not any(_are_near(each, name, place) for each in places.values() for name in of for place in office)


def _counted(question: Question, table: Matches) -> int | None:
    """Return the concept of what is counted (how many *tonnes*), None where nothing is."""
    if question.expects not in KINDS["asks_number"] or question.cue is None:
        return None
    first = next(stem_hashes(question.text[question.cue[0] :]), None)
    found = np.flatnonzero(table.core.stems == np.uint64(first)) if first is not None else np.zeros(0)
    return int(found[0]) if len(found) else None


def _new_places(
    texts: Sequence[str], kinds: frozenset[Kind], own: frozenset[int], fits: Callable[[str], bool]
) -> list[int]:
    """Return the places of the spans of these kinds that fit and have a word which the question has not."""
    found = []
    for nth, text in enumerate(texts):
        tokens = read(text)
        spans = typed_spans(tokens)
        dates = [each for each in spans if each.kind == "date"]
        for span in spans:
            is_in_date = span.kind == "number" and any(d.first <= span.first and span.last <= d.last for d in dates)
            if span.kind in kinds and not is_in_date and fits(text[span.start : span.end]):
                within = (tokens.owners >= span.first) & (tokens.owners <= span.last)
                if not own.issuperset(tokens.hashes[within].tolist()):
                    found.append(span.first + nth * _APART)
    return found


def _nearness_features(evidence: Sequence[Evidence], chosen: Chosen, table: Matches, at: int) -> dict[str, float]:
    """How near the sentence is in meaning, and how far ahead of the others it and its passage are."""
    cosines = np.array(
        [
            cosine
            for number, each in enumerate(evidence)
            for cosine in unit_cosines(each, [table.sentences[row] for row in table.passage(number)], np.nan)
        ]
    )
    dense = [each.hit.scores.get("dense", np.nan) for each in evidence]
    others = np.concatenate([cosines[:at], cosines[at + 1 :]])
    first, own = evidence[0].hit, evidence[chosen.passage].hit
    return {
        "cosine": float(cosines[at]),
        "cosine_best": float(cosines.max()),
        "cosine_lead": float(cosines[at] - others.max()) if len(others) else 0.0,
        "cosine_over_mean": float(cosines[at] - cosines.mean()),
        "dense": float(dense[chosen.passage]),
        "dense_lead": float(dense[chosen.passage] - max(d for n, d in enumerate(dense) if n != chosen.passage))
        if len(dense) > 1
        else 0.0,
        "fused_lead": float(own.score - max(e.hit.score for n, e in enumerate(evidence) if n != chosen.passage))
        if len(evidence) > 1
        else 0.0,
        "sparse": float(own.scores["sparse"]),
        "coverage": float(own.scores["coverage"]),
        "coverage_first": float(first.scores["coverage"]),
        "rank": float(chosen.passage),
    }


def _language_features(question: Question, evidence: Evidence, language: Language) -> dict[str, float]:
    passage = evidence.passage
    known = passage.translation is not None
    return {
        "crosses": float(passage.language != (question.language or language) and not known),
        "translated": float(known),
        "asks_arabic": float(question.language == "ar"),
        "words": float(np.log1p(len(passage.text.split()))),
    }
