"""Answer text and citations from chosen sentences: each word belongs to a quotation, a translation or a fixed frame.

A sentence in the language of the answer is shown as it is (`verbatim`), one in the other language by its translation
(`translated`), or without one in a frame that says so. What is computed from the quotations (yes or no, a relative
date, a date in the other language) comes before them, and they are its sources (`derived`). A quotation is always text
of the source.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote as percent_encoded

from corpus.passage import Language
from rag.answer import Citation, CitedTranslation, Span, Support
from rag.reading.sentences.extract import Sentence
from rag.saying.frames import UNTRANSLATED_QUOTE

_OPENING, _CLOSING = {"ar": "«", "en": "“"}, {"ar": "»", "en": "”"}


@dataclass(frozen=True, slots=True)
class CitedText:
    """An answer text with markers, and its citations in the order of the markers."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A sentence in the answer: `before + words + after`, of which the citation supports `words`."""

    before: str
    words: str
    after: str
    support: Support


def cited_text(sentences: Sequence[Sentence], language: Language, lead: str | None = None) -> CitedText:
    """Return the sentences as one text in `language`, each followed by its marker: the best first, with the others of
    its passage in their order. `lead`, which all of them support, goes before.
    """
    text, citations = f"{lead}." if lead else "", []
    leading = ((0, len(lead)),) if lead else ()
    for marker, sentence in enumerate(_in_passage_order(sentences), 1):
        shown = _shown(sentence, language)
        start = len(text) + (1 if text else 0) + len(shown.before)
        span = (start, start + len(shown.words))
        text += f"{' ' if text else ''}{shown.before}{shown.words}{shown.after} [{marker}]"
        citations.append(citation(marker, sentence, (*leading, span), "derived" if lead else shown.support))
    return CitedText(text, tuple(citations))


def _in_passage_order(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences with the best first, followed by the others of its passage in order, then the rest."""
    first = {s.evidence.hit.passage_id: at for at, s in reversed(list(enumerate(sentences)))}
    return sorted(sentences, key=lambda s: (first[s.evidence.hit.passage_id], s.start))


def _shown(sentence: Sentence, language: Language) -> _Shown:
    passage = sentence.evidence.stored.passage
    if passage.language == language:
        return _Shown("", sentence.text, "", "verbatim")
    if sentence.translated is not None:
        return _Shown("", sentence.translated, "", "translated")
    quoted = passage.language
    return _Shown(f"{UNTRANSLATED_QUOTE[language]} {_OPENING[quoted]}", sentence.text, _CLOSING[quoted], "verbatim")


def citation(marker: int, sentence: Sentence, spans: tuple[Span, ...], support: Support) -> Citation:
    """Return the citation of a sentence that supports `spans` of the answer."""
    stored = sentence.evidence.stored
    passage = stored.passage
    return Citation(
        marker=marker,
        collection=stored.collection,
        document_id=passage.document_id,
        document_version=stored.version,
        passage_id=passage.passage_id,
        passage_sha256=stored.sha256,
        paragraph=passage.number,
        page=passage.place.page_at(sentence.start),
        title=stored.title,
        url=landing_place(stored.collection, passage.document_id, passage.number),
        source_url=stored.url,
        published=stored.published,
        language=passage.language,
        quote=sentence.text,
        start=sentence.start,
        end=sentence.end,
        answer_spans=spans,
        translation=_translation(sentence),
        support=support,
        ocr_confidence=passage.place.ocr_confidence,
    )


def _translation(sentence: Sentence) -> CitedTranslation | None:
    translation = sentence.evidence.stored.passage.translation
    if translation is None or sentence.translated is None:
        return None
    return CitedTranslation(translation.language, sentence.translated, translation.source)


def landing_place(collection: str, document_id: str, paragraph: int) -> str:
    """Return the path under which a citation's paragraph can be read."""
    where = percent_encoded(document_id, safe="")
    return f"/v1/documents/{where}/passages/{paragraph}?collection={percent_encoded(collection, safe='')}"
