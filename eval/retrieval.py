"""Ranking of a bilingual set within each language and across, by sparse, dense and fused search.

    python -m eval.retrieval --passages FILE.jsonl[.gz] --questions FILE.jsonl[.gz] [--encoder NAME] [--json]

The passages are stored in a temporary library, one collection for each language, and each collection is asked in both
languages. `fused` is the library's own search; `sparse` and `dense` rank the hits of a deeper search by that part of
their scores. No question is answered.
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
"""Hits of each search that is timed: as many as the metrics look at."""

DEEP_DEPTH = 1_000
"""Hits that are ranked by one part of their scores: they include the best of either side."""


@dataclass(frozen=True, slots=True)
class DirectionReport:
    """Figures of one direction: the mean of each metric by ranking, and the median latency of the fused search."""

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


def measure(bilingual: BilingualSet, encoder: str = "bundled") -> RetrievalReport:
    """Return the figures of a bilingual set, stored in a temporary library.

    Args:
        encoder: a value of the setting `IQTIBAS_ENCODER`.

    Raises: SettingsError, ModelUnavailable, StorageUnavailable, EvaluationError.
    """
    with temporary_library(encoder) as library:
        for language in LANGUAGES:
            library.add_all(language, bilingual.documents(language))
        directions = tuple(_direction(library, bilingual, *pair) for pair in DIRECTIONS)
        return RetrievalReport(library.status().encoder, len(bilingual.passages), len(bilingual.questions), directions)


def _direction(library: Library, bilingual: BilingualSet, question: Language, passage: Language) -> DirectionReport:
    queries = {each.id: each.texts[question] for each in bilingual.questions}
    # The deeper searches come first: they warm the caches for the timed ones.
    runs = _one_sided_runs(library, queries, passage)
    runs["fused"], took_ms = _fused_run(library, queries, passage)
    figures = {ranking: _means(runs[ranking], bilingual.qrels()) for ranking in RANKINGS}
    return DirectionReport(question, passage, figures, median(took_ms))


def _fused_run(library: Library, queries: Mapping[str, str], collection: str) -> tuple[Run, list[float]]:
    """Return the run of the library's own search, and the latency of each search with the encoding of its query."""
    run: dict[str, dict[str, float]] = {}
    took_ms: list[float] = []
    for query_id, query in queries.items():
        watch = Stopwatch()
        hits = library.search(query, [collection], top_k=DEPTH).hits
        took_ms.append(watch.ms)
        run[query_id] = {hit.passage_id: hit.score for hit in hits}
    return run, took_ms


def _one_sided_runs(library: Library, queries: Mapping[str, str], collection: str) -> dict[Ranking, Run]:
    """Return the run of sparse search alone, and that of dense search alone."""
    found = {
        query_id: library.search(query, [collection], top_k=DEEP_DEPTH).hits for query_id, query in queries.items()
    }
    return {
        "sparse": {query_id: _scores(hits, "sparse") for query_id, hits in found.items()},
        "dense": {query_id: _scores(hits, "dense") for query_id, hits in found.items()},
    }


def _scores(hits: Sequence[Hit], side: str) -> dict[str, float]:
    """Return the best `DEPTH` hits by this part of their scores, which is 0 for hits of the other side only."""
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
