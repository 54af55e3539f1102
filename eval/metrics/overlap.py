"""Exact match and token F1 of an answer, each the best over all acceptable answers.

Source: P. Rajpurkar et al., SQuAD: 100,000+ Questions for Machine Comprehension of Text (EMNLP 2016), section 6.1.
"""

from collections import Counter
from collections.abc import Sequence

from eval.metrics.normalise import Normaliser, words


def exact_match(prediction: str, answers: Sequence[str], normalise: Normaliser = words) -> float:
    """Return 1 if the words of `prediction` are those of an acceptable answer, in order, else 0."""
    predicted = normalise(prediction)
    return float(any(predicted == normalise(answer) for answer in answers))


def token_f1(prediction: str, answers: Sequence[str], normalise: Normaliser = words) -> float:
    """Return the greatest F1, in [0, 1], of the words of `prediction` against those of an acceptable answer."""
    predicted = normalise(prediction)
    return max((_f1(predicted, normalise(answer)) for answer in answers), default=0.0)


def contains(prediction: str, answers: Sequence[str], normalise: Normaliser = words) -> float:
    """Return 1 if `prediction` contains the words of an acceptable answer in sequence, else 0."""
    predicted = f" {' '.join(normalise(prediction))} "
    gold = (" ".join(normalise(answer)) for answer in answers)
    return float(any(f" {answer} " in predicted for answer in gold if answer))


def _f1(predicted: Sequence[str], gold: Sequence[str]) -> float:
    if not predicted or not gold:
        # An answer that is empty after normalisation matches only an empty prediction, as in the script of SQuAD 2.0.
        return float(predicted == gold)
    shared = sum((Counter(predicted) & Counter(gold)).values())
    return 2 * shared / (len(predicted) + len(gold))
