"""The confidence of the best candidate: its features, and the chance that it is right by a calibrated network.

In: the question, the candidates and their scores. Out: the place of the best one, and a chance in [0, 1].
"""

import numpy as np
from numpy.typing import NDArray

from rag.asking.answer_type import ANSWER_TYPES
from rag.asking.question import Question
from rag.reading.forms.kinds import typed_spans
from rag.reading.network import bundled
from rag.reading.rules.office_of_another import is_office_of_another
from rag.reading.sentences.found import Found
from rag.reading.sentences.names import has_names
from rag.reading.spans.competing import Competing
from rag.reading.spans.weigh import FEATURES

Floats = NDArray[np.float32]

OF_ANOTHER = 0.1
"""Greatest chance of a holder of another place's office, or of a person with a figure in the name: chosen low."""
GATE_FEATURES = (
    "chance", "chance of the like", "lead", "sentence lead", "sentence rank", "fits", "covered", "words", "arabic",
    "other language", "fits longest", "fits alone", "own share", "rarity", "has names", "of another",
    *(f"asks {type_}" for type_ in ANSWER_TYPES),
)  # fmt: skip
_OF_ANOTHER = GATE_FEATURES.index("of another")
_OF_SPAN = {
    "arabic": FEATURES.index("arabic text"),
    **{
        name: FEATURES.index(name)
        for name in ("fits", "other language", "fits longest", "fits alone", "own share", "rarity")
    },
}
"""Features that are those of the best candidate, with their columns."""


def best_chance(question: Question, spans: Competing, scores: Floats) -> tuple[int, float]:
    """Return the place of the candidate that scores best, and the chance that it is right."""
    best, row = gate_row(question, spans, scores)
    chance = float(1 / (1 + np.exp(-bundled("gate", GATE_FEATURES).scores(row[None])[0])))
    sentence = spans.sentences[int(spans.owner[best])]
    is_counted = question.expects == "person" and _has_figure(sentence, int(spans.first[best]), int(spans.last[best]))
    return best, min(chance, OF_ANOTHER) if is_counted or row[_OF_ANOTHER] else chance


def gate_row(question: Question, spans: Competing, scores: Floats) -> tuple[int, Floats]:
    """Return the place of the best candidate and its `GATE_FEATURES`."""
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    best = int(np.argmax(chances))
    like = (spans.owner == spans.owner[best]) & (spans.first <= spans.last[best]) & (spans.last >= spans.first[best])
    sentence = spans.sentences[int(spans.owner[best])]
    others = [each.score for each in spans.sentences if each is not sentence]
    features = {
        "chance": chances[best],
        "chance of the like": chances[like].sum(),
        "lead": chances[best] - chances[~like].max(initial=0),
        "sentence lead": sentence.score - max(others, default=sentence.score),
        "sentence rank": spans.owner[best],
        "covered": sentence.covered(),
        "words": (spans.last[best] - spans.first[best] + 1) / 10,
        "has names": has_names(question, sentence),
        "of another": is_office_of_another(question, sentence),
        **{name: spans.rows[best, column] for name, column in _OF_SPAN.items()},
        **{f"asks {type_}": question.expects == type_ for type_ in ANSWER_TYPES},
    }
    return best, np.array([features[name] for name in GATE_FEATURES], np.float32)


def _has_figure(found: Found, first: int, last: int) -> bool:
    return any(each.kind == "number" and first <= each.first <= last for each in typed_spans(found.tokens))
