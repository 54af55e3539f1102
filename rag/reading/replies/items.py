"""The reply to a question that a heading repeats: the items or steps under it (*What is in the box*, *Installing*), or
the paragraph under a question (*How do I get a card?*).

In: a question, the evidence, and a way to look up what stands under a heading. Out: a `Reply`, None where no heading
covers the question or neither is under it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from corpus.sentences import is_question
from index.hit import Hit
from index.records import StoredPassage
from rag.answer import Evidence
from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.reading.forms.tokens import read
from rag.reading.replies.reply import SURE, Reply
from rag.reading.sentences.alignment import QuestionTerms, aligned, covered
from rag.reading.sentences.context import Context
from rag.reading.sentences.extract import MOST_SENTENCES, Sentence, sentence_of
from rag.reading.sentences.find import asked_terms
from rag.reading.sentences.units import units

Under = Callable[[StoredPassage, int], Iterator[StoredPassage]]
"""Returns the paragraphs under a heading, so many at most."""

MOST_ITEMS = 10
LEAST_ITEMS = 2
MOST_READ = 16
"""Paragraphs under a heading among which its first list is looked for: chosen."""
MOST_WORDS: Mapping[AnswerType, int] = {"thing": 12, "list": 12, "manner": 40}
"""Words of an item at most, by the type of answer; a step is a sentence, a thing is none: chosen."""
LEAST_COVERED = 0.9
"""Share of the question that a heading covers with those above it and the title: chosen, as nearly all."""
LEAST_OWN = 0.3
"""Share of the question that it covers by itself: chosen."""


def nothing_under(heading: StoredPassage, most: int) -> Iterator[StoredPassage]:
    """Return no paragraph, where none can be looked up."""
    return iter(())


def items_reply(question: Question, evidence: Sequence[Evidence], context: Context, under: Under) -> Reply | None:
    """Return what is under the heading, of a paragraph found or itself found, that covers the question."""
    if question.expects not in MOST_WORDS or not any(map(_path, evidence)):
        return None
    asked = asked_terms(question, evidence, context.language, context.analyzer)
    for each in _covering(evidence, asked):
        if (heading := _heading(each.stored, context)) is not None:
            said = _under(question, heading, each.hit, context, under)
            if said:
                return Reply(tuple(said), chance=SURE)
    return None


def _covering(evidence: Sequence[Evidence], asked: QuestionTerms) -> list[Evidence]:
    """Return a paragraph of each section whose headings cover the question, those whose own covers most first."""
    sections: dict[tuple[str, Sequence[str]], Evidence] = {}
    for each in evidence:
        sections.setdefault((each.passage.document_id, _path(each)), each)
    shares = [(_shares(each, asked), each) for each in sections.values()]
    covering = [(own, each) for (own, whole), each in shares if own >= LEAST_OWN and whole >= LEAST_COVERED]
    return [each for _, each in sorted(covering, key=lambda pair: -pair[0])]


def _path(evidence: Evidence) -> tuple[str, ...]:
    """Return the headings above a paragraph, and itself where it is one."""
    place = evidence.passage.place
    return (*place.headings, evidence.passage.text) if place.is_heading else place.headings


def _shares(evidence: Evidence, asked: QuestionTerms) -> tuple[float, float]:
    """Return the share of the question that the nearest heading covers, and that all above and the title cover too."""
    path = _path(evidence)
    if not path:
        return 0.0, 0.0
    texts = (path[-1], " ".join((*path, evidence.stored.title)))
    own, whole = (covered(each.shares, each.concepts) for each in aligned([*map(read, texts)], asked))
    return own, whole


def _heading(stored: StoredPassage, context: Context) -> StoredPassage | None:
    """Return the heading of a paragraph, or itself where it is one."""
    current: StoredPassage | None = stored
    for _ in range(MOST_READ):
        if current is None or current.passage.place.is_heading:
            return current
        current = context.before(current)
    return None


def _under(question: Question, heading: StoredPassage, hit: Hit, context: Context, under: Under) -> list[Sentence]:
    """Return the paragraph under a question, or the items under another heading."""
    if is_question(heading.passage.text):
        return _said(heading, hit, context, under)
    return _items(question, heading, hit, context, under)


def _items(question: Question, heading: StoredPassage, hit: Hit, context: Context, under: Under) -> list[Sentence]:
    """Return the first paragraphs under a heading that follow one another as items of a list."""
    items: list[Sentence] = []
    for stored in under(heading, MOST_READ):
        found = units(stored.passage, context.language, context.analyzer)
        if len(found) == 1 and _is_item(question.expects, stored.passage.text):
            items.append(sentence_of(stored, found[0], hit))
        elif len(items) >= LEAST_ITEMS:
            break
        else:
            items.clear()
    return items[:MOST_ITEMS] if len(items) >= LEAST_ITEMS else []


def _said(heading: StoredPassage, hit: Hit, context: Context, under: Under) -> list[Sentence]:
    """Return the sentences of the paragraph under a question."""
    return [
        sentence_of(stored, unit, hit)
        for stored in under(heading, 1)
        for unit in units(stored.passage, context.language, context.analyzer)[:MOST_SENTENCES]
    ]


def _is_item(expects: AnswerType, text: str) -> bool:
    return len(text.split()) <= MOST_WORDS[expects] and (expects == "manner" or not text.endswith("."))
