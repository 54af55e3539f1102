"""The reply to most questions: the best sentences with their antecedents, and the span that answers.

In: the sentences found, best first, and the span. Out: a `Reply`.
"""

from collections.abc import Sequence
from itertools import islice

from corpus.passage import Language
from rag.asking.question import Question
from rag.reading.replies.cross_lingual import cross_lingual
from rag.reading.replies.reply import Reply, distinct
from rag.reading.sentences.context import Context
from rag.reading.sentences.extract import Sentence, quoted, shown
from rag.reading.sentences.found import Found
from rag.reading.spans.span import LEAST_CHANCE, Span, least_chance


def plain_reply(question: Question, best: Sequence[Found], span: Span | None, context: Context) -> Reply:
    """Return the best sentences (at least one) with their antecedents, and the short answer where it is likely
    right."""
    first, *others = map(quoted, best)
    sentences = distinct([first, *needed_by(question, first, context), *others])
    if span is None or span.chance < least_chance(question, span):
        return Reply(sentences, chance=span.chance if span else 0.0)
    if not span.is_cross_lingual(context.language):
        return Reply(sentences, span.text.strip(), None, span.chance)
    short = cross_lingual(question, span, context.language)
    return Reply(sentences, short, short, span.chance)


def needed_by(question: Question, sentence: Sentence, context: Context) -> list[Sentence]:
    """Return the antecedent of a sentence, where it has words of the question's names that the sentence lacks."""
    words = [terms for each in question.constraints for terms in each.terms]
    if not words:
        return []
    own = context.terms(sentence)
    lacking = {term for terms in words if not own.intersection(terms) for term in terms}
    if not lacking:
        return []
    needed = (each for each in context.antecedents(sentence) if not lacking.isdisjoint(context.terms(each)))
    return [*islice(needed, 1)]


def best_shown(found: Sequence[Found], span: Span | None, language: Language) -> list[Found]:
    """Return the sentences to show, the one with the short answer first; where it is in the other language, whose spans
    are less reliable, it is only one of them."""
    chosen = shown(found)
    if span is None or span.chance < LEAST_CHANCE:
        return chosen
    others = [each for each in chosen if each.unit is not span.found.unit]
    if span.is_cross_lingual(language):
        return chosen if len(others) < len(chosen) else [*chosen, span.found]
    return [span.found, *others][: len(chosen)]
