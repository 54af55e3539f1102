"""The analyzer: text to the terms of a passage, and questions to weighted terms.

Storage and search treat terms as opaque strings; tokenisation, stems, sounds and translations are behind `Analyzer`.
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
    """How passages and queries become terms.

    Attributes:
        fingerprint: identifies what `passage_terms` returns; stored terms of another one are counted anew.
        passage_terms: terms of a text with their frequencies.
        expand: weighted terms of a query, given the document frequencies of terms.
        vocabulary: hashes of all terms that `expand` may return for a query, ascending.
    """

    fingerprint: str
    passage_terms: Callable[[str], Counter[str]]
    expand: Callable[[str, Frequencies], SparseQuery]
    vocabulary: Callable[[str], Hashes]

    def analyze(self, passage: Passage) -> PassageTerms:
        """Return the terms of a passage: of its text, its translation, and the headings above it.

        The length is that of the longer of text and translation, so that a translation does not lower the BM25 score.
        A term that occurs in headings only has frequency 1, and the headings add no length.
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
    """Return the analyzer of this version, which expands questions with `lexicon`."""
    expanding, knowing = partial(expand, lexicon=lexicon), partial(vocabulary, lexicon=lexicon)
    return Analyzer(digest_of(TERMS_DIGEST, Stemmer.version()), terms.passage_terms, expanding, knowing)
