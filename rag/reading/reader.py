"""The reader: from the retrieved passages to the reply, a kind of question a line.

In: the question, the evidence, and ways to look up the paragraph before another and those under a heading. Out: a
`Reply`. How it is worded (the order of citations, translations, frames) is up to `rag.saying`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.passage import Language
from index.hit import Hit
from index.records import StoredPassage
from index.words.analysis import Analyzer
from rag.answer import Evidence
from rag.asking.question import Question
from rag.reading.overview import LEAST_SENTENCES, contrasted, overview
from rag.reading.replies.by_context import counted_date, named_before
from rag.reading.replies.differing_dates import differing_dates
from rag.reading.replies.items import Under, items_reply, nothing_under
from rag.reading.replies.number_of_names import number_of_names
from rag.reading.replies.plain import best_shown, plain_reply
from rag.reading.replies.reply import NOTHING, Reply, distinct
from rag.reading.replies.yes_no import yes_no_reply
from rag.reading.sentences.context import Before, Context
from rag.reading.sentences.extract import quoted, sentence_of
from rag.reading.sentences.find import found_sentences
from rag.reading.spans.choose import choose_span
from rag.reading.spans.periods import end_asked_for


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads passages for answers in one language."""

    language: Language
    analyzer: Analyzer
    before: Before = field(compare=False)
    under: Under = field(default=nothing_under, compare=False)

    def read(self, question: Question, evidence: Sequence[Evidence]) -> Reply:
        """Return what the evidence says to a question; nothing when there is no evidence."""
        found = found_sentences(question, evidence, self.language, self.analyzer)
        if not found:
            return NOTHING
        if question.expects == "sentences":
            least = LEAST_SENTENCES if question.type in ("comparison", "overview") else 1
            return Reply(distinct([quoted(each) for each in contrasted(found, least)]))
        context = Context(self.language, self.analyzer, self.before)
        if question.expects == "polarity":
            return yes_no_reply(question, found, context)
        if (items := items_reply(question, evidence, context, self.under)) is not None:
            return items
        ordered, chosen = choose_span(question, found, self.language)
        span = end_asked_for(question, chosen) if chosen else None
        best = best_shown(ordered, span, self.language)
        return (
            differing_dates(question, found, self.language)
            or counted_date(question, best[0], found, context)
            or named_before(question, best[0], span, context)
            or number_of_names(question, ordered, context)
            or plain_reply(question, best, span, context)
        )

    def sum_up(self, passages: Sequence[StoredPassage], hit: Hit) -> Reply:
        """Return what some passages, those of the document of `hit`, are about."""
        chosen = overview(passages, self.language, self.analyzer)
        return Reply(distinct([sentence_of(each.stored, each.unit, hit) for each in chosen]))
