"""HTML pages without scripts; their policy allows the style below, by its hash, and nothing else."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from string import Template

from starlette.responses import Response

from api.guards.security_headers import STRICT_POLICY
from corpus.passage import Language

DIRECTION = {"ar": "rtl", "en": "ltr"}

_STYLE = """
:root { color-scheme: light dark }
html { background: light-dark(#fbf9f5, #15171a); color: light-dark(#1e1c19, #ebe7df) }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.8 system-ui, sans-serif }
h1 { font-size: 1.4rem }
h2 { margin: 2.5rem 0 0; font-size: 1rem; overflow-wrap: anywhere }
a { color: light-dark(#0b5a64, #8bd0d6) }
blockquote { margin: 1.5rem 0; padding-inline-start: 1rem; white-space: pre-line;
  border-inline-start: .25rem solid light-dark(#0b5a64, #8bd0d6) }
pre { padding: .6rem 1rem; overflow-x: auto; border-radius: .6rem; font-size: .9rem; line-height: 1.6;
  background: light-dark(#ffffff, #1d2024) }
ul { padding-inline-start: 1.2rem; font-size: 1rem } p { overflow-wrap: anywhere }
footer { font-size: .9rem; opacity: .8; overflow-wrap: anywhere }
"""
_STYLE_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"{STRICT_POLICY}; style-src 'sha256-{_STYLE_HASH}'"

_PAGE = Template(
    '<!doctype html>\n<html lang="$language" dir="$direction">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width">\n<title>$title</title>\n<style>$style</style>\n</head>\n'
    "<body>\n$body\n</body>\n</html>\n"
)


def html_page(title: str, body: str, language: Language, status: int = 200) -> Response:
    """Return a page.

    Args:
        title: plain text.
        body: HTML, in which text from documents and requests is escaped.
    """
    page = _PAGE.substitute(
        language=language, direction=DIRECTION[language], title=escape(title), style=_STYLE, body=body
    )
    headers = {"content-security-policy": _POLICY, "vary": "Accept"}
    return Response(page, status, headers, media_type="text/html")
