"""Lists, halves and rough figures in the other language, part by part."""

import pytest

from corpus.passage import Language
from rag.rendering.render_parts import rendered_whole


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("النرويج والأردن وكينيا", "en", "Norway, Jordan and Kenya"),
        ("Norway, Jordan and Kenya", "ar", "النرويج والأردن وكينيا"),
        ("2011 و2014", "en", "2011 and 2014"),
        ("أربع سنوات ونصف السنة", "en", "4 and a half years"),
        ("سنة ونصف", "en", "1 and a half years"),
        ("two and a half hours", "ar", "ساعتان ونصف"),
        ("one and a half years", "ar", "سنة ونصف"),
        ("نحو 12 مليون يورو", "en", "about 12 million euros"),
        ("more than 40 kilometres", "ar", "أكثر من 40 كيلومترًا"),
        ("آذار/مارس", "en", "March"),
        ("الأردن", "en", "Jordan"),
        ("Norway and the harbour of Salvik", "ar", None),
        ("أكثر من ذلك", "en", None),
        ("about Norway", "ar", "النرويج"),
    ],
)
def test_parts_are_rendered_where_each_of_them_is_sure(text: str, language: Language, said: str | None) -> None:
    assert rendered_whole(text, language) == said
