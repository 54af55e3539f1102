"""The seam between text and terms: what a passage is found by, and what a query asks for.

The store and the search know terms as opaque strings. Everything about words, stems, sounds and translations is behind
`Analyzer`.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import Stemmer

from corpus import fold
from corpus.passage import Passage
from index.arrays import Frequencies, Hashes
from index.words import numbers, sound, stems, stop_words, terms
from index.words.lexicon import Lexicon
from index.words.query import expand, vocabulary
from index.words.sparse_query import SparseQuery

CODE = (fold, numbers, sound, stems, stop_words, terms)
"""The modules that make the terms of a passage: when any of them changes, terms are counted anew."""


@dataclass(frozen=True, slots=True)
class PassageTerms:
    """The terms of a passage with their frequencies, and its length in terms."""

    counts: Mapping[str, int]
    length: int


@dataclass(frozen=True, slots=True)
class Analyzer:
    """How text becomes terms.

    `fingerprint` is a digest of everything that `passage_terms` depends on; terms of another one are counted anew.
    `expand` turns a query into weighted terms, given how frequent terms are in the passages searched; `vocabulary` are
    the hashes of all that these may be, ascending.
    """

    fingerprint: str
    passage_terms: Callable[[str], Counter[str]]
    expand: Callable[[str, Frequencies], SparseQuery]
    vocabulary: Callable[[str], Hashes]

    def analyze(self, passage: Passage) -> PassageTerms:
        """Return the terms of a passage: those of its text, of its translation, and of the headings above it.

        Its length is that of the longer of the first two: a translation must not make a passage look long-winded. A
        term that only a heading has counts once: so the paragraphs of a section are found by what it is called.
        """
        counts = self.passage_terms(passage.text)
        length = terms.stems_in(counts)
        if passage.translation is not None:
            translated = self.passage_terms(passage.translation.text)
            length = max(length, terms.stems_in(translated))
            counts.update(translated)
        if passage.place.headings:
            above = self.passage_terms("\n".join(passage.place.headings)).keys() - counts.keys()
            counts.update(dict.fromkeys(above, 1))
        return PassageTerms(counts, length)


def bundled_analyzer(lexicon: Lexicon) -> Analyzer:
    """Return the analyzer of this version of the project, its questions expanded with `lexicon`."""
    expanding, knowing = partial(expand, lexicon=lexicon), partial(vocabulary, lexicon=lexicon)
    return Analyzer(_code_digest(), terms.passage_terms, expanding, knowing)


def _code_digest() -> str:
    """Return a digest of the code that makes terms."""
    digest = hashlib.sha256(Stemmer.version().encode())
    for module in CODE:
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:16]
