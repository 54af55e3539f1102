"""Validation of documents: a text and its metadata in, a `Document` out.

Used by loaders, the HTTP API and the command line. The text is unchanged except for CRLF -> LF; errors name the field
and never repeat its value.
"""

import hashlib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TypeVar, get_args

from corpus.errors import DocumentTooLarge, EmptyDocument, InvalidDocument
from corpus.language import detect_language
from corpus.passage import Document, Language, Place, Scalar, SentencePair, TranslationSource
from corpus.text_headings import places_in_text

MAX_DOCUMENT_BYTES = 20_000_000
"""Longest text in bytes of UTF-8: 20 MB."""

MAX_INTEGER = 2**63 - 1
"""Greatest absolute value of an integer in metadata, exact in SQLite and JSON libraries."""

DEFAULT_ID_DIGITS = 32
"""Hexadecimal digits of an id made by hashing: 128 bits; among a million documents, P(any collision) is 1e-27."""

# Letters and digits of every script, so that an Arabic file name can be an id.
_NAME = re.compile(r"[\w.-]{1,200}")
# HTTP clients remove these segments from addresses (RFC 3986, 5.2.4), so that such a name could not be requested.
_DOT_SEGMENTS = (".", "..")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)

_LANGUAGES: tuple[Language, ...] = get_args(Language)
_TRANSLATION_SOURCES: tuple[TranslationSource, ...] = get_args(TranslationSource)

Translations = Mapping[Language, Sequence[str | Sequence[SentencePair]]]
Choice = TypeVar("Choice", bound=str)


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """Unvalidated metadata of a text; missing fields are derived or stay empty.

    `document_id` is 1-200 letters and digits of any script, `.`, `_`, `-`. `url` is where a person finds the source,
    http or https; it is never fetched. `published` is an ISO 8601 date. `translations` has an item per paragraph, see
    `Document`; without `translation_source` they are the user's. `metadata` are values to filter by: text, finite
    numbers, booleans.
    """

    document_id: str | None = None
    title: str = ""
    language: Language | None = None
    url: str | None = None
    published: str | None = None
    translations: Translations = field(default_factory=dict)
    translation_source: TranslationSource | None = None
    metadata: Mapping[str, Scalar] = field(default_factory=dict)

    def overridden_by(self, other: "DocumentInfo") -> "DocumentInfo":
        """Return this info with the non-empty fields of another in place of its own; `metadata` is merged."""
        stated = {each.name: value for each in fields(other) if (value := getattr(other, each.name))}
        return replace(self, **stated | {"metadata": {**self.metadata, **other.metadata}})


NO_INFO = DocumentInfo()


def new_document(
    text: str, info: DocumentInfo = NO_INFO, *, source_name: str = "", places: Sequence[Place] = ()
) -> Document:
    """Return the validated document; `corpus.split.split` checks that translations match paragraphs.

    The default id is a hash of `source_name` and text, the default language that of most words.

    Args:
        text: any Unicode text with a line that is not blank; at most `MAX_DOCUMENT_BYTES`.
        source_name: of the file for example; only the default id depends on it.
        places: an item per paragraph; empty, they are told from the text (`places_in_text`).

    Raises:
        DocumentTooLarge: over the byte limit.
        EmptyDocument: only white space.
        InvalidDocument: a field is not valid, or the text has no letter of either script and no language is given.
    """
    text = text.replace("\r\n", "\n")
    data = _encode_text(text)
    return Document(
        document_id=default_id(source_name, data) if info.document_id is None else check_document_id(info.document_id),
        text=text,
        language=_language_of(text) if info.language is None else _one_of("language", info.language, _LANGUAGES),
        title=_unicode("title", info.title),
        url=_web_address(info.url),
        published=_iso_date(info.published),
        translations=_frozen(info.translations),
        translation_source=_one_of("translation_source", info.translation_source or "user", _TRANSLATION_SOURCES),
        metadata={_unicode("metadata", key): _scalar(value) for key, value in info.metadata.items()},
        places=tuple(places) or places_in_text(text),
    )


def is_name(name: str) -> bool:
    """Return whether this is a valid name of a document or collection."""
    return _NAME.fullmatch(name) is not None and name not in _DOT_SEGMENTS


def check_document_id(document_id: str) -> str:
    """Return `document_id` as it is, or raise InvalidDocument."""
    if not is_name(document_id):
        raise InvalidDocument("document_id is not usable", hint="use 1 to 200 letters, digits, '.', '_' or '-'")
    return document_id


def _encode_text(text: str) -> bytes:
    """Return the text in UTF-8. Raises: DocumentTooLarge, EmptyDocument, InvalidDocument."""
    # A character takes at least one byte: a huge text is refused before it is encoded.
    data = b"" if len(text) > MAX_DOCUMENT_BYTES else _unicode("text", text).encode()
    if max(len(text), len(data)) > MAX_DOCUMENT_BYTES:
        raise DocumentTooLarge(
            f"the document is over {MAX_DOCUMENT_BYTES // 1_000_000} MB", hint="split it into several documents"
        )
    if not text.strip():
        raise EmptyDocument("the document has no text", hint="give at least one line that is not blank")
    return data


def _unicode(name: str, value: str) -> str:
    """Return `value` unchanged; raises InvalidDocument for lone surrogates, which JSON allows and UTF-8 does not."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise InvalidDocument(f"{name} holds a lone surrogate, half a character", hint="send valid Unicode") from error
    return value


def default_id(source_name: str, data: bytes) -> str:
    """Return the default id of a document: a hash of the name of its source and its bytes."""
    name = _unicode("source_name", source_name).encode()
    return hashlib.sha256(name + b"\0" + data).hexdigest()[:DEFAULT_ID_DIGITS]


def _language_of(text: str) -> Language:
    language = detect_language(text)
    if language is None:
        raise InvalidDocument("the text has no Arabic or Latin letter", hint="set language to ar or en")
    return language


def _one_of(name: str, value: Choice, choices: tuple[Choice, ...]) -> Choice:
    if value not in choices:
        raise InvalidDocument(f"{name} is unknown", hint=f"use one of {', '.join(choices)}")
    return value


def is_web_address(url: str) -> bool:
    """Return whether this is a valid web address."""
    # Unprintable characters (bidi controls, line ends) could make an address look like another one.
    return _WEB_ADDRESS.fullmatch(url) is not None and url.isprintable()


def is_date(published: str) -> bool:
    """Return whether this is an ISO 8601 date."""
    try:
        date.fromisoformat(published)
    except ValueError:
        return False
    return True


def _web_address(url: str | None) -> str | None:
    if url is not None and not is_web_address(url):
        raise InvalidDocument("url is not a web address", hint="give an address that begins with http:// or https://")
    return url


def _iso_date(published: str | None) -> str | None:
    if published is None:
        return None
    if not is_date(published):
        raise InvalidDocument("published is not a date", hint="write it as YYYY-MM-DD")
    return date.fromisoformat(published).isoformat()


def _frozen(translations: Translations) -> Translations:
    """Return a validated, immutable copy."""
    return {language: tuple(map(_frozen_item, items)) for language, items in translations.items()}


def _frozen_item(item: str | Sequence[SentencePair]) -> str | tuple[SentencePair, ...]:
    if isinstance(item, str):
        return _unicode("translations", item)
    for source, translated in item:
        _unicode("translations", source)
        _unicode("translations", translated)
    return tuple((source, translated) for source, translated in item)


def _scalar(value: Scalar) -> Scalar:
    if isinstance(value, str):
        return _unicode("metadata", value)
    if isinstance(value, int) and abs(value) <= MAX_INTEGER:
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    raise InvalidDocument("a metadata value is not text, a finite number or a boolean", hint="flatten or drop it")
