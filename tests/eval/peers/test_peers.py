"""The command runs each peer in a process of its own, and leaves out what is not installed."""

from importlib.util import find_spec

import pytest

from eval.peers.__main__ import main
from eval.peers.measure import PEERS

OTHERS = {"txtai": "txtai", "llamaindex": "llama_index", "haystack": "haystack"}


@pytest.mark.heavy
def test_a_peer_that_is_not_installed_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    missing = [name for name, module in OTHERS.items() if find_spec(module) is None][:1]
    assert main(["retrieval", "--peers", ",".join(["iqtibas", *missing])]) == 0
    shown = capsys.readouterr()
    head, row = shown.out.splitlines()
    directions = ("ar->ar", "en->ar", "ar->en", "en->en")
    assert [each for each in directions if f"nDCG@10 {each}" in head] == list(directions)
    assert head.endswith("peak MB")
    assert row.startswith("iqtibas  ")
    assert [line.split(":")[0] for line in shown.err.splitlines()] == missing


def test_a_wrong_set_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["none.jsonl"]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_an_unknown_peer_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["retrieval", "--peers", "elastic"])
    assert "no peer is called elastic" in capsys.readouterr().err
    assert set(OTHERS) < set(PEERS)
