"""Grading: a question and its reply in, the value of each metric that applies to them out.

A figure of a report is the mean of these values over the questions that have one. An unanswerable question has no value
for `cited`, an abstention none for `precision`.
"""

from collections.abc import Iterable, Iterator, Mapping

from corpus.split import split
from eval.metrics.catalogue import RANKING
from eval.metrics.citations import citation_precision, citation_recall
from eval.metrics.entailment import Entailment, words_entail
from eval.metrics.matching import is_right_short, says
from eval.metrics.normalise import mlqa_words, squad_words
from eval.metrics.overlap import contains, exact_match, token_f1
from eval.metrics.ranking import score_run
from eval.reading.questions import MIXED_STYLES, Question, QuestionSet
from eval.running.reply import CitedWords, Reply

Values = dict[str, float]
Texts = Mapping[str, str]
"""The text of each paragraph of a collection, by passage id."""


def grade(question: Question, reply: Reply, texts: Texts, entails: Entailment = words_entail) -> Values:
    """Return the values of one reply, except those of `ranking_values`.

    Args:
        texts: paragraphs to check quotes against; quotes of other paragraphs are checked against the text of the hits.
    """
    if reply.status == "searched":
        return {}
    values: Values = {"failed": float(reply.status == "failed"), "clean": float(reply.answered or not reply.citations)}
    if question.answerable:
        values |= dict(_answerable(question, reply, entails))
    else:
        values["refused"] = float(reply.abstained)
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
    """Return whether the reply is right: an acceptable answer that cites a right paragraph, or a due abstention.

    If the question names no answer, the paragraph alone decides, and the other way round.
    """
    if not question.answerable:
        return bool(values["refused"])
    return bool(values.get("says", 1.0) and values.get("cited", 1.0)) and not values["false_refusal"]


def ranking_values(questions: Iterable[Question], replies: Mapping[str, Reply]) -> dict[str, Values]:
    """Return the ranking metrics of each answerable question that names a paragraph, by the question's id.

    Args:
        replies: by the question's id; their hits are the ranking.
    """
    qrels = {each.id: each.relevance for each in questions if each.answerable and each.paragraphs}
    if not qrels:
        return {}
    scored = score_run({question_id: dict(replies[question_id].hits) for question_id in qrels}, qrels, RANKING)
    return {each: {name: values.by_query[each] for name, values in scored.items()} for each in qrels}


def paragraph_texts(question_set: QuestionSet) -> dict[str, Texts]:
    """Return the paragraphs of the documents that a set brings, by collection and passage id."""
    return {
        collection: {passage.passage_id: passage.text for document in documents for passage in split(document)}
        for collection, documents in question_set.documents.items()
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
    # Without a short answer, the whole answer is compared.
    prediction = (short or reply.answer) if reply.answered else ""
    yield "exact_match", exact_match(prediction, wanted)
    yield "f1", token_f1(prediction, wanted)
    yield "exact_match_squad", exact_match(prediction, wanted, squad_words)
    yield "f1_squad", token_f1(prediction, wanted, squad_words)
    yield "exact_match_mlqa", exact_match(prediction, wanted, mlqa_words)
    yield "f1_mlqa", token_f1(prediction, wanted, mlqa_words)


def _is_verbatim(citation: CitedWords, texts: Texts) -> bool | None:
    """Return whether the quote is the text of its paragraph at its offsets; None if either is unknown."""
    paragraph = texts.get(citation.passage_id, citation.paragraph)
    if paragraph is None or not citation.quote:
        return None
    return paragraph[citation.start : citation.end] == citation.quote
