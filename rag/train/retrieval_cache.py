"""A cache on disk of what was retrieved for training questions: retrieval takes most of the time of a training.

In: texts, questions, and a function that retrieves. Out: the evidence of each question, retrieved only where it is not
cached. The key of a cache file is a digest of the texts, the encoder, and the code and tables of `index.words`.
"""

import hashlib
import pickle
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import index.words
from index.library import Library
from rag.answer import Evidence

Retrieved = list[tuple[Evidence, ...]]
"""The evidence of each question, in order."""

_Asked = TypeVar("_Asked", bound=Hashable)
_WORDS = Path(index.words.__file__).parent


@dataclass(frozen=True, slots=True)
class RetrievalCache:
    """A folder of cached retrievals, None for no cache. Its files are pickled: only a folder of one's own is safe."""

    folder: Path | None

    def retrieved(
        self, texts: object, asked: Sequence[_Asked], library: Library, ask: Callable[[Sequence[_Asked]], Retrieved]
    ) -> Retrieved:
        """Return the evidence of each of `asked`; `ask` fills the library with `texts` and retrieves the others."""
        path = self.folder / f"{_digest(texts, library)}.pickle" if self.folder else None
        known: dict[_Asked, tuple[Evidence, ...]] = (
            pickle.loads(path.read_bytes()) if path is not None and path.is_file() else {}
        )
        new = [each for each in dict.fromkeys(asked) if each not in known]
        if new:
            known |= dict(zip(new, ask(new), strict=True))
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(pickle.dumps(known))
        return [known[each] for each in asked]


def _digest(texts: object, library: Library) -> str:
    made = hashlib.sha256(f"{library.encoder.fingerprint} {library.analyzer.fingerprint}".encode())
    for each in _files(_WORDS):
        made.update(each.read_bytes())
    made.update(repr(texts).encode())
    return made.hexdigest()[:24]


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
