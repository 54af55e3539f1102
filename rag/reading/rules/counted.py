"""How many of what: the figure that stands beside the noun that is counted ("94 millimetres of rain").

In: the question and a sentence. Out: the words of the figure with its noun, or None. Nouns for people are left to the
network: a sentence often counts people of several kinds.
"""

from corpus.fold import fold
from index.words.terms import word_terms, words
from rag.asking.question import Question
from rag.reading.forms.kinds import Typed, typed_spans
from rag.reading.rules.word_lists import LISTS
from rag.reading.sentences.found import Found
from rag.reading.sentences.names import has_names_or_demonyms

_COUNTS = frozenset({"number", "amount", "percentage"})
_REACH = 1
"""Words between a figure and its noun, at most."""
_OF_REACH = 2
"""Words between a figure and the *of* before it, and that word itself."""
_OF = frozenset({"of", "اصل"})
_PERSON_NOUNS, _FILLER = LISTS.folded("PERSON_NOUN"), LISTS.folded("COUNT_FILLER")


def find_count(question: Question, found: Found) -> Typed | None:
    """Return the only figure of a sentence that stands beside the noun that the question counts."""
    concept = _counted_concept(question)
    if concept is None or not has_names_or_demonyms(question, found):
        return None
    nouns = [at for at, own in enumerate(found.concepts.tolist()) if own == concept]
    figures = [each for each in typed_spans(found.tokens) if each.kind in _COUNTS]
    beside = [
        each
        for each in figures
        if any(each.first <= noun <= each.last + _REACH and noun > each.first for noun in nouns)
    ]
    # Of 90 boats 12 sank: the network chooses between the two.
    if any(_is_whole(found, each) for each in beside) or len({each.first for each in beside}) != 1:
        return None
    return max(beside, key=lambda each: each.last)


def _is_whole(found: Found, figure: Typed) -> bool:
    """Return whether a figure is the whole that a part is taken of: 12 *of the 90 boats*, 12 من أصل 90."""
    before = found.tokens.words[max(figure.first - _OF_REACH, 0) : figure.first]
    if _OF.isdisjoint(before):
        return False
    others = [each for each in typed_spans(found.tokens) if each.kind in _COUNTS]
    if figure.first > _OF_REACH:
        return any(each.last < figure.first for each in others)
    return any(each.kind == "number" and each.first > figure.last for each in others)


def _counted_concept(question: Question) -> int | None:
    """Return which content word of the question is counted, None where none is or where it is people."""
    if question.expects != "number" or question.type != "how_many" or question.cue is None:
        return None
    after = [word for word in words(question.text[question.cue[1] :]) if fold(word.text) not in _FILLER]
    if not after or fold(after[0].text) in _PERSON_NOUNS:
        return None
    every = (word_terms(word.text, word.kind) for word in words(question.text))
    order = list(dict.fromkeys(terms[0] for terms in every if terms))
    counted = word_terms(after[0].text, after[0].kind)
    return order.index(counted[0]) if counted and counted[0] in order else None
