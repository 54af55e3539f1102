"""Questions and documents for measurements, drawn from the stored or bundled texts with a fixed seed."""

import random
from collections.abc import Iterator, Sequence
from itertools import chain, cycle, islice, repeat

from corpus.article import bundled_article
from corpus.document import DocumentInfo, new_document
from corpus.passage import Document, Passage
from corpus.sentences import sentence_spans
from corpus.split import split
from index.library import Library
from index.move import every_document
from index.storage.schema import DEFAULT_COLLECTION

SEED = 7

QUESTION_WORDS = 8
"""About as many as people type."""

PARAGRAPH_WORDS = 35
"""About as many as in a paragraph of a newspaper."""

DOCUMENT_PARAGRAPHS = 50


def draw_questions(passages: Sequence[Passage], count: int) -> list[str]:
    """Return `count` runs of words of passages and of their translations, shuffled.

    None is repeated before all were used, because the analysis of a repeated question is cached.

    Args:
        passages: at least one.
    """
    texts = [text for texts in zip(*map(_texts, passages), strict=True) for text in texts if text]
    questions = list(dict.fromkeys(chain.from_iterable(map(_runs_of_words, texts))))
    random.Random(SEED).shuffle(questions)
    return list(islice(cycle(questions), count))


def draw_documents(paragraphs: int) -> Iterator[Document]:
    """Yield documents of sentences of the bundled article, alternately Arabic and English, of `paragraphs` in all."""
    draw = random.Random(SEED)
    for number, sentences in zip(range(0, paragraphs, DOCUMENT_PARAGRAPHS), cycle(article_sentences())):
        wanted = min(DOCUMENT_PARAGRAPHS, paragraphs - number)
        text = "\n".join(_paragraph(draw, sentences) for _ in range(wanted))
        yield new_document(text, DocumentInfo(f"bench-{number}"))


def stored_passages(library: Library, documents: int | None = None) -> Iterator[Passage]:
    """Yield the passages of the default collection, or those of its first `documents` documents."""
    for document in islice(every_document(library, DEFAULT_COLLECTION), documents):
        for stored in library.document_passages(DEFAULT_COLLECTION, document.document_id):
            yield stored.passage


def article_sentences() -> list[list[str]]:
    """Return the sentences of the bundled article in Arabic, and those of its English translation."""
    return [_sentences(texts) for texts in zip(*map(_texts, split(bundled_article())), strict=True)]


def _texts(passage: Passage) -> tuple[str, str]:
    """Return the text and its translation, which is empty if there is none."""
    return passage.text, "" if passage.translation is None else passage.translation.text


def _sentences(texts: Sequence[str]) -> list[str]:
    return [text[start:end] for text in texts for start, end in sentence_spans(text)]


def _runs_of_words(text: str) -> Iterator[str]:
    """Yield the runs of `QUESTION_WORDS` words of each sentence, each overlapping half of the one before."""
    for start, end in sentence_spans(text):
        words = text[start:end].split()
        last = max(len(words) - QUESTION_WORDS, 0)
        yield from (" ".join(words[at : at + QUESTION_WORDS]) for at in range(0, last + 1, QUESTION_WORDS // 2))


def _paragraph(draw: random.Random, sentences: Sequence[str]) -> str:
    words = chain.from_iterable(draw.choice(each).split() for each in repeat(sentences))
    return " ".join(islice(words, PARAGRAPH_WORDS))
