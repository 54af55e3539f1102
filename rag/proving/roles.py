"""Which words say what somebody is, and not what he does: minister, captain, الوزير."""

from corpus.fold import fold
from index.words.sparse import term_hash
from index.words.stems import english_stem
from rag.proving.proper_names import is_title
from rag.proving.stated import StatedWord

_OFFICES = frozenset(
    term_hash(f"e:{english_stem(word)}")
    for word in "minister president king queen emir prime foreign director head chief ambassador secretary general "
    "chairman governor mayor sultan prince founder manager spokesman capital city state deputy engineer "
    "doctor professor captain general judge sir lord lady nurse surgeon teacher principal".split()
)


def is_office(word: StatedWord) -> bool:
    """Return whether a word says what somebody is, and not what he does."""
    return bool(word.accepted & _OFFICES) or is_title(fold(word.text))
