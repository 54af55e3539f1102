"""Ranking in collections of both languages: nDCG@10 for several values of `FOREIGN_GAIN`.

    python -m eval.mixed --passages FILE.jsonl[.gz] --questions FILE.jsonl[.gz] [--encoder NAME]
    python -m eval.mixed --sets retrieval,fields [--encoder NAME]

The library adds `index.search.balance.FOREIGN_GAIN` to the scores of passages in another language than the question.
Each row of the table shows the ranking with another gain in its place; the columns are pairs of languages
(question->passage).

From a bilingual set, every other passage is stored in Arabic and the rest in English; a first row shows the same
questions in collections of one language, for comparison. From shipped sets, all documents are stored as they are.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean

from corpus.passage import Document, Language
from eval.command_line import exit_code_of
from eval.metrics.ranking import Run, score_run
from eval.reading.bilingual import LANGUAGES, BilingualSet, load_bilingual
from eval.reading.load import load
from eval.reading.questions import Question
from index.hit import Hit
from index.library import Library
from index.search.balance import FOREIGN_GAIN
from rag.temporary import temporary_library

GAINS = (0.0, 0.3, 0.6, 0.9, 1.2, 1.5)
METRIC = "nDCG@10"
MIXED = "mixed"
_DEPTH = 50
"""Hits retrieved for each question: enough to contain the best ten under any of `GAINS`."""

Figures = Mapping[str, float]
"""The mean of `METRIC` for each pair of languages, such as `ar->en`, and for `all`."""

LanguageOf = Mapping[str, Language]
"""The language of each passage in the mixed collection, by passage id; passages with a translation are left out."""


@dataclass(frozen=True, slots=True)
class Pool:
    """What is stored and asked: the documents of each collection, one of which is `MIXED`, and the questions."""

    documents: Mapping[str, Sequence[Document]]
    questions: Sequence[Question]


def half_of_each(bilingual: BilingualSet) -> Pool:
    """Return a mixed collection, every other passage in Arabic and the rest in English, and one of each language."""
    by_language = {language: tuple(bilingual.documents(language)) for language in LANGUAGES}
    mixed = [pair[number % 2] for number, pair in enumerate(zip(*by_language.values(), strict=True))]
    language_of = {f"{document.document_id}#p1": document.language for document in mixed}
    # The set has each question for the passage in either language; the mixed collection has the passage in one.
    questions = [
        question
        for question in bilingual.question_set(MIXED).questions
        if language_of[question.paragraphs[0]] == question.collection
    ]
    return Pool(by_language | {MIXED: mixed}, questions)


def of_sets(names: Sequence[str]) -> Pool:
    """Return all documents of shipped sets, and their questions that name paragraphs and have no history."""
    sets = [load(name) for name in names]
    documents = {
        document.document_id: document for each in sets for found in each.documents.values() for document in found
    }
    questions = [question for each in sets for question in each.questions if question.answerable]
    ranked = [question for question in questions if question.paragraphs and not question.history]
    return Pool({MIXED: list(documents.values())}, ranked)


def measure(pool: Pool, encoder: str = "bundled") -> Iterator[tuple[str, Figures]]:
    """Yield the rows of the table, each a name and its figures.

    Raises: SettingsError, ModelUnavailable, StorageUnavailable, EvaluationError.
    """
    with temporary_library(encoder) as library:
        for name, documents in pool.documents.items():
            library.add_all(name, documents)
        language_of = dict(_untranslated(library))
        if len(pool.documents) > 1:
            found = {each.id: library.search(each.question, [each.collection]).hits for each in pool.questions}
            run = {question_id: {hit.passage_id: hit.score for hit in hits} for question_id, hits in found.items()}
            yield "one language", _figures(pool.questions, run, language_of)
        found = {each.id: library.search(each.question, [MIXED], top_k=_DEPTH).hits for each in pool.questions}
        for gain in GAINS:
            run = {each.id: _rescored(found[each.id], each.lang, language_of, gain) for each in pool.questions}
            yield f"gain {gain}", _figures(pool.questions, run, language_of)


def _untranslated(library: Library) -> Iterator[tuple[str, Language]]:
    for document in library.documents(MIXED, limit=1_000).documents:
        for stored in library.document_passages(MIXED, document.document_id):
            if stored.passage.translation is None:
                yield stored.passage.passage_id, stored.passage.language


def _rescored(hits: Sequence[Hit], language: Language, language_of: LanguageOf, gain: float) -> dict[str, float]:
    """Return the scores by passage id, with `gain` in place of `FOREIGN_GAIN` for passages in the other language."""
    change = gain - float(FOREIGN_GAIN)
    return {
        hit.passage_id: hit.score + change * (language_of.get(hit.passage_id, language) != language) for hit in hits
    }


def _figures(questions: Sequence[Question], run: Run, language_of: LanguageOf) -> Figures:
    qrels = {question.id: question.relevance for question in questions}
    scored = score_run(run, qrels, [METRIC])[METRIC].by_query
    by_direction = defaultdict(list)
    for question in questions:
        passage_language = language_of.get(question.paragraphs[0], "both")
        by_direction[f"{question.lang}->{passage_language}"].append(scored[question.id])
    return {name: fmean(values) for name, values in sorted(by_direction.items())} | {"all": fmean(scored.values())}


def main(given: Sequence[str] | None = None) -> int:
    """Print the table, and return the exit code."""
    return exit_code_of(partial(_print_table, _arguments(given)))


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m eval.mixed", description="Measure ranking in mixed collections.")
    parser.add_argument("--passages", type=Path, help="lines of {passage_id, text_ar, text_en}")
    parser.add_argument("--questions", type=Path, help="lines of {id, passage_id, question_ar, question_en}")
    parser.add_argument("--sets", help="names of shipped sets, separated by commas")
    parser.add_argument("--encoder", default="bundled", help="a value of IQTIBAS_ENCODER (default: bundled)")
    arguments = parser.parse_args(given)
    if bool(arguments.sets) == bool(arguments.passages and arguments.questions):
        parser.error("give --sets, or --passages and --questions")
    return arguments


def _print_table(arguments: argparse.Namespace) -> None:
    if arguments.sets:
        pool = of_sets(arguments.sets.split(","))
    else:
        pool = half_of_each(load_bilingual(arguments.passages, arguments.questions))
    for number, (name, figures) in enumerate(measure(pool, arguments.encoder)):
        if number == 0:
            print(f"{METRIC:14}" + "".join(f"{direction:>10}" for direction in figures))
        print(f"{name:14}" + "".join(f"{figure:10.4f}" for figure in figures.values()), flush=True)


if __name__ == "__main__":
    sys.exit(main())
