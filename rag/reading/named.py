"""Which passages are of a document that speaks of whom or what a question names.

In: a question and the passages as they are read. Out: for each passage, whether its document may answer. A sentence of
another document may share more words with the question, and yet be about somebody else. Countries are left out, which
are named by their people too (the Finnish minister), and so are texts in the other language, which may translate names.
"""

from collections.abc import Sequence

from rag.answer import Evidence
from rag.asking.question import Question
from rag.asking.question_words import is_people, is_place
from rag.reading.units import View

_LEAST_SHARE = 0.5
"""Of the words of a name, a document that speaks of it has so many: chosen."""
_Name = Sequence[Sequence[str]]


def may_answer(question: Question, evidence: Sequence[Evidence], views: Sequence[View]) -> list[bool]:
    """Return for each passage whether its document may answer; all may where none has every name."""
    names = [
        each.terms
        for each in question.constraints
        if each.kind == "name" and not (is_place(each.text) or is_people(each.text))
    ]
    documents = [each.passage.document_id for each in evidence[: len(views)]]
    views_of: dict[str, list[View]] = {}
    for own, each in zip(documents, views, strict=True):
        views_of.setdefault(own, []).append(each)
    having = {own for own, its in views_of.items() if _has_all(names, its)} if names else set()
    if not having:
        return [True] * len(documents)
    return [own in having or not _is_spoken(each, question) for own, each in zip(documents, evidence, strict=False)]


def _has_all(names: Sequence[_Name], views: Sequence[View]) -> bool:
    return all(_share(name, views) >= _LEAST_SHARE for name in names)


def _share(name: _Name, views: Sequence[View]) -> float:
    """Return the share of the words of a name that any of the passages has."""
    units = [unit for each in views for unit in each.units]
    return sum(any(term in unit.terms for unit in units for term in terms) for terms in name) / len(name)


def _is_spoken(evidence: Evidence, question: Question) -> bool:
    """Return whether a passage can be read in the language of the question."""
    passage = evidence.passage
    return passage.language == question.language or passage.translation is not None
