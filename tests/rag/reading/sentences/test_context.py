"""The sentences that one leans on, back over the paragraphs before."""

from index.records import StoredPassage
from index.words.analysis import bundled_analyzer
from index.words.lexicon import Lexicon
from rag.reading.sentences.context import Context
from rag.reading.sentences.extract import Sentence
from tests.rag.evidence import evidence_from

ANALYZER = bundled_analyzer(Lexicon.load())
TEXT = (
    "Ada Lund opened the mill in May 2019.\nShe said that it was old. A month later, it burnt down. The town is small."
)


def contexts() -> tuple[Context, list[Sentence]]:
    first, second = evidence_from(TEXT)

    def before(stored: StoredPassage) -> StoredPassage | None:
        return first.stored if stored is second.stored else None

    text = second.passage.text
    ends = [at + 1 for at, letter in enumerate(text) if letter == "."]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return Context("en", ANALYZER, before), [
        Sentence(second, start, end, None) for start, end in zip(starts, ends, strict=True)
    ]


def test_a_sentence_that_leans_is_read_with_the_end_of_the_paragraph_before() -> None:
    context, (said, _, alone) = contexts()
    assert [each.text for each in context.antecedents(said)] == ["Ada Lund opened the mill in May 2019."]
    assert context.antecedents(alone) == []


def test_a_date_is_counted_from_the_nearest_one_before() -> None:
    context, (said, later, _) = contexts()
    start = context.date_before(later)
    assert start is not None and "May 2019" in start.text
    assert context.date_before(Sentence(start.evidence, start.start, start.end, None)) is None
    assert "lund" in " ".join(context.terms(start)) and "old" in " ".join(context.terms(said))
