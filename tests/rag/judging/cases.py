"""Cases of the tests' own: a question, and a sentence of a text as if it had been retrieved and chosen."""

from dataclasses import replace

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.judging.concepts.coverage import Chosen
from rag.judging.features import case_of
from rag.judging.reading import Reading
from rag.judging.vetoes.case import Case
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
SCORES = dict.fromkeys(("sparse", "dense", "coverage", "cosine", "fused"), 1.0)


def case_from(question: str, text: str, sentence: str = "", title: str = "") -> Case:
    """Return a question beside the sentence of a text of one paragraph that begins so, the first by default."""
    asked = understand(question)
    evidence = [
        replace(each, hit=replace(each.hit, scores=SCORES), stored=replace(each.stored, title=title))
        for each in evidence_from(text)
    ]
    return case_of(Reading(asked, evidence, asked.language or "en", ANALYZER), Chosen(0, text.index(sentence)))
