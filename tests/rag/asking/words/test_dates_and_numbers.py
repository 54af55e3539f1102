import pytest

from corpus.fold import fold_with_origins
from rag.asking.words.dates_and_numbers import date_spans, number_spans


@pytest.mark.parametrize(
    ("question", "dates", "numbers"),
    [
        ("What did the 40 cars cost on 3 March 1971?", ["3 March 1971"], ["40", "3", "1971"]),
        ("كم سفينة رست في ٣ آذار/مارس ٢٠١٦؟", ["٣ آذار/مارس ٢٠١٦"], ["٣", "٢٠١٦"]),
        ("What happened in March?", [], []),
        ("Did 1.5 tons or 2,000 crates sink on the A12?", [], ["1.5", "2,000"]),
    ],
)
def test_dates_have_a_year_and_numbers_stand_alone(question: str, dates: list[str], numbers: list[str]) -> None:
    folded = fold_with_origins(question)
    assert [question[slice(*span)] for span in date_spans(folded)] == dates
    assert [question[slice(*span)] for span in number_spans(folded)] == numbers
