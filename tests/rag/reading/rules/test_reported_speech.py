"""What a sentence says that somebody said."""

import pytest

from rag.reading.forms.tokens import read
from rag.reading.rules.reported_speech import reported_speech


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("قالت المديرة «سيعود السوق في الربيع» ثم خرجت.", "سيعود السوق في الربيع"),
        ("ولا يمكن لأي مدينة أن تنمو من دون طرق آمنة.“", "ولا يمكن لأي مدينة أن تنمو من دون طرق آمنة"),
        ("وأكد أن الجسر آمن تمامًا.", "الجسر آمن تمامًا"),
        ("She said that the market would open again.", "the market would open again"),
        ("The market opened again.", None),
        ("The minister praised the power of the “Salt Road Plan” yesterday.", None),
        ("وأكد الوزير على أهمية «خطة طريق الملح» أمس.", None),
        ("He called the harbour “home ground” in May.", "home ground"),
        ("أرادت البلدة أن ترتقي بمينائها القديم.", None),
        ("وقد قال عنها فيما بعد إنها «مدرسته الأولى».", "مدرسته الأولى"),
        ("وأضافت: «تحتاج بلدتنا إلى جسر ثان.", "تحتاج بلدتنا إلى جسر ثان"),
    ],
)
def test_what_somebody_said(text: str, said: str | None) -> None:
    tokens = read(text)
    found = reported_speech(tokens)
    assert (text[slice(*found)] if found else None) == said
