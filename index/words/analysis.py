"""The seam between text and terms: what a passage is found by, and what a query asks for.

The store and the search know terms as opaque strings. Everything about words, stems, sounds and translations is behind
`Analyzer`.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import Stemmer

from corpus.passage import Passage
from index.arrays import Frequencies, Hashes
from index.digest import digest_of
from index.words import terms
from index.words.lexicon import Lexicon
from index.words.query import expand, vocabulary
from index.words.sparse_query import SparseQuery

TERMS_DIGEST = "dc9227d28c60546e"
"""Identifies which terms texts have: `tests/index/test_preprocessing.py` computes it from fixed texts, and fails where
it differs. With another one, stored terms are counted anew; new code that makes the same terms costs users nothing."""


@dataclass(frozen=True, slots=True)
class PassageTerms:
    """The terms of a passage with their frequencies, and its length in terms."""

    counts: Mapping[str, int]
    length: int


@dataclass(frozen=True, slots=True)
class Analyzer:
    """How text becomes terms.

    `fingerprint` identifies what `passage_terms` returns; stored terms of another one are counted anew.
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
    return Analyzer(digest_of(TERMS_DIGEST, Stemmer.version()), terms.passage_terms, expanding, knowing)
