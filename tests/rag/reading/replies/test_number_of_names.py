"""Names are counted where a sentence does not count them."""

import pytest

from tests.rag.reading.short_answers import short_answer


@pytest.mark.parametrize(
    ("text", "question", "count"),
    [
        (
            "The company «Amwaj Lines» opened a yard. The same company had built stone quays in Norway and Chile.",
            "In how many countries did Amwaj Lines build stone quays?",
            "2",
        ),
        (
            "افتتحت شركة «أمواج» حوضًا في أيار. وكانت الشركة نفسها قد بنت أرصفة حجرية في النرويج وتشيلي.",
            "في كم دولة بنت شركة «أمواج» أرصفة حجرية؟",
            "2",
        ),
        (
            "The company «Amwaj Lines» opened a yard in May. Others had built stone quays in Norway and Chile.",
            "In how many countries did Amwaj Lines build stone quays?",
            None,
        ),
    ],
)
def test_what_the_same_company_is_told_of_is_counted(text: str, question: str, count: str | None) -> None:
    assert short_answer(question, text) == count
