import pytest

from rag.reading.statement import stated
from rag.reading.tokens import read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("قالت المديرة «سيعود السوق في الربيع» ثم خرجت.", "سيعود السوق في الربيع"),
        ("ولا يمكن لأي مدينة أن تنمو من دون طرق آمنة.“", "ولا يمكن لأي مدينة أن تنمو من دون طرق آمنة"),
        ("وأكد أن الجسر آمن تمامًا.", "الجسر آمن تمامًا"),
        ("She said that the market would open again.", "the market would open again"),
        ("The market opened again.", None),
    ],
)
def test_what_somebody_said(text: str, said: str | None) -> None:
    tokens = read(text)
    found = stated(tokens)
    assert (text[slice(*found)] if found else None) == said
