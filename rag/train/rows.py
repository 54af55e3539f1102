"""Training rows of the judge: situations in, features and labels out.

The collections of a set are indexed in a temporary library, and every question is asked there. Retrievals may be cached
(`rag.train.retrieval_cache`); what the reader chooses and the features are computed anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from corpus.document import DocumentInfo, new_document
from corpus.fold import fold
from corpus.passage import OTHER_LANGUAGE, Language, SentencePair
from index.library import Library
from index.words.analysis import Analyzer
from rag.answer import evidence_of
from rag.asking.question import understand
from rag.judging.abstain import chosen_of
from rag.judging.features import UNLEARNED, features
from rag.judging.reading import Reading
from rag.reading.reader import Reader
from rag.reading.sentences.extract import Sentence
from rag.reading.sentences.find import READ_PASSAGES
from rag.temporary import temporary_library
from rag.train.retrieval_cache import RetrievalCache, Retrieved
from rag.train.situation import Collection, Situation, SituationSet


@dataclass(frozen=True, slots=True)
class Rows:
    """Situations as the judge sees them: `features` is float32 `(rows, names)`.

    `answered` tells whether the collection answers the question, `right` whether the sentences chosen do. `situations`
    are theirs, and `sets` names the set of each.
    """

    names: tuple[str, ...]
    features: NDArray[np.float32]
    answered: NDArray[np.bool_]
    right: NDArray[np.bool_]
    situations: tuple[Situation, ...]
    sets: tuple[str, ...]

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Return the rows of at least one part, all with the features of the first, as one."""
        return cls(
            parts[0].names,
            np.concatenate([each.features for each in parts]),
            np.concatenate([each.answered for each in parts]),
            np.concatenate([each.right for each in parts]),
            tuple(situation for each in parts for situation in each.situations),
            tuple(name for each in parts for name in each.sets),
        )


def rows_of(situations: SituationSet, encoder: str, cache: RetrievalCache) -> Rows:
    """Ask everything with an encoder, and return what is known of it, without situations that have no evidence."""
    with temporary_library(encoder) as library:
        found = list(_rows(library.analyzer, situations, retrieved_for(situations, library, cache)))
    names = tuple(name for name in found[0][1] if name not in UNLEARNED)
    return Rows(
        names,
        np.array([[known[name] for name in names] for _, known, _ in found], np.float32),
        np.array([situation.is_answered for situation, _, _ in found]),
        np.array([right for _, _, right in found]),
        tuple(situation for situation, _, _ in found),
        (situations.name,) * len(found),
    )


def retrieved_for(situations: SituationSet, library: Library, cache: RetrievalCache) -> Retrieved:
    """Return what an empty library, filled with the collections of a set, retrieves for each of its situations."""
    questions = [(each.collection, each.question) for each in situations.situations]
    texts: list[Any] = [
        situations.text_language, situations.collections, bool(situations.translations), situations.documents
    ]  # fmt: skip
    if situations.is_shelf:
        texts.append("a document each")
    return cache.retrieved(texts, questions, library, partial(_ask, library, situations))


def _fill(library: Library, situations: SituationSet) -> None:
    if situations.documents:
        library.add_all("c0", situations.documents)
    for number, collection in enumerate(situations.collections):
        documents = (
            # Every other document has its title, as people's documents do.
            new_document(
                "\n".join(passages),
                DocumentInfo(
                    f"d{at}",
                    title=title if at % 2 else "",
                    language=situations.text_language,
                    translations=_translations(situations, passages),
                ),
            )
            for at, (title, passages) in enumerate(_documents(collection, situations.is_shelf))
        )
        library.add_all(f"c{number}", documents)


def _documents(collection: Collection, is_shelf: bool) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the title and the passages of each document."""
    for title, passages in collection.items():
        yield from ((title, [passage]) for passage in passages) if is_shelf else [(title, passages)]


def _translations(situations: SituationSet, passages: Sequence[str]) -> dict[Language, list[str | list[SentencePair]]]:
    if not situations.translations:
        return {}
    return {OTHER_LANGUAGE[situations.text_language]: [[*situations.translations[passage]] for passage in passages]}


def _ask(library: Library, situations: SituationSet, questions: Sequence[tuple[int, str]]) -> Retrieved:
    _fill(library, situations)
    found = (library.retrieve(text, (f"c{number}",), top_k=READ_PASSAGES) for number, text in questions)
    return [evidence_of(each) for each in found]


def _rows(
    analyzer: Analyzer, situations: SituationSet, retrieved: Retrieved
) -> Iterator[tuple[Situation, dict[str, float], bool]]:
    for situation, evidence in zip(situations.situations, retrieved, strict=True):
        if not evidence:
            continue
        question = understand(situation.question)
        reply = Reader(situations.question_language, analyzer, lambda _: None).read(question, evidence)
        if not reply.sentences:
            continue
        reading = Reading(question, evidence, situations.question_language, analyzer)
        known = features(reading, chosen_of(reply, evidence))
        yield situation, known, situation.is_answered and _is_right(situation, reply.sentences)


def _is_right(situation: Situation, sentences: Sequence[Sentence]) -> bool:
    said = [
        fold(f"{each.text} {each.translated or ''}")
        for each in sentences
        if each.evidence.passage.text == situation.passage
    ]
    return any(not situation.answers or any(answer in text for answer in situation.answers) for text in said)
