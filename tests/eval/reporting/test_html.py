import re
from html.parser import HTMLParser

from eval.reporting.html import html_report
from tests.eval.reporting.results import HOSTILE, report, result

PAGE = html_report(report([result(1, right=True), result(2, right=False, confidence=0.9, text=HOSTILE)]))


class Elements(HTMLParser):
    """Notes every element with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Elements()
    parser.feed(page)
    return parser.found


def test_nothing_is_loaded_and_nothing_runs() -> None:
    tags = {tag for tag, _ in elements(PAGE)}
    assert not tags & {"script", "link", "img", "iframe", "object"}
    assert not {name for _, attributes in elements(PAGE) for name in attributes} & {"src", "href", "onload"}
    assert "url(" not in PAGE
    assert "default-src 'none'" in PAGE


def test_text_from_outside_is_escaped_and_keeps_its_direction() -> None:
    assert "<script>" not in PAGE
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; «اقتباس»" in PAGE
    for kind in ('p class="question"', "blockquote", "dd"):
        assert re.search(rf'<{kind} dir="auto">', PAGE)


def test_the_worst_case_shows_question_answer_quote_and_what_was_wanted() -> None:
    (case,) = re.findall(r"<article.*?</article>", PAGE)
    for part in ("the fact is not said", "افتُتح في 2011", '<dd dir="auto">2011</dd>', "m#p1", "0.90"):
        assert part in case


def test_plots_are_inline_and_named() -> None:
    plots = [attributes for tag, attributes in elements(PAGE) if tag == "svg" and attributes.get("class") == "plot"]
    assert [each["aria-label"] for each in plots] == [
        "Is the confidence right?",
        "What do the least sure answers cost?",
    ]


def test_a_partial_report_says_so() -> None:
    assert "Not complete: 1 of 2 questions" in html_report(report([result(1, right=True)], complete=False))
