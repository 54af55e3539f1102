from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.reader import Reader
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())


def short_answer(question: str, text: str) -> str | None:
    """Return the short answer that a text, a passage a line, gives to a question in the question's own language."""
    asked = understand(question)
    return Reader(asked.language or "en", ANALYZER, lambda _: None).read(asked, evidence_from(text)).short
