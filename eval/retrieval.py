"""How well the right passage is found, within a language and across, and what each side of the search adds to it.

    python -m eval.retrieval --passages FILE.jsonl[.gz] --questions FILE.jsonl[.gz] [--encoder NAME] [--json]

Each language of a bilingual set is a collection of its own in one temporary library, and is asked in both languages.
The three rankings all come out of the code that answers questions: `fused` is the library's own search, `sparse` and
`dense` order the candidates of a wider search by that one part of their scores. Nothing is answered here.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from heapq import nsmallest
from statistics import median
from typing import Literal, get_args

from corpus.passage import Language
from eval.command_line import exit_code_of
from eval.metrics.intervals import Interval, mean_interval
from eval.metrics.ranking import Qrels, Run, score_run
from eval.reading.bilingual import DIRECTIONS, LANGUAGES, BilingualSet, add_arguments, load_bilingual
from eval.stopwatch import Stopwatch
from index.hit import Hit
from index.library import Library
from rag.temporary import temporary_library

Ranking = Literal["sparse", "dense", "fused"]
RANKINGS: tuple[Ranking, ...] = get_args(Ranking)

METRICS = ("nDCG@10", "recall@10", "MRR@10")
DEPTH = 10
"""Hits of a search that is timed and measured: what the metrics look at."""

WIDE_DEPTH = 1_000
"""Candidates ordered by one part of their scores; the library takes the best of either side among them."""


@dataclass(frozen=True, slots=True)
class DirectionReport:
    """Figures of one direction: for each ranking the mean of each metric; half of the searches took longer than p50."""

    question_language: Language
    passage_language: Language
    figures: Mapping[Ranking, Mapping[str, Interval]]
    search_p50_ms: float


@dataclass(frozen=True, slots=True)
class RetrievalReport:
    """Figures of one bilingual set and one encoder in all four directions."""

    encoder: str
    passages: int
    questions: int
    directions: tuple[DirectionReport, ...]


def measure(asked: BilingualSet, encoder: str = "bundled") -> RetrievalReport:
    """Return the figures of a bilingual set, indexed in a temporary folder that is gone afterwards.

    Args:
        encoder: what the setting `IQTIBAS_ENCODER` may be.

    Raises: SettingsError, ModelUnavailable, StorageUnavailable, EvaluationError.
    """
    with temporary_library(encoder) as library:
        for language in LANGUAGES:
            library.add_all(language, asked.documents(language))
        directions = tuple(_direction(library, asked, *pair) for pair in DIRECTIONS)
        return RetrievalReport(library.status().encoder, len(asked.passages), len(asked.questions), directions)


def _direction(library: Library, asked: BilingualSet, question: Language, passage: Language) -> DirectionReport:
    queries = {each.id: each.texts[question] for each in asked.questions}
    # The wide searches come first, and load what the timed ones then find in memory.
    runs = _one_sided_runs(library, queries, passage)
    runs["fused"], took_ms = _fused_run(library, queries, passage)
    figures = {ranking: _means(runs[ranking], asked.qrels()) for ranking in RANKINGS}
    return DirectionReport(question, passage, figures, median(took_ms))


def _fused_run(library: Library, queries: Mapping[str, str], collection: str) -> tuple[Run, list[float]]:
    """Return what the library finds, and the milliseconds that each search took, encoding the query included."""
    run: dict[str, dict[str, float]] = {}
    took_ms: list[float] = []
    for query_id, query in queries.items():
        watch = Stopwatch()
        hits = library.search(query, [collection], top_k=DEPTH).hits
        took_ms.append(watch.ms)
        run[query_id] = {hit.passage_id: hit.score for hit in hits}
    return run, took_ms


def _one_sided_runs(library: Library, queries: Mapping[str, str], collection: str) -> dict[Ranking, Run]:
    """Return the runs of the sparse side alone and of the dense side alone."""
    found = {
        query_id: library.search(query, [collection], top_k=WIDE_DEPTH).hits for query_id, query in queries.items()
    }
    return {
        "sparse": {query_id: _scores(hits, "sparse") for query_id, hits in found.items()},
        "dense": {query_id: _scores(hits, "dense") for query_id, hits in found.items()},
    }


def _scores(hits: Sequence[Hit], side: str) -> dict[str, float]:
    """Return the best `DEPTH` candidates that this side gives a score; those that only the other side found have 0."""
    best = nsmallest(DEPTH, hits, key=lambda hit: (-hit.scores[side], hit.passage_id))
    return {hit.passage_id: hit.scores[side] for hit in best if hit.scores[side]}


def _means(run: Run, qrels: Qrels) -> dict[str, Interval]:
    scored = score_run(run, qrels, METRICS)
    return {name: mean_interval(list(values.by_query.values())) for name, values in scored.items()}


def _print_table(report: RetrievalReport) -> None:
    print(f"{report.questions} questions, {report.passages} passages in each language, encoder {report.encoder}")
    print("question->passages, mean and 95 % bootstrap interval\n")
    print(f"{'':14}" + "".join(f"{metric:22}" for metric in METRICS).rstrip())
    for direction in report.directions:
        for ranking, means in direction.figures.items():
            name = f"{direction.question_language}->{direction.passage_language} {ranking}"
            print(f"{name:14}" + "".join(f"{means[metric]!s:22}" for metric in METRICS).rstrip())
        print(f"{'':7}search p50 {direction.search_p50_ms:.2f} ms\n")


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m eval.retrieval", description="Measure retrieval on a bilingual set.")
    add_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """Print the figures; return the exit code."""
    return exit_code_of(partial(_print_report, _arguments(given)))


def _print_report(arguments: argparse.Namespace) -> None:
    report = measure(load_bilingual(arguments.passages, arguments.questions), arguments.encoder)
    if arguments.json:
        print(json.dumps(asdict(report), indent=2))
    else:
        _print_table(report)


if __name__ == "__main__":
    sys.exit(main())
