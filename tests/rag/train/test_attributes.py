"""An attribute is asked for only where no passage speaks of it."""

import random
from collections.abc import Collection

from corpus.passage import Language
from corpus.table import table_rows
from rag.train import attributes
from rag.train.attributes import about
from rag.train.swapped import terms_in


def _asked(language: Language, present: Collection[str]) -> set[str | None]:
    return {about("Lima", language, present, random.Random(seed)) for seed in range(300)}


def test_what_the_passages_speak_of_is_not_asked() -> None:
    asked = _asked("en", terms_in("The capital Lima has a population of millions."))
    assert len(asked) > 10 and all(each is not None and "Lima" in each for each in asked)
    assert not any("population" in each or "capital" in each for each in asked if each)


def test_every_attribute_of_a_language_is_asked_where_nothing_is_known() -> None:
    for language in ("ar", "en"):
        rows = [row for row in table_rows(attributes._TABLE) if row[0] == language]
        assert _asked(language, ()) == {question.format("Lima") for _, question, _ in rows}


def test_where_all_is_spoken_of_nothing_is_asked() -> None:
    everything = terms_in(" ".join(words for _, _, words in table_rows(attributes._TABLE)))
    assert _asked("en", everything) == {None}
