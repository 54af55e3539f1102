"""A problem as an HTML page, for a person whose citation link has expired or whose document is gone.

Programs get problem+json instead. The page says in both languages what the problem means to a reader.
"""

from collections.abc import Mapping
from html import escape

from starlette.responses import Response

from api.problems import Occurrence
from api.routes.html_pages import html_page
from corpus.passage import Language

_TEXTS: Mapping[str, Mapping[Language, str]] = {
    "unknown-collection": {"en": "This collection is no longer here.", "ar": "لم تعد هذه المجموعة هنا."},
    "unknown-document": {"en": "This document is no longer here.", "ar": "لم تعد هذه الوثيقة هنا."},
    "unknown-passage": {
        "en": "The document has no such paragraph any more.",
        "ar": "لم تعد في الوثيقة فقرة بهذا الرقم.",
    },
    "no-key": {
        "en": "This link has ended, or needs a key. Ask the question again for a new one.",
        "ar": "انتهت صلاحية هذا الرابط أو يحتاج إلى مفتاح. أعد السؤال لتحصل على رابط جديد.",
    },
    "no-such-route": {"en": "There is nothing at this address.", "ar": "لا شيء على هذا العنوان."},
}


def problem_page(occurrence: Occurrence, request_id: str) -> Response:
    """Return the page of a problem, with its status; a problem without a text for readers shows its own, in English."""
    problem = occurrence.problem
    texts = _TEXTS.get(problem.name, {"en": f"{problem.title}. {occurrence.detail}"})
    body = "\n".join(f'<p lang="{language}" dir="auto">{escape(text)}</p>' for language, text in texts.items())
    footer = f"<footer>{problem.status} · {escape(request_id)}</footer>"
    return html_page("Iqtibas", f"<h1>Iqtibas</h1>\n{body}\n{footer}", "en", status=problem.status)
