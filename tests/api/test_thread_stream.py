"""What a thread yields reaches the loop whole and in order, with its error, and no longer than somebody reads it."""

import asyncio
import threading
from collections.abc import Callable, Iterator

import pytest
from anyio import to_thread

from api.thread_stream import stream_from_thread

PIECES = [b"%d " % number for number in range(1_000)]
PATIENCE_S = 10


async def in_thread(function: Callable[[], None]) -> None:
    await to_thread.run_sync(function)


def test_all_pieces_come_in_order() -> None:
    async def read() -> list[bytes]:
        return [piece async for piece in stream_from_thread(lambda: iter(PIECES), in_thread)]

    assert b"".join(asyncio.run(read())) == b"".join(PIECES)


def test_what_came_before_an_error_is_read_first() -> None:
    def breaking() -> Iterator[bytes]:
        yield b"before"
        raise ValueError("broken")

    async def read(taken: list[bytes]) -> None:
        async for piece in stream_from_thread(breaking, in_thread):
            taken.append(piece)

    taken: list[bytes] = []
    with pytest.raises(ValueError, match="broken"):
        asyncio.run(read(taken))
    assert taken == [b"before"]


def test_when_the_reader_is_gone_the_work_ends_at_its_next_item() -> None:
    is_closed, may_go_on = threading.Event(), threading.Event()

    def endless() -> Iterator[bytes]:
        try:
            yield b"first"
            may_go_on.wait(PATIENCE_S)
            while True:
                yield b"more"
        finally:
            is_closed.set()

    async def read_one() -> None:
        stream = stream_from_thread(endless, in_thread)
        assert await anext(stream) == b"first"
        closing = asyncio.ensure_future(stream.aclose())
        await asyncio.sleep(0)
        may_go_on.set()
        await closing

    asyncio.run(read_one())
    assert is_closed.wait(PATIENCE_S)
