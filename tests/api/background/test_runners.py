"""A runner is alive from its announcement until it retires, as any other process sees it."""

from pathlib import Path

import pytest

from api.background.runners import Runner, forget, is_alive
from corpus.errors import StorageUnavailable


def test_a_runner_is_alive_between_announcement_and_retirement(tmp_path: Path) -> None:
    runner = Runner(tmp_path / "jobs")
    assert not is_alive(tmp_path / "jobs", runner.name)
    runner.announce()
    runner.announce()
    assert is_alive(tmp_path / "jobs", runner.name)
    runner.retire()
    assert not is_alive(tmp_path / "jobs", runner.name)
    runner.announce()
    assert is_alive(tmp_path / "jobs", runner.name)
    runner.retire()


def test_each_runner_has_its_own_lock(tmp_path: Path) -> None:
    one, other = Runner(tmp_path), Runner(tmp_path)
    one.announce()
    other.announce()
    one.retire()
    assert (is_alive(tmp_path, one.name), is_alive(tmp_path, other.name)) == (False, True)
    other.retire()


def test_a_forgotten_runner_leaves_no_file(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    runner.announce()
    runner.retire()
    forget(tmp_path, runner.name)
    forget(tmp_path, runner.name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_unavailable_storage(tmp_path: Path) -> None:
    (tmp_path / "jobs").write_text("a file")
    with pytest.raises(StorageUnavailable, match="jobs cannot be run in the data folder"):
        Runner(tmp_path / "jobs").announce()
