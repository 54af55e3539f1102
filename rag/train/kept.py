"""What was retrieved for the training questions, kept on disk: asking is the slow part, and learning is repeated.

In: texts, questions, and how to ask them. Out: what was retrieved, from a folder where the same was asked before. The
same is: the same texts, the same encoder, the same code and tables of words. Only new questions are asked.
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
class Kept:
    """A folder of what was retrieved; None keeps nothing. Its files are this program's own and are trusted."""

    folder: Path | None

    def retrieved(
        self, texts: object, asked: Sequence[_Asked], library: Library, ask: Callable[[Sequence[_Asked]], Retrieved]
    ) -> Retrieved:
        """Return the evidence of each of `asked` in a library of `texts`, which only `ask` needs to fill."""
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
