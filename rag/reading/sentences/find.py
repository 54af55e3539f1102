"""The sentences of the retrieved passages, scored by how likely each holds the answer.

In: the question, the evidence. Out: `Found` sentences, best first. All are scored by BM25 among themselves, cosine and
the score of their passage; a learned network reranks the best of them, see `features`.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Language
from index.search.fuse import standardised
from index.words.analysis import Analyzer
from index.words.term_hash import term_hash
from index.words.terms import word_terms, words_of_question
from rag.answer import Evidence
from rag.asking.question import Question
from rag.reading.forms.tokens import read
from rag.reading.network import bundled
from rag.reading.sentences.alignment import QuestionTerms, aligned, question_terms
from rag.reading.sentences.derivations import derived_shares
from rag.reading.sentences.features import FEATURES, Floats, feature_rows
from rag.reading.sentences.found import Found
from rag.reading.sentences.quotable import can_answer
from rag.reading.sentences.term_scores import term_scores
from rag.reading.sentences.units import Unit, View, view

# Share of questions whose gold answer is in the first sentence and in the first three (2026-11-24; held-out titles,
# over all of each collection): ARCD .652 and .819, SQuAD .743 and .874. Without the cosine: .661 and .836, .741 and
# .878. With PASSAGE_WEIGHT .6: .646 and .816, .742 and .869. The choice matters little.
COSINE_WEIGHT = 0.3
PASSAGE_WEIGHT = 1.0
READ_PASSAGES = 8
LOOKED_AT = 8
"""Sentences that the network reranks: the best by terms, cosine and passage, which have 95 % of the answers."""


def found_sentences(
    question: Question, evidence: Sequence[Evidence], language: Language, analyzer: Analyzer
) -> tuple[Found, ...]:
    """Return the reranked sentences, best first; none when there is no evidence."""
    looked, rows = looked_at(question, evidence, language, analyzer)
    if not looked:
        return ()
    scores = bundled("sentences", FEATURES).scores(rows)
    order = np.argsort(-scores, kind="stable").tolist()
    return tuple(replace(looked[at], score=float(scores[at])) for at in order)


def looked_at(
    question: Question, evidence: Sequence[Evidence], language: Language, analyzer: Analyzer
) -> tuple[list[Found], Floats]:
    """Return the sentences to rerank, best first by their base score, and a row of `FEATURES` for each."""
    views = _views(evidence, language, analyzer)
    pairs = [(each, unit) for each, read in zip(evidence, views, strict=False) for unit in read.units]
    if not pairs:
        return [], np.zeros((0, len(FEATURES)), np.float32)
    terms = term_scores(question.searched, views, analyzer)
    cosines = [cosine for each, read in zip(evidence, views, strict=False) for cosine in unit_cosines(each, read.units)]
    passages = [each.hit.score for each, _ in pairs]
    parts = np.column_stack([standardised(np.array(part, np.float32)) for part in (terms.bm25(), cosines, passages)])
    may = [can_answer(question, each.passage, unit) for each, unit in pairs]
    base = parts @ np.array([1.0, COSINE_WEIGHT, PASSAGE_WEIGHT], np.float32)
    ranked = np.argsort(-base, kind="stable").tolist()
    best = ([at for at in ranked if may[at]] or ranked)[:LOOKED_AT]
    asked = asked_terms(question, evidence, language, analyzer)
    found = _found([pairs[at] for at in best], base[best].tolist(), language, asked)
    derived = derived_shares(found, question.searched, asked)
    return found, feature_rows(found, question, np.column_stack([parts[best], derived]), language)


def asked_terms(
    question: Question, evidence: Sequence[Evidence], language: Language, analyzer: Analyzer
) -> QuestionTerms:
    """Return the terms of a question with their weights among the sentences of the evidence (at least one passage)."""
    terms = term_scores(question.searched, _views(evidence, language, analyzer), analyzer)
    return question_terms(terms.query, terms.idf(), _head_terms(question))


def _views(evidence: Sequence[Evidence], language: Language, analyzer: Analyzer) -> tuple[View, ...]:
    return tuple(view(each.passage, language, analyzer) for each in evidence[:READ_PASSAGES])


def unit_cosines(evidence: Evidence, units: Sequence[Unit], unknown: float = 0.0) -> list[float]:
    """Return the best cosine of the vectors of each unit of a passage, `unknown` where it has none."""
    cosines = evidence.sentence_cosines.tolist()
    return [max((cosines[row] for row in unit.rows if row < len(cosines)), default=unknown) for unit in units]


def _found(
    pairs: Sequence[tuple[Evidence, Unit]], scores: Sequence[float], language: Language, asked: QuestionTerms
) -> list[Found]:
    """Return units with their scores, aligned with the question."""
    translations = [unit.translated if each.passage.language != language else None for each, unit in pairs]
    texts = [
        translated or each.passage.text[unit.start : unit.end]
        for (each, unit), translated in zip(pairs, translations, strict=True)
    ]
    tokens = list(map(read, texts))
    rows = zip(pairs, scores, translations, tokens, aligned(tokens, asked), strict=True)
    return [
        Found(*pair, score, bool(translated), each, own.shares, own.concepts, own.heads)
        for pair, score, translated, each, own in rows
    ]


def _head_terms(question: Question) -> NDArray[np.uint64]:
    words = words_of_question(question.head) if question.head else ()
    return np.array([term_hash(term) for word in words for term in word_terms(word.text, word.kind)], np.uint64)
