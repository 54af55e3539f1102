"""The bundled transformer: a small bilingual BERT in eight bits, run by onnxruntime, without torch.

Reads the `onnx/` graph of a sentence-transformers folder; `SentenceTransformer(folder)` runs the float16 weights beside
it and finds the same passages (tested). A text's vector is the mean of its pieces' last states. One longer than the
model's window is read in windows, whose vectors are averaged by length: nothing is cut off silently.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from corpus.errors import ModelUnavailable
from corpus.fold import fold
from index.digest import digest_of, files_digest
from index.vectors.arabic_parts import arabic_normalizer
from index.vectors.encoder import Matrix, unit

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

BUNDLED_TRANSFORMER = Path(__file__).parents[1] / "models" / "transformer"
GRAPH = Path("onnx") / "model_int8.onnx"

PIECES_DIGEST = "e6303fbe1bcb09b2"
"""Identifies which pieces texts have: `tests/index/test_preprocessing.py` computes it from fixed texts, and fails where
it differs. With another one, stored vectors are computed anew."""

WINDOW = 254
"""Pieces read together, beside [CLS] and [SEP]: what the English model was trained with."""

MOST_WINDOWS = 32
"""Windows of one text that are read, spread evenly over it: a book as one paragraph costs what some pages do."""

_BATCH_PIECES = 512
"""What is run at once: some tens of milliseconds, and that is how long a question may queue behind a passage."""

_MOST_THREADS = 4
"""Batches that are run side by side."""

Pieces = Sequence[int]


class TransformerEncoder:
    """Mean of last states, brought to length one. Safe to use from several threads."""

    def __init__(self, folder: Path = BUNDLED_TRANSFORMER, name: str = "transformer") -> None:
        """Load the tokenizer; the graph waits for the first text, since many commands encode none.

        Raises: ModelUnavailable when a file is missing, or the tokenizer is damaged.
        """
        self.name = name
        self._folder = folder
        self._tokenizer = _tokenizer(folder)
        if not (folder / GRAPH).is_file():
            raise _unavailable(folder, f"{GRAPH} is missing")
        self._first, self._last = (_mark(self._tokenizer, folder, mark) for mark in ("[CLS]", "[SEP]"))
        self._loading = Lock()

    @cached_property
    def fingerprint(self) -> str:
        """Return a digest of graph, tokenizer and how texts become windows of pieces."""
        files = files_digest([self._folder / GRAPH, self._folder / "tokenizer.json"])
        return digest_of(files, PIECES_DIGEST, WINDOW, MOST_WINDOWS)

    @cached_property
    def dim(self) -> int:
        """Return the number of columns."""
        return int(self._session.get_outputs()[0].shape[-1])

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """Return float32 `(len(texts), dim)`, unit rows (zero for a text without pieces)."""
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        """Return float32 `(len(texts), dim)`, unit rows (zero for a text without pieces)."""
        encodings = self._tokenizer.encode_batch_fast([fold(text) for text in texts], add_special_tokens=False)
        return self.encode_pieces([encoding.ids for encoding in encodings])

    def pieces(self, text: str) -> list[int]:
        """Return the numbers of a text's pieces, without the marks of its beginning and end."""
        pieces: list[int] = self._tokenizer.encode(fold(text), add_special_tokens=False).ids
        return pieces

    def marked(self, window: Pieces) -> tuple[int, ...]:
        """Return pieces between the marks that the model reads them in."""
        return (self._first, *window, self._last)

    def encode_pieces(self, texts: Sequence[Pieces]) -> Matrix:
        """Return float32 `(len(texts), dim)`, unit rows (zero for no pieces)."""
        windows = [(row, window) for row, pieces in enumerate(texts) for window in _windows(pieces)]
        sums = np.zeros((len(texts), self.dim), np.float32)
        batches = list(_batches([len(window) for _, window in windows]))
        side_by_side = self._threads.map if len(batches) > 1 else map
        read = side_by_side(self._means, ([windows[at][1] for at in batch] for batch in batches))
        for batch, means in zip(batches, read, strict=True):
            for at, mean in zip(batch, means, strict=True):
                row, window = windows[at]
                sums[row] += len(window) * mean
        return unit(sums)

    def _means(self, windows: Sequence[Pieces]) -> Matrix:
        """Return the unit mean of last states of each window."""
        lengths = np.array([len(window) + 2 for window in windows])
        mask = (np.arange(lengths.max()) < lengths[:, None]).astype(np.int64)
        pieces = np.zeros_like(mask)
        for row, window in enumerate(windows):
            pieces[row, : lengths[row]] = self.marked(window)
        (states,) = self._session.run(None, {"input_ids": pieces, "attention_mask": mask})
        return unit((mask[:, np.newaxis].astype(np.float32) @ states)[:, 0])

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1), thread_name_prefix="encode")

    @property
    def _session(self) -> "InferenceSession":
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> "InferenceSession":
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # A question is too short to be shared out: two threads take half as long again (1.32 against 0.86 ms for
        # 14 pieces), and twice the processor's time. Batches of many texts run side by side instead.
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            return onnxruntime.InferenceSession(str(self._folder / GRAPH), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises a class of its own for each way a file can be wrong
            raise _unavailable(self._folder, error) from error


def _windows(pieces: Pieces) -> Iterator[Pieces]:
    """Yield the windows of a text: equally long, and at most `MOST_WINDOWS`, spread over all of it."""
    if len(pieces) <= WINDOW:
        yield from (pieces,) if pieces else ()
        return
    count = -(-len(pieces) // WINDOW)
    starts = np.linspace(0, len(pieces), count + 1).astype(int).tolist()
    chosen = range(count) if count <= MOST_WINDOWS else np.linspace(0, count - 1, MOST_WINDOWS).astype(int).tolist()
    for at in chosen:
        yield pieces[starts[at] : starts[at + 1]]


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield places in `lengths`, like lengths together, at most `_BATCH_PIECES` with their padding."""
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * (lengths[at] + 2) > _BATCH_PIECES:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _tokenizer(folder: Path) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_buffer((folder / "tokenizer.json").read_bytes())
    except Exception as error:  # the library raises nothing narrower
        raise _unavailable(folder, error) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    # The rest of its own normaliser is done by `fold`, and faster.
    tokenizer.normalizer = arabic_normalizer()
    return tokenizer


def _mark(tokenizer: Tokenizer, folder: Path, mark: str) -> int:
    number: int | None = tokenizer.token_to_id(mark)
    if number is None:
        raise _unavailable(folder, f"its tokenizer has no {mark}")
    return number


def _unavailable(folder: Path, reason: object) -> ModelUnavailable:
    return ModelUnavailable(f"no transformer in {folder}: {reason}", hint="Install iqtibas again.")
