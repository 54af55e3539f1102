"""Summaries: central sentences without repetition, and sentences that cover both things compared."""

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.overview import LEAST_SENTENCES, MOST_SENTENCES, MOST_WORDS, contrasted, overview
from rag.reading.sentences.find import found_sentences
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
MILL = [
    "The old mill of Marjan grinds the salt of the bay.",
    "The mill of Marjan has ground salt of the bay for many years.",
    "Its owner lives in a large house by the sea.",
    "Salt from the mill is sold in the harbour of Zamarad.",
    "Children like to swim in cold water near the lighthouse.",
    "The harbour of Zamarad ships the salt to the north.",
    "Guests of the mill pay for a ride on the salt barge.",
    "“The barge carries salt from the mill to the harbour, she said.",
]


def _summary(text: str) -> list[str]:
    chosen = overview([each.stored for each in evidence_from(text)], "en", ANALYZER)
    return [each.stored.passage.text[each.unit.start : each.unit.end] for each in chosen]


def test_a_summary_is_short_central_and_in_the_order_of_the_text() -> None:
    summary = _summary("\n".join(MILL))
    assert LEAST_SENTENCES <= len(summary) <= MOST_SENTENCES
    assert summary == sorted(summary, key=MILL.index)
    assert sum(len(each.split()) for each in summary) <= MOST_WORDS
    assert MILL[4] not in summary


def test_a_summary_repeats_nothing() -> None:
    summary = _summary("\n".join([*MILL, MILL[1], MILL[3]]))
    assert len(summary) == len({*summary}) == MOST_SENTENCES


def test_a_summary_has_no_anaphor_and_no_half_of_a_quotation() -> None:
    summary = _summary("\n".join(MILL))
    assert MILL[2] not in summary and MILL[7] not in summary


def test_of_few_sentences_all_may_be_chosen() -> None:
    assert _summary("Salt.\nIts owner left.") == ["Salt.", "Its owner left."]


def test_a_comparison_has_a_sentence_for_each_thing_compared() -> None:
    question = understand("Compare the mill of Marjan with the harbour of Zamarad")
    text = "The mill of Marjan grinds salt.\nThe mill of Marjan is old.\nThe harbour of Zamarad ships it."
    found = found_sentences(question, evidence_from(text), "en", ANALYZER)
    words = [each.tokens.words for each in contrasted(found, 1)]
    assert len(words) == 2
    assert sum("harbour" in each for each in words) == 1
    assert len(contrasted(found, 3)) == 3
