"""One process at a time, and none for ever."""

import subprocess
import sys
from pathlib import Path

from index.storage.locks import try_lock

_HOLD = """
import sys
from pathlib import Path
from index.storage.locks import try_lock
with try_lock(Path(sys.argv[1])) as mine:
    print(mine, flush=True)
    sys.stdin.read()
"""


def test_a_lock_is_held_by_one_and_free_again(tmp_path: Path) -> None:
    with try_lock(tmp_path / "lock") as mine, try_lock(tmp_path / "lock") as also_mine:
        assert (mine, also_mine) == (True, False)
    with try_lock(tmp_path / "lock") as mine:
        assert mine


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", _HOLD, str(tmp_path / "lock")]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        with try_lock(tmp_path / "lock") as mine:
            assert not mine
        holder.kill()
    with try_lock(tmp_path / "lock") as mine:
        assert mine


def test_no_lock_is_acquired_in_an_unwritable_folder(tmp_path: Path) -> None:
    with try_lock(tmp_path / "no such folder" / "lock") as mine:
        assert not mine
