"""The reply to a question that a heading repeats: the items or the steps under it (*What is in the box*, *Installing*).

In: a question, the evidence, and a way to look up what stands under a heading. Out: a `Reply`, None where no heading
covers the question or no list is under it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from index.hit import Hit
from index.records import StoredPassage
from rag.answer import Evidence
from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.reading.forms.tokens import read
from rag.reading.replies.reply import SURE, Reply
from rag.reading.sentences.alignment import QuestionTerms, aligned, covered
from rag.reading.sentences.context import Context
from rag.reading.sentences.extract import Sentence, sentence_of
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
    """Return the items under the heading, of a paragraph found or itself found, that covers the question."""
    if question.expects not in MOST_WORDS or not any(map(_path, evidence)):
        return None
    asked = asked_terms(question, evidence, context.language, context.analyzer)
    # Of a section, its first paragraph found leads to the heading.
    for each in {(one.passage.document_id, _path(one)): one for one in reversed(evidence)}.values():
        if _covers(each, asked) and (heading := _heading(each.stored, context)) is not None:
            items = _items(question, heading, each.hit, context, under)
            if len(items) >= LEAST_ITEMS:
                return Reply(tuple(items), chance=SURE)
    return None


def _path(evidence: Evidence) -> tuple[str, ...]:
    """Return the headings above a paragraph, and itself where it is one."""
    place = evidence.passage.place
    return (*place.headings, evidence.passage.text) if place.is_heading else place.headings


def _covers(evidence: Evidence, asked: QuestionTerms) -> bool:
    path = _path(evidence)
    if not path:
        return False
    texts = (path[-1], " ".join((*path, evidence.stored.title)))
    own, with_above = (covered(each.shares, each.concepts) for each in aligned([*map(read, texts)], asked))
    return own >= LEAST_OWN and with_above >= LEAST_COVERED


def _heading(stored: StoredPassage, context: Context) -> StoredPassage | None:
    """Return the heading of a paragraph, or itself where it is one."""
    current: StoredPassage | None = stored
    for _ in range(MOST_READ):
        if current is None or current.passage.place.is_heading:
            return current
        current = context.before(current)
    return None


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
    return items[:MOST_ITEMS]


def _is_item(expects: AnswerType, text: str) -> bool:
    return len(text.split()) <= MOST_WORDS[expects] and (expects == "manner" or not text.endswith("."))
