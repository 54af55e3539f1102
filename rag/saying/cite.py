"""From chosen sentences to an answer text and its citations, so that every word is either quoted or from a fixed
frame.

In the reader's language a sentence is shown as it stands (`verbatim`); in the other, its translation is shown and the
original cited (`translated`); without a translation it is quoted as it is, and a frame in the reader's language says
so. What is computed from the quotes (yes or no, a month counted from another, a date in the other language) is said
before them, and they are its sources (`derived`). Quotes are always source text.
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
    """An answer text with markers, and its citations in marker order."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the answer says for one sentence: `before + words + after`; only `words` are carried by the citation."""

    before: str
    words: str
    after: str
    support: Support


def cited_text(sentences: Sequence[Sentence], language: Language, lead: str | None = None) -> CitedText:
    """Return the sentences as one text in `language`, each followed by its marker: the best first, with the others of
    its passage in their order; `lead`, which all of them carry, goes before.
    """
    text, citations = f"{lead}." if lead else "", []
    leading = ((0, len(lead)),) if lead else ()
    for marker, sentence in enumerate(_in_reading_order(sentences), 1):
        shown = _shown(sentence, language)
        start = len(text) + (1 if text else 0) + len(shown.before)
        span = (start, start + len(shown.words))
        text += f"{' ' if text else ''}{shown.before}{shown.words}{shown.after} [{marker}]"
        citations.append(citation(marker, sentence, (*leading, span), "derived" if lead else shown.support))
    return CitedText(text, tuple(citations))


def _in_reading_order(sentences: Sequence[Sentence]) -> list[Sentence]:
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
    """Return the citation of a sentence that carries `spans` of the answer."""
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
