"""Ranking in collections of both languages, by the gain of passages in another language than the question.

    python -m eval.mixed --passages FILE.jsonl[.gz] --questions FILE.jsonl[.gz] [--encoder NAME]
    python -m eval.mixed --sets retrieval,fields [--encoder NAME]

Of a bilingual set, every other passage is taken in Arabic and the rest in English, and the questions are asked of this
collection and of the two with all passages of one language. Of shipped sets, all texts are in one collection as they
are. Each row is nDCG@10 by language of question and passage, with another gain than `balance.FOREIGN_GAIN`.
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
from eval.metrics.ranking import score_run
from eval.reading.bilingual import LANGUAGES, BilingualSet, load_bilingual
from eval.reading.load import load
from eval.reading.questions import Question
from index.library import Library
from index.search.balance import FOREIGN_GAIN
from rag.temporary import temporary_library

GAINS = (0.0, 0.3, 0.6, 0.9, 1.2, 1.5)
METRIC = "nDCG@10"
MIXED = "mixed"
_DEPTH = 50
"""Hits among which another gain would have chosen."""

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pool:
    """Documents by collection, one of them `mixed`, and questions, each of which names its passages."""

    documents: Mapping[str, Sequence[Document]]
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class _Languages:
    """The language of each passage without translation, by its id."""

    by_passage: Mapping[str, Language]

    def is_foreign(self, passage_id: str, question: Question) -> bool:
        return self.by_passage.get(passage_id, question.lang) != question.lang

    def direction(self, question: Question) -> str:
        return f"{question.lang}->{self.by_passage.get(question.paragraphs[0], 'both')}"


def half_of_each(asked: BilingualSet) -> Pool:
    """Return every other passage in Arabic and the rest in English, and beside them all passages in each language."""
    whole = {language: tuple(asked.documents(language)) for language in LANGUAGES}
    mixed = [pair[at % 2] for at, pair in enumerate(zip(*whole.values(), strict=True))]
    questions = asked.question_set(MIXED).questions
    language_of = {f"{each.document_id}#p1": each.language for each in mixed}
    return Pool(
        whole | {MIXED: mixed}, [each for each in questions if language_of[each.paragraphs[0]] == each.collection]
    )


def of_sets(names: Sequence[str]) -> Pool:
    """Return all documents of shipped sets, and their answerable questions that name passages and need no history."""
    sets = [load(name) for name in names]
    documents = {each.document_id: each for one in sets for found in one.documents.values() for each in found}
    questions = [each for one in sets for each in one.questions if each.answerable and each.paragraphs]
    return Pool({MIXED: list(documents.values())}, [each for each in questions if not each.history])


def measure(pool: Pool, encoder: str = "bundled") -> Iterator[tuple[str, Figures]]:
    """Yield the name and the figures of each row: the single languages where there are such, then each gain.

    Raises: SettingsError, ModelUnavailable, StorageUnavailable, EvaluationError.
    """
    with temporary_library(encoder) as library:
        for name, documents in pool.documents.items():
            library.add_all(name, documents)
        languages = _Languages(dict(_untranslated(library)))
        if len(pool.documents) > 1:
            apart = {each.id: library.search(each.question, [each.collection or MIXED]) for each in pool.questions}
            runs = {id_: {hit.passage_id: hit.score for hit in found.hits} for id_, found in apart.items()}
            yield "one language", _figures(pool.questions, runs, languages)
        found = {each.id: library.search(each.question, [MIXED], top_k=_DEPTH).hits for each in pool.questions}
        for gain in GAINS:
            more = gain - float(FOREIGN_GAIN)
            runs = {
                each.id: {
                    hit.passage_id: hit.score + more * languages.is_foreign(hit.passage_id, each)
                    for hit in found[each.id]
                }
                for each in pool.questions
            }
            yield f"gain {gain}", _figures(pool.questions, runs, languages)


def _untranslated(library: Library) -> Iterator[tuple[str, Language]]:
    for document in library.documents(MIXED, limit=1_000).documents:
        for stored in library.document_passages(MIXED, document.document_id):
            if stored.passage.translation is None:
                yield stored.passage.passage_id, stored.passage.language


def _figures(questions: Sequence[Question], runs: Mapping[str, Mapping[str, float]], languages: _Languages) -> Figures:
    scored = score_run(runs, {each.id: each.relevance for each in questions}, [METRIC])[METRIC].by_query
    by_direction = defaultdict(list)
    for each in questions:
        by_direction[languages.direction(each)].append(scored[each.id])
    return {name: fmean(values) for name, values in sorted(by_direction.items())} | {"all": fmean(scored.values())}


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m eval.mixed", description="Measure collections of both languages.")
    parser.add_argument("--passages", type=Path, help="lines of {passage_id, text_ar, text_en}")
    parser.add_argument("--questions", type=Path, help="lines of {id, passage_id, question_ar, question_en}")
    parser.add_argument("--sets", help="names of shipped sets, with commas between them")
    parser.add_argument("--encoder", default="bundled", help="what IQTIBAS_ENCODER may be (default: bundled)")
    asked = parser.parse_args(given)
    if bool(asked.sets) == bool(asked.passages and asked.questions):
        parser.error("give --sets, or --passages and --questions")
    return asked


def main(given: Sequence[str] | None = None) -> int:
    """Print the table; return the exit code."""
    return exit_code_of(partial(_print_table, _arguments(given)))


def _print_table(asked: argparse.Namespace) -> None:
    named = (
        of_sets(asked.sets.split(",")) if asked.sets else half_of_each(load_bilingual(asked.passages, asked.questions))
    )
    for at, (name, figures) in enumerate(measure(named, asked.encoder)):
        if at == 0:
            print(f"{METRIC:14}" + "".join(f"{direction:>10}" for direction in figures))
        print(f"{name:14}" + "".join(f"{figure:10.4f}" for figure in figures.values()), flush=True)


if __name__ == "__main__":
    sys.exit(main())
