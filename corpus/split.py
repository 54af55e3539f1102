"""Splits a document into passages, which are its paragraphs: document in, passages with their translations out.

Only a line feed ends a paragraph. `str.splitlines` also splits at form feeds and U+2028, which occur within paragraphs
of PDF files and web pages. Sentences are internal units of the index.
"""

from collections.abc import Sequence
from typing import get_args

from corpus.errors import EmptyDocument, InvalidDocument, TranslationMismatch
from corpus.language import detect_language
from corpus.passage import NOWHERE, Document, Language, Passage, Place, SentencePair, Translation

_LANGUAGES: tuple[Language, ...] = get_args(Language)


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each paragraph: a line without surrounding white space, unless it is blank.

    >>> paragraph_spans("one\\n\\n  two ")
    [(0, 3), (7, 10)]
    """
    spans, line_start = [], 0
    for line in text.split("\n"):
        if paragraph := line.strip():
            start = line_start + line.index(paragraph[0])
            spans.append((start, start + len(paragraph)))
        line_start += len(line) + 1
    return spans


def split(document: Document) -> tuple[Passage, ...]:
    """Return the passages of `document`, numbered from 1, with their translations into the other language.

    The language of a passage is that of most of its words; that of the document if it has a translation or no letters.

    Raises:
        EmptyDocument: no paragraph is left after stripping.
        TranslationMismatch: the translations do not fit the paragraphs.
        InvalidDocument: translations into the document's own language, or into one that is neither Arabic nor English.
    """
    spans = paragraph_spans(document.text)
    if not spans:
        raise EmptyDocument("the document has no text", hint="give at least one line that is not blank")
    translations = _translations(document, [document.text[start:end] for start, end in spans])
    places = document.places or (NOWHERE,) * len(spans)
    return tuple(
        _passage(document, number, span, translation, place)
        for number, (span, translation, place) in enumerate(zip(spans, translations, places, strict=True), 1)
    )


def _passage(
    document: Document, number: int, span: tuple[int, int], translation: Translation | None, place: Place
) -> Passage:
    start, end = span
    text = document.text[start:end]
    language = document.language if translation else detect_language(text) or document.language
    return Passage(document.document_id, number, text, start, end, language, translation, place)


def _translations(document: Document, paragraphs: list[str]) -> list[Translation | None]:
    """Return the translation of each paragraph, None where the item is blank or there are no translations."""
    attached: list[Translation | None] = [None] * len(paragraphs)
    for language, items in document.translations.items():
        _check(document, language, items, paragraphs)
        for index, (item, paragraph) in enumerate(zip(items, paragraphs, strict=True)):
            pairs = () if isinstance(item, str) else _aligned(item, paragraph, f"translations.{language}[{index}]")
            text = item if isinstance(item, str) else " ".join(translated for _, translated in pairs if translated)
            if text.strip():
                attached[index] = Translation(language, text.strip(), document.translation_source, pairs)
    return attached


def _check(document: Document, language: Language, items: Sequence[object], paragraphs: list[str]) -> None:
    if language not in _LANGUAGES or language == document.language:
        raise InvalidDocument(
            f"translations are not taken into this language; the document's own is {document.language}",
            hint="give translations under the other one of ar and en",
        )
    if len(items) != len(paragraphs):
        raise TranslationMismatch(
            f"translations.{language} has {len(items)} items and the text has {len(paragraphs)} paragraphs",
            hint="give one item per paragraph, an empty string where there is no translation",
        )


def _aligned(pairs: Sequence[SentencePair], paragraph: str, item: str) -> tuple[SentencePair, ...]:
    """Return the sentence pairs of one paragraph.

    Raises:
        TranslationMismatch: the source sentences do not occur in the paragraph, verbatim and in order.
    """
    position = 0
    for number, (source, _) in enumerate(pairs, 1):
        found = paragraph.find(source, position) if source.strip() else -1
        if found < 0:
            raise TranslationMismatch(
                f"{item}: the source sentence of pair {number} does not follow in its paragraph",
                hint="copy the sentences of the paragraph character by character, in order",
            )
        position = found + len(source)
    return tuple((source, translated.strip()) for source, translated in pairs)
