"""Escaped text is shown as it is, and unescaping restores it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from api.protocols.markdown import escaped, unescaped


@given(st.text(alphabet=r"\[]<>*_`ab "))
def test_unescaping_restores_any_text(text: str) -> None:
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize("text", ["[a](b)", "*a* _b_ `c`", "<b>a</b>", r"a\*b", "[[1]]", "![a](b)"])
def test_markdown_shows_escaped_text_as_it_is(text: str) -> None:
    (paragraph,) = (token for token in MarkdownIt().parse(escaped(text)) if token.type == "inline")
    assert {child.type for child in paragraph.children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in paragraph.children or ()) == text
