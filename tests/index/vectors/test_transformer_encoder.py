"""The bundled transformer: unit rows, windows, both languages near each other, and what sentence-transformers says."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from corpus.article import bundled_article
from corpus.errors import ModelUnavailable
from corpus.fold import fold
from index.vectors.transformer_encoder import BUNDLED_TRANSFORMER, GRAPH, MOST_WINDOWS, WINDOW, TransformerEncoder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

ENGLISH = [
    "Where was the conference on terrorism held?",
    "Who is the president of Uzbekistan?",
    "The price of oil rose on Monday.",
    "Doctors advise people to drink more water.",
]
ARABIC = [
    "أين عقد مؤتمر مكافحة الإرهاب؟",
    "من هو رئيس أوزبكستان؟",
    "ارتفع سعر النفط يوم الاثنين.",
    "ينصح الأطباء الناس بشرب المزيد من الماء.",
]


@pytest.fixture(scope="module")
def encoder() -> TransformerEncoder:
    return TransformerEncoder()


@pytest.fixture(scope="module")
def model() -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(BUNDLED_TRANSFORMER), device="cpu").float()


def test_a_text_is_nearest_to_its_translation(encoder: TransformerEncoder) -> None:
    cosines = encoder.encode_queries(ENGLISH) @ encoder.encode_passages(ARABIC).T
    assert cosines.argmax(axis=1).tolist() == cosines.argmax(axis=0).tolist() == [0, 1, 2, 3]


def test_rows_have_length_one_and_a_blank_text_has_none(encoder: TransformerEncoder) -> None:
    rows = encoder.encode_passages([*ENGLISH, *ARABIC, "", " \n"])
    assert rows.shape == (10, encoder.dim) and rows.dtype == np.float32
    assert np.linalg.norm(rows[:-2], axis=1) == pytest.approx(1, abs=1e-5)
    assert not rows[-2:].any()
    assert encoder.encode_queries([]).shape == (0, encoder.dim)


def test_the_company_of_other_texts_changes_a_vector_no_more_than_rounding(encoder: TransformerEncoder) -> None:
    together = encoder.encode_passages([*ENGLISH, "word " * 200])
    for text, row in zip(ENGLISH, together, strict=False):
        assert float(encoder.encode_passages([text])[0] @ row) > 0.99  # scales of eight bits are those of the batch


def test_a_long_text_is_read_to_its_end(encoder: TransformerEncoder) -> None:
    filler = "oil prices rose again today " * (WINDOW // 4)
    ends = encoder.encode_passages([filler + text for text in (*ENGLISH[:2],)])
    question = encoder.encode_queries(ENGLISH[:2])
    assert ((question @ ends.T).argmax(axis=1) == [0, 1]).all()


def test_a_book_in_one_paragraph_is_read_in_a_bounded_number_of_windows(encoder: TransformerEncoder) -> None:
    pieces = encoder.pieces("water ") * (WINDOW * MOST_WINDOWS * 3)
    row = encoder.encode_pieces([pieces])
    assert np.linalg.norm(row) == pytest.approx(1, abs=1e-5)


def test_sentence_transformers_finds_the_same_passages(
    encoder: TransformerEncoder, model: "SentenceTransformer"
) -> None:
    article = bundled_article()
    arabic = [paragraph for paragraph in article.text.split("\n") if paragraph.strip()]
    english = [" ".join(pair[1] for pair in pairs) for pairs in article.translations["en"]]
    same = []
    for passages, questions in ((arabic, ARABIC), (english, ENGLISH)):
        texts = [*passages, *questions]
        exact, own = model.encode(texts, normalize_embeddings=True), encoder.encode_passages(texts)
        likeness = (exact * own).sum(axis=1)
        assert likeness.mean() > 0.99 and likeness.min() > 0.97
        best = (own[len(passages) :] @ own[: len(passages)].T).argmax(axis=1)
        same += (best == (exact[len(passages) :] @ exact[: len(passages)].T).argmax(axis=1)).tolist()
    assert np.mean(same) > 0.85  # half of the questions are about nothing in the article


def test_the_fingerprint_is_that_of_the_files(encoder: TransformerEncoder, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(BUNDLED_TRANSFORMER, copy, ignore=shutil.ignore_patterns("*.safetensors"))
    assert TransformerEncoder(copy).fingerprint == encoder.fingerprint
    with (copy / GRAPH).open("ab") as graph:
        graph.write(b"\0")
    assert TransformerEncoder(copy).fingerprint != encoder.fingerprint


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "tokenizer.json").write_text("{}"),
        lambda folder: (folder / "tokenizer.json").unlink(),
        lambda folder: (folder / GRAPH).unlink(),
        lambda folder: (folder / GRAPH).write_bytes(b"no graph"),
    ],
    ids=["bad tokenizer", "no tokenizer", "no graph", "bad graph"],
)
def test_a_damaged_folder_is_one_clear_error(damage: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / GRAPH).parent.mkdir()
    for name in ("tokenizer.json", GRAPH):
        (tmp_path / name).symlink_to(BUNDLED_TRANSFORMER / name)
    for name in ("tokenizer.json", GRAPH):
        (tmp_path / name).unlink()
        shutil.copy(BUNDLED_TRANSFORMER / name, tmp_path / name)
    damage(tmp_path)
    with pytest.raises(ModelUnavailable, match="no transformer in"):
        TransformerEncoder(tmp_path).encode_queries(["x"])


def test_it_runs_without_torch() -> None:
    code = (
        "import sys; from index.vectors.transformer_encoder import TransformerEncoder;"
        "TransformerEncoder().encode_queries(['الكويت']); sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_its_tokenizer_folds_usual_text_by_itself(encoder: TransformerEncoder, model: "SentenceTransformer") -> None:
    tokenizer = model.tokenizer
    for text in (*ENGLISH, *ARABIC, "مُؤتمرُ الكويتِ ١٢٣"):
        assert tokenizer(text)["input_ids"] == list(encoder.marked(encoder.pieces(text))), fold(text)
