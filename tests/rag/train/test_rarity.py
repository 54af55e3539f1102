"""How rare a word is told to be, and that the table which is written is the one that is read."""

from pathlib import Path

import numpy as np

from index.words.term_hash import term_hash
from index.words.terms import stem_terms
from rag.train import rarity
from rag.train.rarity import train_rarity, weight
from rag.words.rarity import STEPS, Rarity
from tests.rag.train.data_folder import save_training_data


def test_the_commonest_weigh_nothing_and_the_rarest_all() -> None:
    weights = [weight(per_million) for per_million in (30_000, 3_000, 300, 30, 1, 0.1)]
    assert weights == sorted(weights)
    assert (weights[1], weights[-2], weights[-1]) == (0, STEPS, STEPS) and 0 < weights[2] < weights[3] < STEPS


def test_the_table_has_the_terms_of_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "rarity.npz"
    count = train_rarity(save_training_data(tmp_path / "data"), path)
    table = Rarity.load(path)
    assert len(table.hashes) == count > 10
    terms = [term for word in ("farmer", "متحف", "zebra") for term in list(stem_terms(word))[:1]]
    english, arabic, unknown = table.of(np.array([*map(term_hash, terms)], np.uint64)).tolist()
    assert english < 1 and arabic < 1 and unknown == 1


def test_a_folder_without_the_data_is_wrong_usage(tmp_path: Path) -> None:
    assert rarity.main(["--data", str(tmp_path)]) == 2
