"""The figure beside the noun that is counted, and the only words of the type asked for."""

import pytest

from rag.answer import evidence_of
from rag.answerer import Answerer
from rag.asking.question import understand
from rag.reading.rules.counted import find_count
from rag.reading.sentences.find import found_sentences
from rag.reading.spans.choose import choose_span
from tests.rag.evidence import evidence_from


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many minutes does it take to cross the bridge?", None),
        ("كم صيادًا يبيع في سوق السمك؟", "مئتي صياد"),
        ("How many people sell at the fish market?", None),
    ],
)
def test_figures_stand_with_their_noun(answerer: Answerer, question: str, figure: str | None) -> None:
    asked = understand(question)
    language = asked.language or "en"
    evidence = evidence_of(answerer.library.retrieve(question, ("market",), top_k=8))
    found = found_sentences(asked, evidence, language, answerer.library.analyzer)
    best = next((each for each in found if find_count(asked, each)), None)
    said = find_count(asked, best) if best else None
    text = best.tokens.text[said.start : said.end] if best and said else None
    assert text == figure or (figure is not None and text is not None and figure in text)


@pytest.mark.parametrize(
    ("question", "text", "is_told"),
    [
        ("How many boats sank?", "Of 90 boats in the harbour, 12 sank.", False),
        ("How many boats sank?", "In the storm 12 of the 90 boats sank.", False),
        ("How many boats sank?", "A fleet of 90 boats sank.", True),
        ("كم قاربا غرق؟", "غرق 12 من أصل 90 قاربا.", False),
        ("How many boats does Salvik have?", "The fleet was cut from 90 boats to fewer.", False),
        ("How many boats does Salvik have?", "Salvik has 90 boats.", True),
    ],
)
def test_a_figure_is_not_surely_what_is_counted_where_a_part_is_taken_of_it_or_the_name_asked_about_is_missing(
    answerer: Answerer, question: str, text: str, is_told: bool
) -> None:
    asked = understand(question)
    found = found_sentences(asked, evidence_from(text), asked.language or "en", answerer.library.analyzer)[0]
    assert (find_count(asked, found) is not None) is is_told


def test_of_a_day_and_a_year_the_day_is_the_only_one_where_a_day_is_asked_for(answerer: Answerer) -> None:
    asked = understand("From what day will shops have to obey the new by-law?")
    text = "It replaces the by-law of 2015 and comes into force on 1 March 2027, except for the chapter on stalls."
    _, span = choose_span(asked, found_sentences(asked, evidence_from(text), "en", answerer.library.analyzer), "en")
    assert span is not None and span.text == "1 March 2027"
