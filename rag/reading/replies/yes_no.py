"""Yes or no, with the sentence that says so; of an alternative question the alternative.

In: a yes/no question and the sentences found, best first. Out: a `Reply`, without a short answer where the best
sentence says neither, or less than yes.
"""

from collections.abc import Mapping, Sequence

from corpus.passage import Language
from rag.asking.question import Question
from rag.reading.replies.plain import needed_by, plain_reply
from rag.reading.replies.reply import SURE, Reply, distinct
from rag.reading.sentences.context import Context
from rag.reading.sentences.extract import quoted
from rag.reading.sentences.found import Found
from rag.reading.spans.span import span_of
from rag.reading.yes_no.alternatives import alternatives, find_alternative, names_alternative
from rag.reading.yes_no.other_exception import sentence_with_exception
from rag.reading.yes_no.permission import about_what_is_asked
from rag.reading.yes_no.polarity import says_less, says_yes

POLARITY: Mapping[Language, Mapping[bool, str]] = {"ar": {True: "نعم", False: "لا"}, "en": {True: "Yes", False: "No"}}


def yes_no_reply(question: Question, found: Sequence[Found], context: Context) -> Reply:
    """Return yes or no, or the alternative, with the sentence that says so."""
    best, pair = about_what_is_asked(question, found), alternatives(question)
    if pair and (chosen := find_alternative(question, found, pair)) is not None:
        span = span_of(chosen.found, chosen.first, chosen.last, SURE)
        return plain_reply(question, [chosen.found], span, context)
    sentence = quoted(best)
    answer = says_yes(question, best, best.evidence.hit.scores.get("coverage", 1.0))
    exception = sentence_with_exception(question, found)
    if answer is not None and exception is not None:
        answer = not answer
    others = [quoted(exception)] if exception else needed_by(question, sentence, context)
    sentences = distinct([sentence, *others])
    if answer is None or (pair and names_alternative(best, pair)) or (answer and says_less(question, best)):
        return Reply(sentences)
    word = POLARITY[context.language][answer]
    return Reply(sentences, word, word, SURE)
