"""SIGKILL at any moment: what was confirmed is there whole, and nothing else is."""

import json
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from index.library import Library
from tests.hostile.killed_writer import Step, open_library, texts
from tests.hostile.sizes import sized

_PATIENCE_S = 20
_LONGEST_RUN_S = 0.25

State = dict[str, int]


def after(state: State, step: Step) -> State:
    names = dict(step.documents)
    return (
        state | names if step.kind == "put" else {name: number for name, number in state.items() if name not in names}
    )


def run_and_kill(home: Path, seed: int, delay_s: float) -> list[tuple[str, Step]]:
    """Return what a writer said before it was killed, `delay_s` after it had begun to write."""
    command = [sys.executable, "-m", "tests.hostile.killed_writer", str(home), str(seed), "ab"[seed % 2]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        # Every other one has confirmed a step before, however slow the machine is.
        first = "".join(writer.stdout.readline() for _ in range(1 + seed % 2))
        timer = threading.Timer(delay_s, writer.kill)
        timer.start()
        said = first + writer.stdout.read()
        timer.join()
    # The last line may be torn; what it was about to say was not said.
    lines = [line.split(" ", 1) for line in said.split("\n")[:-1]]
    return [(word, Step(*json.loads(step))) for word, step in lines]


def stored(library: Library) -> dict[str, list[str]]:
    documents = library.documents("default").documents
    passages = {each.document_id: library.document_passages("default", each.document_id) for each in documents}
    assert {each.document_id: each.passages for each in documents} == {name: len(p) for name, p in passages.items()}
    return {name: [each.passage.text for each in found] for name, found in passages.items()}


def searched(library: Library) -> set[tuple[str, str]]:
    got = library.retrieve("document line", top_k=200)
    return {(each.passage.document_id, each.passage.text) for each in got.passages}


def contents(state: State) -> dict[str, list[str]]:
    """Return the paragraphs of each document of a state."""
    return {name: texts(name, number) for name, number in state.items()}


def check(home: Path, encoder: str, possible: list[State]) -> State:
    """Return the one of the possible states that the library is in, after checking everything about it."""
    library = open_library(home, encoder)
    held = stored(library)
    assert held in [contents(each) for each in possible]
    state = next(each for each in possible if held == contents(each))
    everything = {(name, text) for name, found in held.items() for text in found}
    assert searched(library) == everything
    assert library.wait_until_ready(_PATIENCE_S)
    assert searched(library) == everything
    assert library.upkeep.damage() == ()
    library.close()
    assert [path.name for path in home.glob("snapshots/.[wc]*")] == []
    return state


def kill_often(home: Path, kills: int) -> int:
    """Return how many steps were confirmed by writers that were killed so often; each is checked to be there."""
    state: State = {}
    confirmed = 0
    delay = random.Random(kills)
    for seed in range(kills):
        said = run_and_kill(home, seed, delay.uniform(0, _LONGEST_RUN_S))
        for word, step in said:
            if word == "done":
                state, confirmed = after(state, step), confirmed + 1
        unfinished = [after(state, step) for word, step in said[-1:] if word == "begin"]
        state = check(home, "ab"[seed // 2 % 2], [state, *unfinished])
    return confirmed


def test_six_kills(tmp_path: Path) -> None:
    assert kill_often(tmp_path, 6) >= 3


@pytest.mark.heavy
def test_five_hundred_kills(tmp_path: Path) -> None:
    kills = sized(500)
    assert kill_often(tmp_path, kills) >= kills // 2
