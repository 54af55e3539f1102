"""Which year is asked about."""

import pytest

from rag.judging.vetoes.years import is_of_another_year
from tests.rag.judging.cases import case_from


@pytest.mark.parametrize(
    ("question", "text", "is_other"),
    [
        ("How many boats sank in 2020?", "In 2022 nine boats sank.", True),
        ("How many boats sank in 2020?", "In 2021 nine boats sank, two more than the year before.", False),
        ("How many boats sank in 2020?", "In 2020 nine boats sank.", False),
        ("How many boats sank in 2020?", "Nine boats sank.", False),
        ("Did nine boats sink in 2020?", "In 2022 nine boats sank.", False),
        ("How many boats sank?", "In 2022 nine boats sank.", False),
        ("كم قاربًا غرق في عام 2020؟", "غرقت تسعة قوارب في عام 2022.", True),
        ("كم قاربًا غرق في عام ٢٠٢٠؟", "غرقت تسعة قوارب في عام 2020.", False),
        ("كم قاربًا غرق في عام 2020؟", "غرقت تسعة قوارب في 2021، مقابل ستة في العام السابق.", False),
    ],
)
def test_a_figure_of_another_year(question: str, text: str, is_other: bool) -> None:
    assert is_of_another_year(case_from(question, text)) is is_other
