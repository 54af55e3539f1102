"""Sample weights of the judge, by the origin of a question and by its set.

In: rows. Out: a weight each, above 0; most are 1 (asked by people) or `MADE` (generated).
"""

from collections.abc import Mapping

import numpy as np

from rag.train.forests import Floats
from rag.train.rows import Rows

ASKED_BY_PEOPLE = frozenset(
    {
        "asked",
        "asked in vain",
        "near_topic",
        "entity_swapped",
        "relation_swapped",
        "false_premise",
        "unanswerable",
        "asked elsewhere",
    }
)
"""Origins of questions that people wrote, answerable or not; all others are generated."""
MADE = 0.3
"""How much a situation counts that is made. Measured, on the invented texts each unseen: the area under the curve of
what they answer and what they leave open is .816 where all count alike, .831 at .2, .828 at .5 (2026-11-30)."""
ORIGIN_WEIGHTS: Mapping[str, float] = {
    "cloze": 0.4,
    "asked in vain": 0.6,
    "other relation": 0.7,
    "other verb": 0.7,
    "other fact": 0.7,
    "attribute": 15.0,
}
"""How much a situation of an origin counts besides, others 1. Less where an answer is any words of a passage, or a
passage only seems to answer on purpose. More where a known name is asked for something that no passage says of it: few
are made and people ask so often (the currency of a country). Of 50 such questions about the bundled article 12 were
answered at a weight of 1, 7 at 15 (2026-11-30)."""
SET_WEIGHTS: Mapping[str, float] = {"manuals": 0.3, "parallel": 0.5, "translated": 0.7, "invented": 1.5, "article": 2.0}
"""How much a situation of a set counts (its name's first word), others 1; more where texts and questions are like those
of people who use it. The invented texts: at 3 the area under the curve for questions asked where their text is away
falls from .89 to .85 (ARCD), and that of `fresh` and `fresh_b` stays. What ten people asked about the bundled article:
without it the area on two further people's (`asked_d`, `asked_h`) is .91, at 2 .935, at 4 .94; on `unseen`, `fresh` and
`fresh_b` together .80, .805 and .81; of 50 questions that have little to do with it 7, 5 and 8 are answered
(2026-11-30)."""


def row_weights(rows: Rows) -> Floats:
    """Return the weight of each row, float64 `(rows,)`."""
    return np.array([_weight(each.origin, name) for each, name in zip(rows.situations, rows.sets, strict=True)])


def _weight(origin: str, set_name: str) -> float:
    by_maker = 1.0 if origin in ASKED_BY_PEOPLE else MADE
    return ORIGIN_WEIGHTS.get(origin, 1.0) * by_maker * SET_WEIGHTS.get(set_name.split()[0], 1.0)
