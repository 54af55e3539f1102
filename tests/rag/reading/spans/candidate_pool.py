"""The candidate spans of a text for a question, and the words of those that a mask has."""

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.sentences.find import found_sentences
from rag.reading.spans.competing import Competing, competing
from rag.reading.spans.masks import Bools
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


def candidates_of(question: str, text: str) -> Competing:
    """Return the candidates of a text, a passage a line."""
    asked = understand(question)
    language = asked.language or "en"
    spans = competing(asked, found_sentences(asked, evidence_from(text), language, ANALYZER), language)
    assert spans is not None
    return spans


def words_of(spans: Competing, mask: Bools) -> set[str]:
    """Return the words of the candidates that a mask has."""
    tokens = [spans.sentences[owner].tokens for owner in spans.owner]
    rows = zip(tokens, spans.first, spans.last, mask, strict=True)
    return {each.text[each.starts[first] : each.ends[last]] for each, first, last, has in rows if has}
