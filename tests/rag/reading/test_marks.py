import pytest

from rag.reading.marks import balanced


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
