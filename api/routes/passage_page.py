"""The page that a citation leads to in a browser: one paragraph with its translation and its source."""

from collections.abc import Iterator, Mapping
from html import escape

from starlette.responses import Response

from api.routes.html_pages import DIRECTION, html_page
from api.wire.document_replies import WholePassage
from corpus.passage import Language, TranslationSource

_PARAGRAPH: Mapping[Language, str] = {"ar": "الفقرة {number}", "en": "Paragraph {number}"}
_SOURCE: Mapping[Language, str] = {"ar": "المصدر", "en": "Source"}
_TRANSLATIONS: Mapping[TranslationSource, Mapping[Language, str]] = {
    "publisher": {"ar": "ترجمة الناشر", "en": "The publisher's translation"},
    "project": {"ar": "ترجمة غير رسمية", "en": "Unofficial translation"},
    "user": {"ar": "ترجمة غير رسمية", "en": "Unofficial translation"},
    "model": {"ar": "ترجمة آلية غير رسمية", "en": "Unofficial machine translation"},
}


def passage_page(passage: WholePassage) -> Response:
    """Return the page of a passage, in the language of the passage."""
    place = _PARAGRAPH[passage.language].format(number=passage.number)
    title = f"{passage.title or passage.document_id} — {place}"
    return html_page(title, "\n".join(_parts(passage, place)), passage.language)


def _parts(passage: WholePassage, place: str) -> Iterator[str]:
    language = passage.language
    yield f"<h1><bdi>{escape(passage.title or passage.document_id)}</bdi></h1>\n<p>{place}</p>"
    yield _quotation(passage.text, language)
    if translation := passage.translation:
        yield f"<p>{_TRANSLATIONS[translation.source][language]}</p>"
        yield _quotation(translation.text, translation.language)
    yield f"<footer>{'<br>'.join(_origin(passage))}</footer>"


def _quotation(text: str, language: Language) -> str:
    return f'<blockquote lang="{language}" dir="{DIRECTION[language]}">{escape(text)}</blockquote>'


def _origin(passage: WholePassage) -> Iterator[str]:
    if passage.source_url:
        url = f'<a href="{escape(passage.source_url)}" rel="noopener noreferrer nofollow">'
        yield f"{_SOURCE[passage.language]}: {url}<bdi>{escape(passage.source_url)}</bdi></a>"
    if passage.published:
        yield f"<time>{escape(passage.published)}</time>"
    yield f"<bdi>{escape(passage.passage_id)}</bdi>"
