"""Answers and search results as plain lines of text, without frames, which would break the layout of Arabic.

A line that mixes both scripts begins with a label in the language of the messages and ends with text of the document,
so that its direction is that of the label.
"""

from collections.abc import Iterator

from api.commands.document_names import shown_ids
from api.commands.messages import message
from api.commands.plain_text import one_line, shortened, wrapped
from corpus.passage import Language
from rag.answer import Answer, Citation, CitedTranslation, ShownHit
from rag.answerer import Search

_INDENT = " " * 4
_QUOTATION_MARKS: dict[Language, str] = {"ar": "«{}»", "en": "“{}”"}

_FIRST_WORDS_CHARACTERS = 100
"""About fifteen words: enough to recognise a passage."""


def answer_lines(answer: Answer, width: int | None) -> Iterator[str]:
    """Yield the short answer, the answer with its markers, and its sources; of an abstention, the suggestions.

    Args:
        width: columns to wrap at; None for a pipe, where each paragraph is a line.
    """
    if answer.short_answer and not answer.answer.startswith(answer.short_answer):
        yield from (*wrapped(answer.short_answer, width), "")
    yield from wrapped(answer.answer, width)
    if answer.citations:
        yield from ("", message("Sources:"))
    for citation in answer.citations:
        yield from _citation_lines(citation, width)
    if answer.suggestions:
        yield from ("", message("You could ask:"))
    for suggestion in answer.suggestions:
        yield from wrapped(suggestion, width, indent=_INDENT)


def search_lines(search: Search, width: int | None) -> Iterator[str]:
    """Yield two lines a hit, its place and its first words, or one that says that there is none."""
    shown = shown_ids([hit.document_id for hit in search.hits])
    for hit in search.hits:
        yield from _hit_lines(hit, shown[hit.document_id], width)
    if not search.hits:
        yield message("Nothing found.")


def _citation_lines(citation: Citation, width: int | None) -> Iterator[str]:
    place = message(
        "paragraph {number}, {title}", number=citation.paragraph, title=citation.title or citation.document_id
    )
    yield one_line(f"[{citation.marker}] {place}")
    yield from wrapped(_QUOTATION_MARKS[citation.language].format(citation.quote), width, indent=_INDENT)
    if citation.translation is not None:
        yield from _translation_lines(citation.translation, width)


def _translation_lines(translation: CitedTranslation, width: int | None) -> Iterator[str]:
    label = message("Translation:" if translation.source == "publisher" else "Unofficial translation:")
    yield _INDENT + label
    yield from wrapped(_QUOTATION_MARKS[translation.language].format(translation.text), width, indent=_INDENT)


def _hit_lines(hit: ShownHit, document_id: str, width: int | None) -> Iterator[str]:
    parts = ", ".join(f"{name} {score:.3f}" for name, score in hit.scores.items())
    yield one_line(f"{hit.rank}. {document_id}#p{hit.paragraph}  {hit.score:.3f} ({parts})  {hit.title}")
    characters = min(width or _FIRST_WORDS_CHARACTERS, _FIRST_WORDS_CHARACTERS) - len(_INDENT)
    yield _INDENT + shortened(hit.text, characters)
