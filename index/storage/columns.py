"""Named arrays in a file of the safetensors format, written in pieces and read by memory mapping.

The library `safetensors` copies what it reads: for gigabytes, seconds instead of milliseconds, and a copy for each
process instead of shared pages.
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
"""In bytes: a cache line, a multiple of every item size."""

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
    """Yield the bytes of a file with these arrays, without copying them."""
    # The format has no padding between arrays. With wider items first, all arrays are aligned; NumPy copies unaligned
    # ones, or reads them several times more slowly.
    widest_first = sorted(arrays.items(), key=lambda each: -each[1].itemsize)
    columns = {name: np.ascontiguousarray(array) for name, array in widest_first}
    header: dict[str, Any] = {}
    end = 0
    for name, column in columns.items():
        described = {"dtype": _DTYPES[column.dtype], "shape": column.shape}
        header[name] = described | {"data_offsets": [end, end := end + column.nbytes]}
    # Padding of the header aligns the first array.
    text = json.dumps(header).encode()
    text += b" " * (-(len(text) + _LENGTH.itemsize) % _ALIGNMENT)
    yield np.array([len(text)], _LENGTH).tobytes()
    yield text
    yield from (column.reshape(-1).view(np.uint8).data for column in columns.values() if column.nbytes)


def mapped(file: mmap.mmap) -> dict[str, NDArray[Any]]:
    """Return the arrays of a mapped file as views of it.

    Raises:
        ValueError: the file is not of this format.
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
