import mmap
from pathlib import Path

import numpy as np
import pytest

from index.storage.columns import Arrays, mapped, pieces


def written(arrays: Arrays, path: Path) -> mmap.mmap:
    path.write_bytes(b"".join(pieces(arrays)))
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def test_arrays_come_back_each_at_a_multiple_of_its_width(tmp_path: Path) -> None:
    arrays: Arrays = {
        "odd": np.arange(3, dtype=np.uint8),
        "wide": np.arange(5),
        "narrow": np.ones((7, 3), np.float16),
        "none": np.zeros(0, np.int32),
        "middle": np.arange(9, dtype=np.int32),
    }
    found = mapped(written(arrays, tmp_path / "columns"))
    assert found.keys() == arrays.keys()
    for name, array in arrays.items():
        assert np.array_equal(found[name], array)
        assert found[name].dtype == array.dtype
        assert found[name].flags.aligned


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other"
    path.write_bytes(b"\x10\0\0\0\0\0\0\0{not quite JSON}")
    with path.open("rb") as file, pytest.raises(ValueError, match="not a file of columns"):
        mapped(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
