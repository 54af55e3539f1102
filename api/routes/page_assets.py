"""The files of the chat page and of the tag for other sites, as they are sent.

The files of `api/page/` are served from memory. The addresses of scripts, styles and fonts contain a digest of all the
files, so that a browser may cache them for ever and never mixes two versions. What the first paint needs is inlined and
allowed by its hash: one request paints the page (measured by `python -m tests.browser.first_paint`). The policy lets
the browser load nothing from other sites, run nothing but these files, and turn no text into markup.
"""

import gzip
import mimetypes
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from string import Template
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import Response

from api.guards.security_headers import STRICT_POLICY

FOLDER = Path(__file__).parent.parent / "page"

IMMUTABLE = "public, max-age=31536000, immutable"
"""For addresses with the digest; caches treat a year as the longest lifetime (RFC 9111)."""
REVALIDATED = "no-cache"
"""For addresses without it: a browser may cache the file, and revalidates it at each use."""

_DIGEST_DIGITS = 16
_SOURCES = ("script", "style", "font", "img", "connect")
_COMPRESSED = frozenset({".html", ".css", ".js", ".svg"})
_TYPES = {".js": "text/javascript", ".woff2": "font/woff2"}
# In the order of the cascade: the styles of the first paint, and those of what scripts add to the page.
_STYLES = ("tokens.css", "controls.css", "rail.css", "composer.css", "layout.css")
_LATER_STYLES = ("fonts.css", "answer.css", "reader.css", "key_box.css", "documents.css", "print.css")
_INLINE: Mapping[str, tuple[str, Sequence[str]]] = {
    "boot": ("script", ("boot.js",)),
    "styles": ("style", _STYLES),
    "later_styles": ("style", _LATER_STYLES),
}
"""Placeholder of a template -> the kind and the files that are inlined in its place."""
_PRELOAD = '<link rel="modulepreload" href="{}" fetchpriority="low">'
_NO_PRELOAD = ("boot.js", "tag/")
"""Scripts that the page does not load as modules: one is inlined, the others belong to the tag."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent: `zipped` by gzip (empty: never), with its entity `tag` and content security `policy`."""

    body: bytes
    media_type: str
    zipped: bytes = b""
    tag: str = ""
    policy: str = ""

    @classmethod
    def of(cls, body: bytes, suffix: str, policy: str) -> "Asset":
        """Return a file whose media type follows from its suffix, compressed if it is text."""
        media_type = _TYPES.get(suffix) or mimetypes.types_map.get(suffix, "text/plain")
        zipped = gzip.compress(body, mtime=0) if suffix in _COMPRESSED else b""
        tag = f'"{sha256(body).hexdigest()[:_DIGEST_DIGITS]}"'
        return cls(body, media_type, zipped, tag, policy)

    def response(self, request: Request, cache_control: str) -> Response:
        """Return the file, or 304 if the browser has this very version."""
        headers = {
            "cache-control": cache_control,
            "etag": self.tag,
            "content-security-policy": self.policy,
            # A copy cached for the page lacks the CORS headers that another site needs.
            "vary": "Accept-Encoding, Origin",
        }
        if self.tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if self.zipped and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self.zipped, headers={**headers, "content-encoding": "gzip"}, media_type=self.media_type)
        return Response(self.body, headers=headers, media_type=self.media_type)


@cache
def digest() -> str:
    """Return a digest of the names and contents of all files of the page."""
    whole = sha256()
    for file in _files():
        whole.update(file.relative_to(FOLDER).as_posix().encode() + b"\0" + sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:_DIGEST_DIGITS]


@cache
def html_asset(name: str) -> Asset:
    """Return a page made from its template: the inlined files and the addresses of the others filled in."""
    folder = FOLDER / "scripts"
    scripts = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.js"))
    preloads = [
        _PRELOAD.format(f"assets/{digest()}/scripts/{script}")
        for script in scripts
        if not script.startswith(_NO_PRELOAD)
    ]
    template = Template((FOLDER / name).read_text(encoding="utf-8"))
    inline = {each: _text(*files) for each, files in _INLINE.items() if f"${each}" in template.template}
    filled = template.substitute(assets=f"assets/{digest()}", preloads="\n".join(preloads), **inline)
    return Asset.of(filled.encode(), ".html", _policy(inline))


def script_asset(script: str) -> Asset:
    """Return a script that is not a file of the page, with the policy of one that is."""
    return Asset.of(script.encode(), ".js", _policy())


@cache
def assets() -> dict[str, Asset]:
    """Return every file in a subfolder, by its path there: the only files that a request can name."""
    names = {file.relative_to(FOLDER).as_posix(): file for file in _files() if file.parent != FOLDER}
    return {name: Asset.of(file.read_bytes(), file.suffix, _policy()) for name, file in names.items()}


def _text(kind: str, names: Sequence[str]) -> str:
    """Return the text of files of one kind to inline, their relative addresses rewritten for the page."""
    texts = ((FOLDER / f"{kind}s" / name).read_text(encoding="utf-8") for name in names)
    return "\n".join(texts).replace('url("../', f'url("assets/{digest()}/')


def _policy(inline: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the content security policy of a file into which these texts are inlined, by their placeholders."""
    hashes = [(_INLINE[name][0], b64encode(sha256(text.encode()).digest()).decode()) for name, text in inline.items()]
    sources = (
        " ".join((f"{kind}-src 'self'", *(f"'sha256-{digest}'" for of, digest in hashes if of == kind)))
        for kind in _SOURCES
    )
    return "; ".join((STRICT_POLICY, *sources, "require-trusted-types-for 'script'", "trusted-types 'none'"))


def _files() -> list[Path]:
    return sorted(file for file in FOLDER.rglob("*") if file.is_file())
