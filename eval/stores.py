"""Whether both stores find the same: the best ten of each, for the same questions, side by side.

    python -m eval.stores --passages FILE.jsonl[.gz] --questions FILE.jsonl[.gz] [--uri URI] [--limit N]

Each language of a bilingual set is a collection of its own in both stores, and is asked in both languages. Without an
address, Milvus is milvus-lite in a temporary folder (`pip install milvus-lite`); tables of the prefix below are made in
the one that is named, and dropped in the end.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory

from corpus.passage import Language
from eval.command_line import exit_code_of
from eval.reading.bilingual import DIRECTIONS, LANGUAGES, BilingualQuestion, BilingualSet, add_arguments, load_bilingual
from eval.stopwatch import Stopwatch
from index.library import Library
from index.local.library import LocalLibrary
from index.milvus.connection import Address
from index.milvus.library import MilvusLibrary
from rag.wiring import open_models

DEPTH = 10
"""Hits that are compared."""

PREFIX = "iqtibas_eval"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far both stores agree in one direction.

    `overlap` is the share of the best ten that both have, `same_order` that of the questions with the same ten in the
    same order; the largest difference is that of a score of one hit. Half of the searches took longer than p50.
    """

    question_language: Language
    passage_language: Language
    questions: int
    overlap: float
    same_order: float
    largest_difference: float
    local_p50_ms: float
    milvus_p50_ms: float


def measure(asked: BilingualSet, uri: str = "", encoder: str = "bundled") -> list[Agreement]:
    """Return how far the stores agree in each direction.

    Args:
        uri: of a Milvus; empty for milvus-lite in a temporary folder.

    Raises: SettingsError, ModelUnavailable, StorageUnavailable, EvaluationError.
    """
    with _both(uri, encoder) as stores:
        for store in stores:
            for language in LANGUAGES:
                store.add_all(language, asked.documents(language))
        return [_agreement(stores, asked.questions, *pair) for pair in DIRECTIONS]


@contextmanager
def _both(uri: str, encoder_name: str) -> Iterator[tuple[Library, Library]]:
    models = open_models(encoder_name)
    with TemporaryDirectory(prefix="iqtibas-eval-") as folder:
        local, elsewhere = Path(folder) / "local", Path(folder) / "milvus"
        elsewhere.mkdir()
        address = Address(uri or str(elsewhere / "lite.db"), prefix=PREFIX)
        milvus = MilvusLibrary(elsewhere, address, models)
        with closing(LocalLibrary(local, models)) as library, closing(milvus):
            yield library, milvus
            milvus.destroy()


def _agreement(
    stores: tuple[Library, Library], asked: Sequence[BilingualQuestion], question: Language, passage: Language
) -> Agreement:
    overlaps, orders, differences = [], [], [0.0]
    took_ms: tuple[list[float], list[float]] = [], []
    for each in asked:
        found = []
        for store, took in zip(stores, took_ms, strict=True):
            watch = Stopwatch()
            found.append({hit.passage_id: hit.score for hit in store.search(each.texts[question], [passage]).hits})
            took.append(watch.ms)
        local, milvus = found
        overlaps.append(len(local.keys() & milvus.keys()) / max(len(local), 1))
        orders.append(list(local) == list(milvus))
        differences += (abs(local[name] - milvus[name]) for name in local.keys() & milvus.keys())
    return Agreement(
        question,
        passage,
        len(overlaps),
        mean(overlaps),
        mean(orders),
        max(differences),
        *(median(took) for took in took_ms),
    )


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m eval.stores", description="Compare both stores on a bilingual set.")
    add_arguments(parser)
    parser.add_argument("--uri", default="", help="a Milvus (default: milvus-lite in a temporary folder)")
    parser.add_argument("--limit", type=int, help="only the first so many questions")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """Print a line a direction; return the exit code."""
    return exit_code_of(partial(_print_agreements, _arguments(given)))


def _print_agreements(arguments: argparse.Namespace) -> None:
    asked = load_bilingual(arguments.passages, arguments.questions)
    agreements = measure(replace(asked, questions=asked.questions[: arguments.limit]), arguments.uri, arguments.encoder)
    print("question->passages  questions  overlap@10  same order  largest difference  p50 local, Milvus (ms)")
    for each in agreements:
        print(
            f"{each.question_language}->{each.passage_language:14}{each.questions:11}{each.overlap:12.4f}"
            f"{each.same_order:12.3f}{each.largest_difference:20.6f}{each.local_p50_ms:17.1f}, {each.milvus_p50_ms:.1f}"
        )


if __name__ == "__main__":
    sys.exit(main())
