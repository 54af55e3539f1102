"""The count of what a sentence names where it gives no figure: how many countries? *Peru and Chile*: 2.

In: a question and the sentences found, best first. Out: a `Reply`, None where no sentence names any.
"""

from collections.abc import Sequence

from rag.asking.question import Question
from rag.reading.replies.reply import SURE, Reply
from rag.reading.sentences.context import Context
from rag.reading.sentences.extract import quoted
from rag.reading.sentences.found import READ_SENTENCES, Found, covers_as_much
from rag.reading.sentences.names import names_met
from rag.reading.spans.named_count import named_count


def number_of_names(question: Question, found: Sequence[Found], context: Context) -> Reply | None:
    """Return how many names of what is counted the best sentence has that names any."""
    if question.type != "how_many":
        return None
    for each in found[:READ_SENTENCES]:
        count = named_count(question, each) if covers_as_much(each, found[0]) else None
        if count is not None and _has_names(question, each, context):
            return Reply((quoted(each),), str(count), str(count), SURE)
    return None


def _has_names(question: Question, found: Found, context: Context) -> bool:
    """Return whether a sentence and its antecedents have the names of the question."""
    met = names_met(question, found)
    lacking = [each for each in question.names if each not in met]
    before = context.antecedents(quoted(found)) if lacking else ()
    terms_before = frozenset[str]().union(*map(context.terms, before))
    return all(not terms_before.isdisjoint(terms) for each in lacking for terms in each.terms)
