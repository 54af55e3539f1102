"""Grading: a question and its reply in, the value of every metric that applies out.

A figure over a question set is the mean of these values over the questions that have one: a question to abstain from
has no `cited`, an abstention no `precision`. So every subset (a language, a type) has its figures from the same values.
"""

from collections.abc import Iterator, Mapping

from corpus.split import split
from eval.metrics.catalogue import RANKING
from eval.metrics.citations import citation_precision, citation_recall
from eval.metrics.entailment import Entailment, is_contained
from eval.metrics.normalise import mlqa_words, squad_words
from eval.metrics.overlap import contains, exact_match, token_f1
from eval.metrics.ranking import score_run
from eval.metrics.saying import is_right_short, says
from eval.reading.questions import MIXED_STYLES, Question, QuestionSet
from eval.running.reply import CitedWords, Reply

Values = dict[str, float]
Texts = Mapping[str, str]
"""The text of each paragraph of a collection, by passage id."""


def grade(question: Question, reply: Reply, texts: Texts, entails: Entailment = is_contained) -> Values:
    """Return the values of one reply, ranking aside; see `ranking_values`.

    Args:
        texts: paragraphs to check quotes against; for others, what the citation itself shows of them.
    """
    if reply.status == "searched":
        return {}
    values: Values = {"failed": float(reply.status == "failed"), "clean": float(reply.answered or not reply.citations)}
    values |= dict(_answerable(question, reply, entails) if question.answerable else _unanswerable(reply))
    values["right"] = float(is_right(question, values))
    if reply.abstained:
        values["abstention_precision"] = float(not question.answerable)
    if question.style not in MIXED_STYLES and reply.language is not None:
        values["language"] = float(reply.language == question.lang)
    verbatim = [_is_verbatim(each, texts) for each in reply.citations]
    if None not in verbatim:
        values["verbatim"] = float(all(verbatim))
    return values


def is_right(question: Question, values: Mapping[str, float]) -> bool:
    """Return whether the reply is right: the answer with its paragraph cited, or an abstention where that is due.

    Where a question names no answer, or no paragraph, the other decides.
    """
    if not question.answerable:
        return bool(values["refused"])
    return bool(values.get("says", 1.0) and values.get("cited", 1.0)) and not values["false_refusal"]


def ranking_values(asked: Mapping[str, Question], replies: Mapping[str, Reply]) -> dict[str, Values]:
    """Return the ranking figures of every answerable question that names a paragraph, by its id."""
    ranked = {key: each for key, each in asked.items() if each.answerable and each.paragraphs}
    run = {key: dict(replies[key].hits) for key in ranked}
    scored = score_run(run, {key: each.relevance for key, each in ranked.items()}, RANKING) if ranked else {}
    return {key: {name: values.by_query[key] for name, values in scored.items()} for key in ranked}


def paragraph_texts(asked: QuestionSet) -> dict[str, Texts]:
    """Return the paragraphs that a set brings, by collection and passage id."""
    return {
        collection: {passage.passage_id: passage.text for document in documents for passage in split(document)}
        for collection, documents in asked.documents.items()
    }


def _answerable(question: Question, reply: Reply, entails: Entailment) -> Iterator[tuple[str, float]]:
    yield "false_refusal", float(reply.abstained)
    if reply.answered:
        yield "words", float(len(reply.answer.split()))
        yield "citation_recall", citation_recall(reply, entails)
        yield "citation_precision", citation_precision(reply, entails)
    if question.paragraphs:
        yield from _cited(question, reply)
    if question.answers:
        yield from _said(question, reply)


def _unanswerable(reply: Reply) -> Iterator[tuple[str, float]]:
    yield "refused", float(reply.abstained)


def _cited(question: Question, reply: Reply) -> Iterator[tuple[str, float]]:
    right = [each.passage_id in question.paragraphs for each in reply.citations]
    yield "cited", float(any(right) and reply.answered)
    yield "first", float(bool(right) and right[0])
    if reply.answered:
        yield "precision", sum(right) / len(right) if right else 0.0


def _said(question: Question, reply: Reply) -> Iterator[tuple[str, float]]:
    short, wanted = reply.short_answer or "", question.answers
    is_short_right = is_right_short(short, wanted)
    yield "says", float(reply.answered and says(reply.answer, wanted))
    yield "contains", float(reply.answered and contains(reply.answer, wanted))
    yield "short", float(is_short_right)
    yield "wrong_short", float(bool(short) and not is_short_right)
    # Who gives no short answer is compared by the whole one.
    prediction = (short or reply.answer) if reply.answered else ""
    yield "exact_match", exact_match(prediction, wanted)
    yield "f1", token_f1(prediction, wanted)
    yield "exact_match_squad", exact_match(prediction, wanted, squad_words)
    yield "f1_squad", token_f1(prediction, wanted, squad_words)
    yield "exact_match_mlqa", exact_match(prediction, wanted, mlqa_words)
    yield "f1_mlqa", token_f1(prediction, wanted, mlqa_words)


def _is_verbatim(citation: CitedWords, texts: Texts) -> bool | None:
    """Return whether the quote is the paragraph's own text, or None where one of them is not known."""
    paragraph = texts.get(citation.passage_id, citation.paragraph)
    return (
        None if paragraph is None or not citation.quote else paragraph[citation.start : citation.end] == citation.quote
    )
