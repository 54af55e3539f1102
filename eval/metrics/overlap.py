"""How far an answer is one of the acceptable ones, word by word: exact match and token F1, the best over all of them.

Source: P. Rajpurkar et al., SQuAD: 100,000+ Questions for Machine Comprehension of Text (EMNLP 2016), section 6.1.
"""

from collections import Counter
from collections.abc import Sequence

from eval.metrics.normalise import Normaliser, words


def exact_match(said: str, answers: Sequence[str], normalise: Normaliser = words) -> float:
    """Return 1 where `said` has the words of an answer in its order and no other, else 0."""
    mine = normalise(said)
    return float(any(mine == normalise(answer) for answer in answers))


def token_f1(said: str, answers: Sequence[str], normalise: Normaliser = words) -> float:
    """Return the greatest harmonic mean, from 0 to 1, of the shares of shared words in `said` and in an answer."""
    mine = normalise(said)
    return max((_f1(mine, normalise(answer)) for answer in answers), default=0.0)


def contains(said: str, answers: Sequence[str], normalise: Normaliser = words) -> float:
    """Return 1 where the words of an answer stand in `said`, side by side, else 0; one of no word stands nowhere."""
    mine = f" {' '.join(normalise(said))} "
    theirs = (" ".join(normalise(answer)) for answer in answers)
    return float(any(f" {answer} " in mine for answer in theirs if answer))


def _f1(mine: Sequence[str], theirs: Sequence[str]) -> float:
    if not mine or not theirs:
        # An answer of articles alone is right when nothing else was said, as in the script of SQuAD 2.0.
        return float(mine == theirs)
    shared = sum((Counter(mine) & Counter(theirs)).values())
    return 2 * shared / (len(mine) + len(theirs))
