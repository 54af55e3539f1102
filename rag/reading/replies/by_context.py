"""Replies from an antecedent: the date that another counts from, and the name for "he" or "the same company".

In: a question, the sentences found and their context. Out: a `Reply`, None where no antecedent answers.
"""

from collections.abc import Mapping, Sequence

from rag.asking.answer_type import AnswerType
from rag.asking.question import Question
from rag.reading.forms.kinds import Typed, typed_spans
from rag.reading.forms.tokens import Tokens, read
from rag.reading.replies.reply import SURE, Reply, place_of
from rag.reading.sentences.anaphora import Antecedent, antecedent_of, names_same_organisation
from rag.reading.sentences.context import Context
from rag.reading.sentences.extract import Sentence, quoted
from rag.reading.sentences.found import Found
from rag.reading.sentences.names import names_met
from rag.reading.spans.span import LEAST_CHANCE, Span
from rag.words.dates import When, shift, spoken, when

_ANTECEDENTS: Mapping[AnswerType, Antecedent] = {"person": "speaker", "organisation": "thing"}
"""The kind of antecedent that has the name, by the type of answer."""


def counted_date(question: Question, best: Found, found: Sequence[Found], context: Context) -> Reply | None:
    """Return the date that a sentence counts from the one before: a month before that.

    A sentence that counts from the best one, and has a name of the question that the best one lacks, is read instead.
    """
    if question.expects != "date":
        return None
    met = names_met(question, best)
    others = (each for each in found if any(name not in met for name in names_met(question, each)))
    for each in (best, *others):
        start, date = _counted_from(each, context)
        if start and date and (each is best or place_of(start) == place_of(quoted(best))):
            words = spoken(date, context.language)
            return Reply((quoted(each), start), words, words, SURE)
    return None


def _counted_from(found: Found, context: Context) -> tuple[Sentence | None, When | None]:
    """Return the sentence whose date another one counts from, and the date that it counts to; None where none."""
    months = shift(found.tokens.text)
    if months is None or when(found.tokens.text) is not None:
        return None, None
    start = context.date_before(quoted(found))
    date = when(start.text) if start else None
    return start, date.shifted(months) if date else None


def named_before(question: Question, best: Found, span: Span | None, context: Context) -> Reply | None:
    """Return the name in the antecedent of a sentence about "he" or "the same company"."""
    sentence = quoted(best)
    antecedent = _ANTECEDENTS.get(question.expects)
    if antecedent is None or antecedent_of(sentence.text) != antecedent or _is_surely_named(question.expects, span):
        return None
    if antecedent == "thing" and not names_same_organisation(sentence.text):
        return None
    for each in context.antecedents(sentence):
        tokens = read(each.translated if best.is_translation and each.translated else each.text)
        if (first := _first_named(tokens, question.expects)) is not None:
            is_readable = best.is_translation or best.evidence.passage.language == context.language
            short = tokens.text[first.start : first.end].strip() if is_readable else None
            return Reply((sentence, each), short, None, SURE)
    return None


def _first_named(tokens: Tokens, expects: AnswerType) -> Typed | None:
    """Return the first span of the expected type; without one, a person's name that begins the sentence, or the only
    name in it that may be an organisation's."""
    spans = typed_spans(tokens)
    others = {(each.first, each.last) for each in spans if each.kind not in (expects, "name", "listed")}
    names = [each for each in spans if each.kind == "name" and (each.first, each.last) not in others]
    starts = [each for each in names if not each.first and each.last > 0]
    only = starts if expects == "person" else names if len(names) == 1 else []
    named = [each for each in spans if each.kind == expects] or only
    return min(named, key=lambda each: (each.first, -each.last), default=None)


def _is_surely_named(expects: AnswerType, span: Span | None) -> bool:
    """Return whether a span is likely right and has a name that may be of the expected type, not only of places."""
    if span is None or span.chance < LEAST_CHANCE:
        return False
    words = read(span.text)
    kinds = {each.kind for each in typed_spans(words) if each.kind != "listed"}
    return expects in kinds or ("name" in kinds and "place" not in kinds)
