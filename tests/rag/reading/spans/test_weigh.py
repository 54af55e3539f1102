"""Features of candidates that depend on the question."""

import numpy as np

from rag.reading.spans.competing import SPAN_FEATURES
from tests.rag.reading.spans.candidate_pool import candidates_of

QUESTION = "Who opened the old mill of Marjan?"
TEXT = "The old mill of Marjan was opened by Ada Lund in 1931.\nTom Abbot sold ropes."


def _features(question: str = QUESTION, text: str = TEXT) -> dict[str, dict[str, float]]:
    spans = candidates_of(question, text)
    tokens = [spans.sentences[owner].tokens for owner in spans.owner]
    rows = zip(tokens, spans.first, spans.last, spans.rows, strict=True)
    return {
        each.text[each.starts[first] : each.ends[last]]: dict(zip(SPAN_FEATURES, row.tolist(), strict=True))
        for each, first, last, row in rows
    }


def test_words_of_the_question_are_its_own() -> None:
    spans = _features()
    assert (spans["old mill"]["own share"], spans["Ada Lund"]["own share"]) == (1, 0)
    assert (spans["old mill"]["own first"], spans["Ada Lund"]["own last"]) == (1, 0)
    assert spans["Ada Lund"]["covered outside"] > spans["old mill"]["covered outside"]


def test_the_nearer_the_words_of_the_question_the_larger() -> None:
    spans = _features()
    assert spans["Ada Lund"]["left distance"] > spans["1931"]["left distance"] > 0
    assert spans["Ada Lund"]["right distance"] == spans["Tom Abbot"]["left distance"] == 0
    assert spans["Ada Lund"]["left 3"] > spans["Ada Lund"]["left 1"] == 0


def test_a_span_of_the_expected_type_fits() -> None:
    spans = _features()
    assert (spans["Ada Lund"]["fits"], spans["Ada"]["in fitting"], spans["1931"]["fits"]) == (1, 1, 0)
    assert (spans["Ada Lund"]["fits longest"], spans["Ada"]["fits longest"]) == (1, 0)
    assert spans["ropes"]["text has fitting"] == 1
    assert spans["Ada Lund"]["asks person"] == 1 and spans["Ada Lund"]["asks place"] == 0


def test_sentences_behind_the_first_are_marked() -> None:
    spans = _features()
    assert (spans["Ada Lund"]["sentence rank"], spans["ropes"]["sentence rank"]) == (0, 1)
    assert spans["Ada Lund"]["sentence score behind"] == 0 < spans["ropes"]["sentence score behind"]


def test_the_language_of_the_text_is_a_feature() -> None:
    arabic = _features("من افتتح الطاحونة؟", "افتتحت آدا لوند الطاحونة.")
    assert all(each["arabic text"] == 1 for each in arabic.values())
    assert all(each["arabic text"] == 0 for each in _features().values())
    assert np.isfinite([*map(list, map(dict.values, arabic.values()))]).all()
