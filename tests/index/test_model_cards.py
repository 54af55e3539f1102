"""The model cards have the actual sizes of tables and weights, and each source with its licence."""

import re
from pathlib import Path

import pytest
from safetensors import safe_open

from index.train.pairs import SOURCES
from index.vectors.static_encoder import BUNDLED_STATIC
from index.vectors.transformer_encoder import BUNDLED_TRANSFORMER, GRAPH
from index.words.lexicon import BUNDLED_LEXICON, Lexicon

CARDS = tuple(folder / "README.md" for folder in (BUNDLED_LEXICON, BUNDLED_STATIC, BUNDLED_TRANSFORMER))


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.parent.name)
def test_a_card_begins_with_its_languages_and_licence(card: Path) -> None:
    front_matter = card.read_text(encoding="utf-8").split("---\n")[1]
    assert "language:\n- ar\n- en\n" in front_matter
    assert "license: apache-2.0\n" in front_matter


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.parent.name)
def test_a_card_names_each_source_with_its_count_and_licence(card: Path) -> None:
    rows = [line for line in card.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    for source in SOURCES:
        (row,) = (row for row in rows if f"`{source.name}`" in row)
        assert source.licence in row
        names, counts = row.split("|")[1:3]
        assert len(re.findall(r"\d(?:[\d,]*\d)?", counts)) == len(re.findall("`[^`]+`", names))


def test_the_card_of_the_lexicon_has_the_sizes_of_its_tables() -> None:
    card = (BUNDLED_LEXICON / "README.md").read_text(encoding="utf-8")
    lexicon = Lexicon.load()
    for name in ("words", "phrases", "synonyms"):
        table = getattr(lexicon, name)
        assert f"| `{name}` | {len(table.sources):,} | {len(table.targets):,} |" in card


def test_the_card_of_the_lexicon_has_the_weights_of_its_sources() -> None:
    card = (BUNDLED_LEXICON / "README.md").read_text(encoding="utf-8")
    assert all(re.search(rf"`{source.name}` \| [\d,]+ \| {source.weight:g} \|", card) for source in SOURCES)


def test_the_card_of_the_static_encoder_has_the_shape_of_its_weights() -> None:
    card = (BUNDLED_STATIC / "README.md").read_text(encoding="utf-8")
    with safe_open(BUNDLED_STATIC / "model.safetensors", "numpy") as weights:
        pieces, dimensions = weights.get_slice("embedding.weight").get_shape()
    assert f"{pieces:,} pieces" in card
    assert f"{dimensions} dimensions" in card


def test_the_card_of_the_transformer_has_the_sizes_of_vocabulary_and_files() -> None:
    card = (BUNDLED_TRANSFORMER / "README.md").read_text(encoding="utf-8")
    with safe_open(BUNDLED_TRANSFORMER / "model.safetensors", "numpy") as weights:
        tokens, _ = weights.get_slice("embeddings.word_embeddings.weight").get_shape()
    assert f"{tokens:,} tokens" in card
    for file in ("model.safetensors", str(GRAPH)):
        assert f"{(BUNDLED_TRANSFORMER / file).stat().st_size / 1e6:.1f} MB" in card


def test_all_models_together_stay_small() -> None:
    files = [file for file in BUNDLED_TRANSFORMER.parent.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) <= 135e6
    assert max(file.stat().st_size for file in files) <= 90e6
