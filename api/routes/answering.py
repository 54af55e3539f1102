"""A whole answer, abandoned when its client disconnects."""

import asyncio

from starlette.requests import ClientDisconnect, Request

from api.routes.context import Context
from rag.answer import Answer
from rag.inquiry import Inquiry


async def whole_answer(context: Context, inquiry: Inquiry) -> Answer:
    """Return the answer.

    Raises:
        ClientDisconnect: the client has disconnected, and the answer was abandoned.
        IqtibasError, Refused: as `Service.answer`.
    """
    answering = asyncio.ensure_future(context.service.answer(inquiry))
    disconnecting = asyncio.ensure_future(_disconnected(context.request))
    try:
        await asyncio.wait([answering, disconnecting], return_when=asyncio.FIRST_COMPLETED)
        if not answering.done():
            raise ClientDisconnect
        return answering.result()
    finally:
        answering.cancel()
        disconnecting.cancel()


async def _disconnected(request: Request) -> None:
    """Return once the client has disconnected; the body of the request must have been read."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
