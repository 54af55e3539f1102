import pytest

from rag.reading.forms.marks import balanced, signed


@pytest.mark.parametrize(
    ("text", "span", "whole"),
    [
        ("دفعت شركة «أكوا باور» المبلغ", "شركة «أكوا باور", "شركة «أكوا باور»"),
        ("كتاب «ذاكرة المطر» الأخير", "ذاكرة المطر» الأخير", "«ذاكرة المطر» الأخير"),
        ("the film (2004) won", "film (2004", "film (2004)"),
        ("she said “come and see” twice", "see”", "“come and see”"),
        ('the ship "Ariadne" sank', 'ship "Ariadne', 'ship "Ariadne"'),
        ("a lone « mark", "« mark", " mark"),
        ("nothing to mend", "to mend", "to mend"),
    ],
)
def test_what_a_span_opens_it_closes(text: str, span: str, whole: str) -> None:
    start = text.index(span)
    first, last = balanced(text, start, start + len(span))
    assert text[first:last] == whole


@pytest.mark.parametrize(
    ("text", "span", "whole"),
    [
        ("the dam cost $5 million in all", "5 million", "$5 million"),
        ("they pay US$ 40 a month", "40", "US$ 40"),
        ("it supplies 70% of the water", "70", "70%"),
        ("نسبة المصوتين 61٪ هذا العام", "61", "61٪"),
        ("رسم قدره 12 € عن كل سيارة", "12", "12 €"),
        ("all of 90 boats", "90", "90"),
        ("a plus$ 40 off", "plus", "plus"),
    ],
)
def test_figures_keep_their_signs(text: str, span: str, whole: str) -> None:
    start = text.index(span)
    first, last = signed(text, start, start + len(span))
    assert text[first:last] == whole
