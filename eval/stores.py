"""Agreement of the two stores, local and Milvus: whether they find the same hits for the same questions.

    python -m eval.stores --passages FILE.jsonl[.gz] --questions FILE.jsonl[.gz] [--uri URI] [--limit N]

A bilingual set is stored in both, one collection for each language, and each collection is asked in both languages.
Without `--uri`, Milvus is milvus-lite in a temporary folder (`pip install milvus-lite`). In the Milvus that `--uri`
names, tables whose names begin with `PREFIX` are created, and dropped at the end.
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
"""Hits of each search, all of which are compared."""

PREFIX = "iqtibas_eval"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of the stores in one direction.

    `overlap` is the share of the hits that both found, `same_order` the share of questions with equal hits in equal
    order, `largest_difference` the largest difference between the scores of a hit; the last two are median latencies.
    """

    question_language: Language
    passage_language: Language
    questions: int
    overlap: float
    same_order: float
    largest_difference: float
    local_p50_ms: float
    milvus_p50_ms: float


def measure(bilingual: BilingualSet, uri: str = "", encoder: str = "bundled") -> list[Agreement]:
    """Return the agreement of the stores in each direction.

    Args:
        uri: the address of a Milvus; empty for milvus-lite in a temporary folder.

    Raises: SettingsError, ModelUnavailable, StorageUnavailable, EvaluationError.
    """
    with _both(uri, encoder) as stores:
        for store in stores:
            for language in LANGUAGES:
                store.add_all(language, bilingual.documents(language))
        return [_agreement(stores, bilingual.questions, *pair) for pair in DIRECTIONS]


@contextmanager
def _both(uri: str, encoder_name: str) -> Iterator[tuple[Library, Library]]:
    models = open_models(encoder_name)
    with TemporaryDirectory(prefix="iqtibas-eval-") as folder:
        local_folder, milvus_folder = Path(folder) / "local", Path(folder) / "milvus"
        milvus_folder.mkdir()
        address = Address(uri or str(milvus_folder / "lite.db"), prefix=PREFIX)
        with (
            closing(MilvusLibrary(milvus_folder, address, models)) as milvus,
            closing(LocalLibrary(local_folder, models)) as local,
        ):
            yield local, milvus
            milvus.destroy()


def _agreement(
    stores: tuple[Library, Library],
    questions: Sequence[BilingualQuestion],
    question_language: Language,
    passage_language: Language,
) -> Agreement:
    queries = [question.texts[question_language] for question in questions]
    (local, local_ms), (milvus, milvus_ms) = (_searched(store, queries, passage_language) for store in stores)
    pairs = list(zip(local, milvus, strict=True))
    return Agreement(
        question_language,
        passage_language,
        questions=len(pairs),
        overlap=mean(len(one.keys() & other.keys()) / max(len(one), 1) for one, other in pairs),
        same_order=mean(list(one) == list(other) for one, other in pairs),
        largest_difference=max(
            (abs(one[each] - other[each]) for one, other in pairs for each in one.keys() & other.keys()), default=0.0
        ),
        local_p50_ms=median(local_ms),
        milvus_p50_ms=median(milvus_ms),
    )


def _searched(store: Library, queries: Sequence[str], collection: str) -> tuple[list[dict[str, float]], list[float]]:
    """Return the scores of the hits of each query, best first, and the latency of each search."""
    found, took_ms = [], []
    for query in queries:
        watch = Stopwatch()
        found.append({hit.passage_id: hit.score for hit in store.search(query, [collection], top_k=DEPTH).hits})
        took_ms.append(watch.ms)
    return found, took_ms


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m eval.stores", description="Compare both stores on a bilingual set.")
    add_arguments(parser)
    parser.add_argument("--uri", default="", help="a Milvus (default: milvus-lite in a temporary folder)")
    parser.add_argument("--limit", type=int, help="ask only the first N questions")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """Print a line for each direction, and return the exit code."""
    return exit_code_of(partial(_print_agreements, _arguments(given)))


def _print_agreements(arguments: argparse.Namespace) -> None:
    bilingual = load_bilingual(arguments.passages, arguments.questions)
    bilingual = replace(bilingual, questions=bilingual.questions[: arguments.limit])
    agreements = measure(bilingual, arguments.uri, arguments.encoder)
    print("question->passages  questions  overlap@10  same order  largest difference  p50 local, Milvus (ms)")
    for each in agreements:
        print(
            f"{each.question_language}->{each.passage_language:14}{each.questions:11}{each.overlap:12.4f}"
            f"{each.same_order:12.3f}{each.largest_difference:20.6f}{each.local_p50_ms:17.1f}, {each.milvus_p50_ms:.1f}"
        )


if __name__ == "__main__":
    sys.exit(main())
