"""Which documents speak of whom a question names."""

import pytest

from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.asking.question import understand
from rag.reading.named import may_answer
from rag.reading.units import view
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
CHESS = ("The chess club pays the coach of Ada Tregarth.", {"document_id": "chess"})
PORT = ("The harbour pays its coach drivers higher fees.", {"document_id": "port"})
SHATRANJ = ("يدفع نادي الشطرنج أجر مدربة آدا تريغارث.", {"document_id": "shatranj"})
MINA = ("يدفع الميناء أجر السائقين.", {"document_id": "mina"})
FINNS = ("The Finnish minister pays the coach.", {"document_id": "finns"})
FINLAND = ("Finland has coaches.", {"document_id": "finland"})


@pytest.mark.parametrize(
    ("question", "texts", "may"),
    [
        ("Who pays the coach of Tregarth?", (CHESS, PORT), [True, False]),
        ("Who pays the coach of Tregarth?", (PORT, SHATRANJ), [False, True]),
        # Nobody has the name, or none is named.
        ("Who pays the coach of Bergstrom?", (CHESS, PORT), [True, True]),
        ("who pays the coach?", (CHESS, PORT), [True, True]),
        # A text in the other language may have translated the name, and a country is named by its people too.
        ("Who pays the coach of Tregarth?", (CHESS, MINA), [True, True]),
        ("Who pays the coach in Finland?", (FINNS, FINLAND), [True, True]),
    ],
)
def test_documents_that_may_answer(
    question: str, texts: tuple[tuple[str, dict[str, str]], ...], may: list[bool]
) -> None:
    evidence = [each for text, fields in texts for each in evidence_from(text, **fields)]
    views = [view(each.passage, "en", ANALYZER) for each in evidence]
    assert may_answer(understand(question), evidence, views) == may
