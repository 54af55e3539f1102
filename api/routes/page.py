"""`/` and what belongs to it: the chat page with its scripts, styles and fonts, and the tag for other sites.

The files of `api/page/` are served from memory as they are. The addresses of scripts, styles and fonts hold a digest
of all the files: a browser may keep them for ever, and never mixes two versions. Nothing comes from another site, and
the policy has the browser refuse what would: no script or style that is not a file of the page, and no text that
becomes markup. What the first paint waits for stands within the page and is allowed by its hash: one request paints it,
and all others are begun after it (measured by `python -m tests.browser.first_paint`).
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

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.guards.security_headers import STRICT_POLICY
from api.problems import NO_SUCH_ROUTE, Refused

router = APIRouter(include_in_schema=False)

FOLDER = Path(__file__).parent.parent / "page"
_SOURCES = ("script", "style", "font", "img", "connect")

IMMUTABLE = "public, max-age=31536000, immutable"
"""For addresses that hold the digest; a year is the most that RFC 9111 caches are known to heed."""
REVALIDATED = "no-cache"
"""For addresses that stay: a browser may keep the file, and asks each time whether it is still the same."""

_DIGEST_DIGITS = 16
_COMPRESSED = frozenset({".html", ".css", ".js", ".svg"})
_TYPES = {".js": "text/javascript", ".woff2": "font/woff2"}
# The page's styles in the order in which one overrules the other: of what is seen first, and of what scripts bring.
_STYLES = ("tokens.css", "controls.css", "rail.css", "composer.css", "layout.css")
_LATER_STYLES = ("fonts.css", "answer.css", "reader.css", "key_box.css", "documents.css", "print.css")
# What stands within the page, by its name there: the kind, and the files.
_INLINE: Mapping[str, tuple[str, Sequence[str]]] = {
    "boot": ("script", ("boot.js",)),
    "styles": ("style", _STYLES),
    "later_styles": ("style", _LATER_STYLES),
}
# One stands within the page, those of the tag are loaded by other sites.
_PRELOAD = '<link rel="modulepreload" href="{}" fetchpriority="low">'
_NO_PRELOAD = ("boot.js", "tag/")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent, with the policy of what may run; `zipped` is empty where that would gain nothing."""

    body: bytes
    media_type: str
    zipped: bytes = b""
    tag: str = ""
    policy: str = ""

    @classmethod
    def of(cls, body: bytes, suffix: str, policy: str) -> "Asset":
        """Return a file."""
        media_type = _TYPES.get(suffix) or mimetypes.types_map.get(suffix, "text/plain")
        zipped = gzip.compress(body, mtime=0) if suffix in _COMPRESSED else b""
        tag = f'"{sha256(body).hexdigest()[:_DIGEST_DIGITS]}"'
        return cls(body, media_type, zipped, tag, policy)

    def response(self, request: Request, cache_control: str) -> Response:
        """Return the file, or that the browser has it already."""
        headers = {
            "cache-control": cache_control,
            "etag": self.tag,
            "content-security-policy": self.policy,
            # What was kept for the page must not serve another site, which needs the permission of the origin guard.
            "vary": "Accept-Encoding, Origin",
        }
        if self.tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if self.zipped and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self.zipped, headers={**headers, "content-encoding": "gzip"}, media_type=self.media_type)
        return Response(self.body, headers=headers, media_type=self.media_type)


@router.get("/")
async def page(request: Request) -> Response:
    """Show the chat page."""
    return _html("index.html").response(request, REVALIDATED)


@router.get("/embed")
async def embed_example(request: Request) -> Response:
    """Show how another site asks, with one tag."""
    return _html("embed.html").response(request, REVALIDATED)


@router.get("/embed.js")
async def embed(request: Request) -> Response:
    """Give the script of the tag under an address that stays."""
    script = f'import "./assets/{digest()}/scripts/tag/embed.js";\n'
    return Asset.of(script.encode(), ".js", _policy()).response(request, REVALIDATED)


@router.get("/assets/{version}/{name:path}")
async def asset(request: Request, version: str, name: str) -> Response:
    """Give a script, a style, a font or a picture of the page."""
    found = _assets().get(name)
    if found is None or version != digest():
        raise Refused(NO_SUCH_ROUTE)
    return found.response(request, IMMUTABLE)


@cache
def digest() -> str:
    """Return what stands for the present state of all files of the page."""
    whole = sha256()
    for file in _files():
        whole.update(file.relative_to(FOLDER).as_posix().encode() + b"\0" + sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:_DIGEST_DIGITS]


@cache
def _html(name: str) -> Asset:
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


def _text(kind: str, names: Sequence[str]) -> str:
    """Return files of one kind as they stand within the page, whose addresses begin elsewhere."""
    texts = ((FOLDER / f"{kind}s" / name).read_text(encoding="utf-8") for name in names)
    return "\n".join(texts).replace('url("../', f'url("assets/{digest()}/')


def _policy(inline: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the content security policy of a file of the page, within which these texts stand."""
    hashes = [(_INLINE[name][0], b64encode(sha256(text.encode()).digest()).decode()) for name, text in inline.items()]
    sources = (
        " ".join((f"{kind}-src 'self'", *(f"'sha256-{digest}'" for of, digest in hashes if of == kind)))
        for kind in _SOURCES
    )
    return "; ".join((STRICT_POLICY, *sources, "require-trusted-types-for 'script'", "trusted-types 'none'"))


@cache
def _assets() -> dict[str, Asset]:
    """Return every file by its name in the folder; a request can ask for these and no other path."""
    names = {file.relative_to(FOLDER).as_posix(): file for file in _files() if file.parent != FOLDER}
    return {name: Asset.of(file.read_bytes(), file.suffix, _policy()) for name, file in names.items()}


def _files() -> list[Path]:
    return sorted(file for file in FOLDER.rglob("*") if file.is_file())
