"""The table of all metrics in reports: name, meaning, and whether higher is better."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.errors import UnknownMetric

RANKING = ("nDCG@10", "recall@10", "MRR@10", "success@1", "success@3")


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric: its `meaning` in words, and whether it is a share in [0, 1]."""

    meaning: str
    higher_is_better: bool = True
    is_share: bool = True


CATALOGUE: Mapping[str, Metric] = {
    "right": Metric("answered with a right answer and paragraph; or abstained where the documents do not answer"),
    # Retrieval.
    "nDCG@10": Metric("normalised discounted cumulative gain of the first ten passages"),
    "recall@10": Metric("relevant passages among the first ten"),
    "MRR@10": Metric("reciprocal rank of the first relevant passage among ten"),
    "success@1": Metric("a relevant passage at rank 1"),
    "success@3": Metric("a relevant passage at ranks 1 to 3"),
    # Answers.
    "says": Metric("the answer has an acceptable one, or 70 % of its content words"),
    "contains": Metric("an acceptable answer is a substring of the answer, word by word"),
    "short": Metric("the short answer is right"),
    "wrong_short": Metric("a short answer is given and wrong", higher_is_better=False),
    "exact_match": Metric("the short answer is an acceptable one, normalised"),
    "f1": Metric("token F1 of the short answer against an acceptable one"),
    "exact_match_squad": Metric("exact match by the script of SQuAD and ARCD"),
    "f1_squad": Metric("token F1 by the script of SQuAD and ARCD"),
    "exact_match_mlqa": Metric("exact match by MLQA's script"),
    "f1_mlqa": Metric("token F1 by MLQA's script"),
    "language": Metric("the answer is in the language of the question"),
    "words": Metric("words of an answer", higher_is_better=False, is_share=False),
    # Citations.
    "cited": Metric("a right paragraph is cited"),
    "first": Metric("the first paragraph cited is right"),
    "precision": Metric("right paragraphs among those cited"),
    "citation_recall": Metric("statements that their citations support (ALCE)"),
    "citation_precision": Metric("citations that a statement needs (ALCE)"),
    "verbatim": Metric("every quotation is the text of its paragraph at its offsets"),
    "clean": Metric("an abstention has no citation"),
    # Abstention and calibration.
    "refused": Metric("abstained where the documents do not answer"),
    "false_refusal": Metric("abstained where the documents answer", higher_is_better=False),
    "abstention_precision": Metric("abstentions that are right"),
    "ece": Metric("expected calibration error of the confidence, five bins", higher_is_better=False),
    "aurc": Metric("area under the risk-coverage curve", higher_is_better=False),
    # Parity of the languages.
    "parity_paragraph": Metric("both languages cite the same paragraph first, or both abstain"),
    "parity_fact": Metric("both languages have the answer, or both abstain"),
    # Latency and failures.
    "p50_ms": Metric("median latency", higher_is_better=False, is_share=False),
    "p90_ms": Metric("90th percentile of latency", higher_is_better=False, is_share=False),
    "p99_ms": Metric("99th percentile of latency", higher_is_better=False, is_share=False),
    "failed": Metric("questions that ended in an error", higher_is_better=False),
}


def metric(name: str) -> Metric:
    """Return the metric with this name.

    Raises:
        UnknownMetric: there is none.
    """
    if name not in CATALOGUE:
        raise UnknownMetric(f"no metric is called {name!r}", hint=f"Metrics are: {', '.join(CATALOGUE)}.")
    return CATALOGUE[name]
