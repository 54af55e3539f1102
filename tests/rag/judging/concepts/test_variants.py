"""Other words that stand for a concept: what each kind yields, and where none is looked for."""

import numpy as np
import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.judging.concepts.core import Core, core_of, core_text
from rag.judging.concepts.variants import relatives, words_of_root, written_out
from rag.judging.concepts.verbs import verbs_of
from rag.reading.sentences.term_scores import term_scores
from rag.reading.sentences.units import View, view
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


def core_and_views(question: str, text: str) -> tuple[Core, list[View]]:
    understood = understand(question)
    views = [view(each.passage, "en", ANALYZER) for each in evidence_from(text)]
    words = core_text(understood)
    return core_of(understood, words, term_scores(words, tuple(views), ANALYZER).query), views


def test_a_mistyped_word_is_what_it_may_be_unless_a_passage_has_it() -> None:
    core, views = core_and_views("Who built the harbuor?", "The town is old. Ada Lund built the harbour.")
    at = core.words.index("harbuor")
    (found,) = [
        each for each in relatives(np.zeros((2, len(core.words)), np.float32), core, views) if each.word[0] == "h"
    ]
    assert (found.rows, found.concept, found.word) == ([1], at, "harbour")
    assert [*relatives(np.ones((2, len(core.words)), np.float32), core, views)] == []


def test_initials_are_a_name_written_out() -> None:
    core, views = core_and_views("Did the GCC meet?", "Ships came.\nThe Gulf Cooperation Council met.")
    assert [(each.rows, each.coverage) for each in written_out(core, views)] == [([1], 1.0)]


@pytest.mark.parametrize(("text", "word"), [("تولى روي تدريب الفريق.", ["تدريب"]), ("غادر روي.", [])])
def test_an_arabic_verb_is_met_by_words_of_its_root(text: str, word: list[str]) -> None:
    question = "مين بيدرب الفريق؟"
    core, views = core_and_views(question, text)
    nothing = np.zeros((1, len(core.words)), np.float32)
    verbs = verbs_of(understand(question), core)
    assert [each.word for each in words_of_root(nothing, core, views, verbs)] == word
