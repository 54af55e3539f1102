"""The training rows of the judge: the situations of all sets, asked with each bundled encoder.

In: the folder of training data. Out: `Rows`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from rag.train.invented import read_invented
from rag.train.retrieval_cache import RetrievalCache
from rag.train.rows import Rows, rows_of
from rag.train.situations import situations_of
from rag.train.titled_sets import read_titled

MOST_SITUATIONS: Mapping[str, int] = {
    **{"ARCD": 1_600, "SQuAD": 2_600, "news": 300},
    **{"ARCD shelf": 1_000, "SQuAD shelf": 1_600},
    **{"parallel en->ar": 100, "parallel ar->en": 100, "translated en": 250, "translated ar": 250},
}
"""At most so many situations of a set of bare texts; of others `MOST_OF_OTHERS`. Chosen, with the time that asking
takes in view."""
MOST_OF_OTHERS = 40
ENCODER_SHARES: Mapping[str, float] = {"bundled": 1, "bundled-fast": 1 / 3}
"""Which share of the situations of bare texts is asked with an encoder. Cosines are of another scale with each; the
judge learns from both, the more from the one that is the default."""


def judge_rows(data: Path, cache: RetrievalCache) -> Rows:
    """Return the rows of all sets with all encoders: of the shipped sets all, of others a sample."""
    return Rows.joined([*_rows_by_set(data, cache)])


def _rows_by_set(data: Path, cache: RetrievalCache) -> Iterator[Rows]:
    for encoder, share in ENCODER_SHARES.items():
        for texts in read_titled(data):
            most = round(share * MOST_SITUATIONS.get(texts.name, MOST_OF_OTHERS))
            yield rows_of(situations_of(texts, most), encoder, cache)
        for invented in read_invented():
            yield rows_of(invented, encoder, cache)
