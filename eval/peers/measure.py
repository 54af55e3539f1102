"""Measures one library, and prints its figures as a line of JSON; `eval.peers` runs this in a process of its own."""

import json
import resource
import statistics
import sys
from importlib import import_module

from corpus.passage import Passage
from corpus.split import split
from eval.metrics.intervals import mean_interval
from eval.metrics.ranking import score_run
from eval.peers.peer import Peer, Ranked
from eval.reading.load import load
from eval.reading.questions import QuestionSet
from eval.stopwatch import Stopwatch
from index.vectors.encoder import Encoder
from rag.wiring import open_encoder

METRIC = "nDCG@10"
TOP_K = 10
PEERS = {  # name -> module and class
    "iqtibas": ("eval.peers.iqtibas", "Iqtibas"),
    "txtai": ("eval.peers.txtai", "Txtai"),
    "llamaindex": ("eval.peers.llamaindex", "LlamaIndex"),
    "haystack": ("eval.peers.haystack", "Haystack"),
}
_KB = 1024
_PERCENTILES = 100


def measure(name: str, question_set: QuestionSet, encoder: Encoder) -> dict[str, object]:
    """Return the figures of a library: nDCG@10 with its interval by direction, latency, indexing time, peak memory."""
    module, kind = PEERS[name]
    watch = Stopwatch()
    peers: dict[str, Peer] = {}
    for collection, documents in question_set.documents.items():
        peers[collection] = getattr(import_module(module), kind)()
        passages: list[Passage] = [passage for document in documents for passage in split(document)]
        peers[collection].index(passages, encoder)
    indexed_s = watch.s
    run: dict[str, Ranked] = {}
    took_ms: list[float] = []
    for question in question_set.questions:
        watch = Stopwatch()
        run[question.id] = peers[question.collection].search(question.question, TOP_K)
        took_ms.append(watch.ms)
    return {
        "peer": name,
        "figures": {direction: str(mean_interval(values)) for direction, values in _ndcg(question_set, run).items()},
        "index_s": indexed_s,
        "p50_ms": statistics.median(took_ms),
        "p99_ms": statistics.quantiles(took_ms, n=_PERCENTILES, method="inclusive")[-1],
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB,
    }


def _ndcg(question_set: QuestionSet, run: dict[str, Ranked]) -> dict[str, list[float]]:
    """Return the nDCG@10 of the questions by direction, such as `en->ar`."""
    values = score_run(run, question_set.qrels(), [METRIC])[METRIC].by_query
    languages = question_set.languages()
    by_direction: dict[str, list[float]] = {}
    for question in question_set.questions:
        if question.id in values:
            passage_language = languages[question.collection, question.paragraphs[0].rpartition("#")[0]]
            by_direction.setdefault(f"{question.lang}->{passage_language}", []).append(values[question.id])
    return by_direction


if __name__ == "__main__":
    _name, _source, _documents, _encoder = sys.argv[1:]
    _set = load(_source, documents=_documents or None)
    print(json.dumps(measure(_name, _set, open_encoder(_encoder))))
