"""Short answers whose form decides: the rules of the reader, and the chance that what each finds is right.

In: a question and the sentences, best first. Out: a `Span`, None where no rule finds anything. Some go before the
network that chooses among all spans, some after it, where it is not sure.
"""

from collections.abc import Callable, Sequence

from rag.asking.question import Question
from rag.reading.rules.apposition import find_appositive
from rag.reading.rules.bracketed import find_bracketed
from rag.reading.rules.counted import find_count
from rag.reading.rules.exceptions import find_exception
from rag.reading.rules.objects import find_object
from rag.reading.rules.participants import find_participants
from rag.reading.rules.reasons import find_reason
from rag.reading.rules.requests import find_request
from rag.reading.rules.statement import find_statement, find_view
from rag.reading.rules.titled import find_title
from rag.reading.rules.verbs import find_verb_object
from rag.reading.sentences.found import Found, covers_as_much
from rag.reading.sentences.stretch import Stretch
from rag.reading.spans.competing import READ_SENTENCES
from rag.reading.spans.examples import find_examples
from rag.reading.spans.names_in_a_row import find_names_in_a_row
from rag.reading.spans.national import find_named_after_people
from rag.reading.spans.span import Span, span_of

APPOSED = 0.9
"""The chance that a name beside its office or role, with every word of the question, is right: chosen; no set measures
it alone."""
BESIDE_NOUN = 0.85
"""The chance that the only figure beside the noun that is counted is right: chosen, see `counted`."""
ALONE = 0.4
"""The chance that the only words of the type asked for are right, where the network is sure of none. Source: chosen
low; in five sets of `eval/sets` 4 of 5 such are right (2026-11-29)."""
STATED = 0.6
"""The chance that a quotation is what was said: 2 of 3 in SQuAD, where few are asked for."""
REASON = 0.6
"""The chance that the reason given for the clause asked about is right: chosen; no set measures it alone."""
OBJECT = 0.7
"""The chance that the object of a relation or of a verb is right: chosen."""

_FORMS: Sequence[tuple[Callable[[Question, Sequence[Found]], Stretch | None], float]] = (
    (find_reason, REASON),
    (find_exception, 0.7),
    (find_title, 0.8),
    (find_request, 0.7),
    (find_object, OBJECT),
    (find_participants, 0.7),
    (find_examples, 0.6),
)
"""The rules of forms of their own, each with the chance that what it finds is right: chosen; the first that finds
anything counts."""


def beside_asked(question: Question, found: Sequence[Found]) -> Span | None:
    """Return what stands beside the words asked about by a sure form: a name beside its office, a figure its noun."""
    for each in found[:READ_SENTENCES]:
        if (words := find_appositive(question, each) or find_bracketed(question, each)) is not None:
            return span_of(each, words.first, words.last, APPOSED)
    for each in found[:READ_SENTENCES]:
        figure = find_count(question, each)
        if figure is not None and covers_as_much(each, found[0]):
            return span_of(each, figure.first, figure.last, BESIDE_NOUN)
    return None


def in_own_form(question: Question, found: Sequence[Found]) -> Span | None:
    """Return what sentences give in a form of its own: what was said, why, an exception, a request, examples, names in
    a row."""
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


def where_unsure(question: Question, found: Sequence[Found]) -> Span | None:
    """Return the object of the verb that a question asks about, which the network seldom chooses."""
    if (words := find_verb_object(question, found)) is not None:
        return span_of(words.found, words.first, words.last, OBJECT)
    return None


def named_after_people(question: Question, found: Found) -> Span | None:
    """Return the only thing of a sentence that is called after a people, where its country is asked for."""
    thing = find_named_after_people(question, found)
    return span_of(found, thing.first, thing.last, ALONE) if thing else None
