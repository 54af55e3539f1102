"""What the answerer would decide on, for questions whose answer is known to be there, or not to be.

In: a `TitledSet`. Out: a `Decision` for every question in four situations: in the small collection that its document is
in, and in another one; among all documents, and with its own taken away by a filter. The last two only where a set does
not repeat itself: manuals say the same in many places, and taking one away takes no answer away.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.document import new_document
from corpus.fold import fold
from eval.titled import TitledQuestion, TitledSet
from index.library import Library
from index.search.filters import Filters
from rag.answer import Evidence, evidence_of
from rag.judging.abstain import features
from rag.reading.extract import READ_PASSAGES, answering_sentences
from rag.settings import load_settings
from rag.wiring import open_library

SMALL_PASSAGES = 24
"""A small collection has this many passages or a few more: an article, or a handful of pages."""

_ALL = "all"
_NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Decision:
    """A question in one situation: what is known of its evidence, whether its document is there, and whether the
    sentences chosen answer it."""

    set_name: str
    title: str
    features: Mapping[str, float]
    is_there: bool
    is_right: bool


def decisions(asked: TitledSet) -> Iterator[Decision]:
    """Yield the decisions of a set; those without any evidence, where nothing is to be decided, are left out."""
    with TemporaryDirectory(prefix="iqtibas-eval-") as folder:
        changes = {"home": Path(folder), "bundled_article": False}
        library = open_library(load_settings().model_copy(update=changes))
        try:
            yield from _decisions(library, asked)
        finally:
            library.close()


def _decisions(library: Library, asked: TitledSet) -> Iterator[Decision]:
    groups = small_groups(asked.passages)
    group_of = {title: number for number, titles in enumerate(groups) for title in titles}
    ids = {title: f"d{number}" for number, title in enumerate(asked.passages)}
    for name, titles in [(_ALL, asked.passages), *((_small(number), titles) for number, titles in enumerate(groups))]:
        documents = (
            new_document("\n".join(asked.passages[t]), document_id=ids[t], language=asked.read) for t in titles
        )
        # Documents are stored as the iterator is read to its end.
        list(library.add_many(name, documents))
    for question in asked.questions:
        own, others = group_of[question.title], tuple(ids[title] for title in ids if title != question.title)
        situations = [(_small(own), _NO_FILTERS, True), (_small((own + 1) % len(groups)), _NO_FILTERS, False)]
        if not asked.repeats_itself:
            situations += [(_ALL, _NO_FILTERS, True), (_ALL, Filters(document_ids=others), False)]
        for collection, filters, is_there in situations:
            evidence = evidence_of(library.retrieve(question.text, (collection,), filters, READ_PASSAGES))
            if evidence:
                is_right = is_there and _is_answered(library, asked, question, evidence)
                yield Decision(asked.name, question.title, features(evidence), is_there, is_right)


def _small(number: int) -> str:
    return f"small-{number}"


def small_groups(passages: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return the titles dealt into groups of `SMALL_PASSAGES` passages or more; the last may have fewer."""
    groups: list[list[str]] = [[]]
    size = 0
    for title, texts in passages.items():
        if size >= SMALL_PASSAGES:
            groups.append([])
            size = 0
        groups[-1].append(title)
        size += len(texts)
    return groups


def _is_answered(library: Library, asked: TitledSet, question: TitledQuestion, evidence: Sequence[Evidence]) -> bool:
    chosen = answering_sentences(question.text, evidence, asked.asked, library.analyzer)
    said = [fold(each.text) for each in chosen if each.evidence.passage.text == question.passage]
    return any(not question.answers or any(answer in text for answer in question.answers) for text in said)
