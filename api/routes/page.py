"""`/`, the chat page; `/embed` and `/embed.js`, the tag for other sites; and the files that they load."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.problems import NO_SUCH_ROUTE, Refused
from api.routes.page_assets import IMMUTABLE, REVALIDATED, assets, digest, html_asset, script_asset

router = APIRouter(include_in_schema=False)


@router.get("/")
async def page(request: Request) -> Response:
    """Return the chat page."""
    return html_asset("index.html").response(request, REVALIDATED)


@router.get("/embed")
async def embed_example(request: Request) -> Response:
    """Return a page that shows how another site uses the tag."""
    return html_asset("embed.html").response(request, REVALIDATED)


@router.get("/embed.js")
async def embed(request: Request) -> Response:
    """Return the script of the tag, at an address that does not change with the files."""
    script = f'import "./assets/{digest()}/scripts/tag/embed.js";\n'
    return script_asset(script).response(request, REVALIDATED)


@router.get("/assets/{version}/{name:path}")
async def asset(request: Request, version: str, name: str) -> Response:
    """Return a script, a style, a font or a picture of the page."""
    found = assets().get(name)
    if found is None or version != digest():
        raise Refused(NO_SUCH_ROUTE)
    return found.response(request, IMMUTABLE)
