"""Short answers by rules of form, each with the chance that it is right.

In: a question and the sentences, best first. Out: a `Span`, None where no rule applies. Some rules go before the
network that scores all candidates, others after it, where its best candidate is unlikely to be right.
"""

from collections.abc import Callable, Sequence

from rag.asking.question import Question
from rag.reading.rules.apposition import find_appositive
from rag.reading.rules.bracketed import find_bracketed
from rag.reading.rules.counted import find_count
from rag.reading.rules.exceptions import find_exception
from rag.reading.rules.labelled import find_value
from rag.reading.rules.objects import find_object
from rag.reading.rules.participants import find_participants
from rag.reading.rules.reasons import find_reason
from rag.reading.rules.requests import find_request
from rag.reading.rules.statement import find_statement, find_view
from rag.reading.rules.titled import find_title
from rag.reading.rules.verbs import find_verb_object
from rag.reading.sentences.found import READ_SENTENCES, Found, covers_as_much
from rag.reading.sentences.stretch import Stretch, Words
from rag.reading.spans.demonym_nouns import find_demonym_noun
from rag.reading.spans.examples import find_examples
from rag.reading.spans.names_in_a_row import find_names_in_a_row
from rag.reading.spans.span import Span, span_of

APPOSED = 0.9
"""The chance of a name in apposition to its office or role, with every word of the question: chosen."""
BESIDE_NOUN = 0.85
"""The chance of the only figure beside the noun that is counted: chosen, see `counted`."""
ALONE = 0.4
"""The chance of the only span of the expected type, where no candidate is likely right. Source: chosen low; in five
sets of `eval/sets` 4 of 5 such are right (2026-11-29)."""
STATED = 0.6
"""The chance of a quotation: 2 of 3 in SQuAD, where few are asked for."""
REASON = 0.6
"""The chance of the reason given for the clause asked about: chosen."""
OBJECT = 0.7
"""The chance of the object of a relation or of a verb: chosen."""

_FORMS: Sequence[tuple[Callable[[Question, Sequence[Found]], Stretch | None], float]] = (
    (find_reason, REASON),
    (find_exception, 0.7),
    (find_title, 0.8),
    (find_request, 0.7),
    (find_object, OBJECT),
    (find_participants, 0.7),
    (find_examples, 0.6),
)
"""Rules in the order in which they are tried, each with the chance that its answer is right: chosen."""


def by_adjacency(question: Question, found: Sequence[Found]) -> Span | None:
    """Return a name in apposition to its office or role, the value of a label, or a figure beside its noun."""
    for each in found[:READ_SENTENCES]:
        if (words := _named_beside(question, each)) is not None:
            return span_of(each, words.first, words.last, APPOSED)
    for each in found[:READ_SENTENCES]:
        figure = find_count(question, each)
        if figure is not None and covers_as_much(each, found[0]):
            return span_of(each, figure.first, figure.last, BESIDE_NOUN)
    return None


def _named_beside(question: Question, found: Found) -> Words | None:
    return find_appositive(question, found) or find_bracketed(question, found) or find_value(question, found)


def by_form(question: Question, found: Sequence[Found]) -> Span | None:
    """Return the first answer that has a form of its own: a statement, a reason, an exception, a request, coordinated
    names."""
    if question.expects == "statement" and (statement := find_statement(question, found)) is not None:
        return Span(statement.found, statement.start, statement.end, STATED)
    for find, chance in _FORMS:
        if (words := find(question, found)) is not None:
            return span_of(words.found, words.first, words.last, chance)
    if (view := find_view(question, found)) is not None:
        return Span(view.found, view.start, view.end, REASON)
    if (row := find_names_in_a_row(question, found[0])) is not None:
        return span_of(found[0], row.first, row.last, BESIDE_NOUN)
    return None


def by_verb(question: Question, found: Sequence[Found]) -> Span | None:
    """Return the object of the verb that a question asks about, which the network seldom chooses."""
    if (words := find_verb_object(question, found)) is not None:
        return span_of(words.found, words.first, words.last, OBJECT)
    return None


def by_demonym(question: Question, found: Found) -> Span | None:
    """Return the only noun with a demonym in a sentence, where its country is asked for."""
    noun = find_demonym_noun(question, found)
    return span_of(found, noun.first, noun.last, ALONE) if noun else None
