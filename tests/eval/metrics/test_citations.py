from collections.abc import Sequence

import pytest

from eval.metrics.citations import citation_precision, citation_recall, statements
from eval.metrics.entailment import words_entail
from eval.running.reply import CitedWords, Reply

FIRST, SECOND, OTHER = "The bridge opened in May 2019.", "It is 48 kilometres long.", "The sea is warm in summer."


def reply(answer: str, *quotes: str) -> Reply:
    """Return an answer whose markers are the only link to its citations, as with a generator."""
    return Reply(
        "answered", answer, citations=tuple(CitedWords(f"d#p{n}", q, 0, len(q)) for n, q in enumerate(quotes, 1))
    )


@pytest.mark.parametrize(
    ("answer", "quotes", "recall", "precision"),
    [
        ("The bridge opened in May 2019. [1] It is 48 kilometres long. [2]", [FIRST, SECOND], 1, 1),
        ("The bridge opened in May 2019. [1] It is 48 kilometres long. [1]", [FIRST], 0.5, 0.5),
        ("The bridge opened in May 2019. [1] It is 48 kilometres long.", [FIRST], 0.5, 1),
        ("The bridge opened in May 2019. [1][2]", [FIRST, OTHER], 1, 0.5),
        ("The bridge, 48 kilometres long, opened in May 2019. [1][2]", [FIRST, SECOND], 1, 1),
        ("The bridge opened in June 2019. [1]", [FIRST], 0, 0),
        ("Nothing is cited.", [], 0, 0),
        ("", [], 0, 0),
    ],
)
def test_recall_and_precision_are_those_of_alce(
    answer: str, quotes: Sequence[str], recall: float, precision: float
) -> None:
    assert citation_recall(reply(answer, *quotes)) == recall
    assert citation_precision(reply(answer, *quotes)) == precision


def test_a_statement_is_a_sentence_with_the_citations_that_touch_it() -> None:
    said = f"{FIRST} {SECOND}"
    spans = ((0, len(FIRST)),), ((len(FIRST) + 1, len(said)),)
    citations = tuple(
        CitedWords(f"d#p{n}", quote, 0, len(quote), answer_spans=span)
        for n, (quote, span) in enumerate(zip((FIRST, SECOND), spans, strict=True), 1)
    )
    first, second = statements(Reply("answered", said, citations=citations))
    assert (first.text, first.citations) == (FIRST, citations[:1])
    assert (second.text, second.citations) == (SECOND, citations[1:])


def test_an_arabic_digit_in_brackets_is_no_marker() -> None:
    (only,) = statements(reply("افتُتح الجسر [١] في مايو. [1]", FIRST))
    assert only.text == "افتُتح الجسر [١] في مايو."


def test_a_translated_answer_is_carried_by_the_translation() -> None:
    cited = CitedWords("d#p1", "افتُتح الجسر في مايو 2019.", 0, 25, "ar", translation=FIRST)
    assert citation_recall(Reply("answered", f"{FIRST} [1]", citations=(cited,))) == 1
    untranslated = CitedWords("d#p1", "افتُتح الجسر في مايو 2019.", 0, 25, "ar")
    assert citation_recall(Reply("answered", f"{FIRST} [1]", citations=(untranslated,))) == 0


@pytest.mark.parametrize(
    ("premises", "statement", "carried"),
    [
        ([FIRST], "the bridge opened", True),
        ([FIRST], "In May 2019 the bridge was opened.", True),
        ([FIRST, SECOND], "The bridge that opened in May 2019 is 48 kilometres long.", True),
        ([FIRST], "The bridge opened in May 2018.", False),
        ([FIRST], OTHER, False),
        ([], FIRST, False),
        ([FIRST], "…", False),
        (["افتُتِحَ الجِسرُ في مايو ٢٠١٩"], "افتتح الجسر في مايو 2019", True),
        (["افتُتح الجسر في مايو ٢٠١٩"], "أُغلق النفق في مايو 2019", False),
    ],
)
def test_entailment_is_containment_with_the_numbers_right(
    premises: Sequence[str], statement: str, carried: bool
) -> None:
    assert words_entail(premises, statement) is carried
