"""Every figure that a report can hold: its name, what it says, and which way is better. One table for all commands."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.errors import UnknownMetric

RANKING = ("nDCG@10", "recall@10", "MRR@10", "success@1", "success@3")


@dataclass(frozen=True, slots=True)
class Metric:
    """What a figure is the mean of, or is; `higher` says whether more is better, `percent` whether it is a share."""

    says: str
    higher: bool = True
    percent: bool = True


CATALOGUE: Mapping[str, Metric] = {
    "right": Metric("answered, said and cited; or refused where the documents are silent"),
    # Where the answer is.
    "nDCG@10": Metric("the ranking of the first ten passages, as a share of the ideal one"),
    "recall@10": Metric("right passages among the first ten"),
    "MRR@10": Metric("one over the rank of the first right passage"),
    "success@1": Metric("a right passage at rank 1"),
    "success@3": Metric("a right passage at ranks 1 to 3"),
    # What is said.
    "says": Metric("the answer carries an acceptable one: as it stands, or 70 % of its content words"),
    "contains": Metric("the words of an acceptable answer stand in the answer, side by side"),
    "short": Metric("the short answer is right"),
    "wrong_short": Metric("a short answer is given and wrong", higher=False),
    "exact_match": Metric("the short answer has the words of an acceptable one, and no other"),
    "f1": Metric("words shared by the short answer and an acceptable one"),
    "exact_match_squad": Metric("the same by the script of SQuAD and ARCD"),
    "f1_squad": Metric("the same by the script of SQuAD and ARCD"),
    "exact_match_mlqa": Metric("the same by MLQA's script"),
    "f1_mlqa": Metric("the same by MLQA's script"),
    "language": Metric("the answer is in the language of the question"),
    "words": Metric("words in an answer", higher=False, percent=False),
    # What is cited.
    "cited": Metric("a right paragraph is cited"),
    "first": Metric("the first paragraph cited is right"),
    "precision": Metric("right paragraphs among those cited"),
    "citation_recall": Metric("statements that their citations carry (ALCE)"),
    "citation_precision": Metric("citations that a statement needs (ALCE)"),
    "verbatim": Metric("every quote is the paragraph's own text at its place"),
    "clean": Metric("no citation where nothing is answered"),
    # Whether to speak.
    "refused": Metric("refused what the documents leave open"),
    "false_refusal": Metric("refused what the documents answer", higher=False),
    "abstention_precision": Metric("refusals that are right"),
    "ece": Metric("gap between confidence and share of right answers, over five bins", higher=False),
    "aurc": Metric("mean risk over all coverages, the surest answers first", higher=False),
    # The same question in both languages.
    "parity_paragraph": Metric("both languages cite the same paragraph first, or both refuse"),
    "parity_fact": Metric("both languages say the fact, or both refuse"),
    # How long it takes.
    "p50_ms": Metric("half of the questions took longer", higher=False, percent=False),
    "p90_ms": Metric("one question in ten took longer", higher=False, percent=False),
    "p99_ms": Metric("one question in a hundred took longer", higher=False, percent=False),
    "failed": Metric("questions that got no answer, for an error", higher=False),
}


def metric(name: str) -> Metric:
    """Return what is known of a figure.

    Raises:
        UnknownMetric: no metric has this name.
    """
    if name not in CATALOGUE:
        raise UnknownMetric(f"no metric is called {name!r}", hint=f"Metrics are: {', '.join(CATALOGUE)}.")
    return CATALOGUE[name]
