"""A whole answer, for as long as its client waits for it."""

import asyncio

from starlette.requests import ClientDisconnect, Request

from api.routes.context import Context
from rag.answer import Answer
from rag.inquiry import Inquiry


async def whole_answer(context: Context, inquiry: Inquiry) -> Answer:
    """Return the answer.

    Raises:
        ClientDisconnect: the client has left, and the answer was given up.
        IqtibasError, Refused: as `Service.answer`.
    """
    answering = asyncio.ensure_future(context.service.answer(inquiry))
    leaving = asyncio.ensure_future(_disconnected(context.request))
    try:
        await asyncio.wait([answering, leaving], return_when=asyncio.FIRST_COMPLETED)
        if not answering.done():
            raise ClientDisconnect
        return answering.result()
    finally:
        answering.cancel()
        leaving.cancel()


async def _disconnected(request: Request) -> None:
    """Return once the client has left; its request has been read."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
