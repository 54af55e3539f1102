"""Named arrays in one file, written piece by piece and read without copying: a view of pages that processes share.

The format is that of safetensors (a length, a JSON header, the arrays one after another), so that any tool for it opens
these files. `safetensors` itself copies what it reads, which for gigabytes is the difference between milliseconds and
seconds, and between one copy for all workers and one for each.
"""

import json
import mmap
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]
Buffer = bytes | memoryview

_ALIGNMENT = 64
"""Bytes: a cache line, and more than any number needs."""

_LENGTH = np.dtype("<u8")
_NAMES = {
    "BOOL": np.bool_,
    "U8": np.uint8,
    "I32": np.int32,
    "I64": np.int64,
    "U64": np.uint64,
    "F16": np.float16,
    "F32": np.float32,
}
_DTYPES = {np.dtype(kind): name for name, kind in _NAMES.items()}


def pieces(arrays: Arrays) -> Iterator[Buffer]:
    """Yield the bytes of a file of these arrays, which are not copied."""
    # The format allows no gaps between arrays. Wider numbers stand first, so that all are aligned:
    # NumPy reads others several times more slowly, or copies all of them first.
    widest_first = sorted(arrays.items(), key=lambda each: -each[1].itemsize)
    columns = {name: np.ascontiguousarray(array) for name, array in widest_first}
    header: dict[str, Any] = {}
    end = 0
    for name, column in columns.items():
        described = {"dtype": _DTYPES[column.dtype], "shape": column.shape}
        header[name] = described | {"data_offsets": [end, end := end + column.nbytes]}
    # Spaces after the header align the first array.
    text = json.dumps(header).encode()
    text += b" " * (-(len(text) + _LENGTH.itemsize) % _ALIGNMENT)
    yield np.array([len(text)], _LENGTH).tobytes()
    yield text
    yield from (column.reshape(-1).view(np.uint8).data for column in columns.values() if column.nbytes)


def mapped(file: mmap.mmap) -> dict[str, NDArray[Any]]:
    """Return the arrays of a mapped file as views of it.

    Raises:
        ValueError: it is no such file.
    """
    try:
        length = int(np.frombuffer(file, _LENGTH, 1)[0])
        start = _LENGTH.itemsize + length
        header = json.loads(file[_LENGTH.itemsize : start])
        return {name: _view(file, start, **described) for name, described in header.items()}
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise ValueError(f"not a file of columns: {error}") from error


def _view(file: mmap.mmap, start: int, dtype: str, shape: list[int], data_offsets: list[int]) -> NDArray[Any]:
    kind = np.dtype(_NAMES[dtype])
    count = (data_offsets[1] - data_offsets[0]) // kind.itemsize
    if not count:
        return np.zeros(shape, kind)
    return np.frombuffer(file, kind, count, start + data_offsets[0]).reshape(shape)
