"""Sources that differ are all shown."""

from index.search.filters import Filters
from rag.answerer import Answerer
from rag.inquiry import Inquiry
from tests.rag.reading.exact import exact


def test_sources_that_date_one_thing_differently_are_both_shown(paper: Answerer) -> None:
    answer = paper.ask(Inquiry("متى بُني برج الساعة في مدينة زمردة؟", collections=["clock"]))
    assert {each.document_id for each in answer.citations} == {"guide", "archive"}
    assert answer.answer.startswith("تختلف المصادر: ")
    assert answer.short_answer in ("1931 / 1934", "1934 / 1931")
    exact(answer, paper)
    one = paper.ask(
        Inquiry("متى بُني برج الساعة في مدينة زمردة؟", collections=["clock"], filters=Filters(document_ids=("guide",)))
    )
    assert not one.answer.startswith("تختلف")
