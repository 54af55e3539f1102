"""How many of what: the figure that stands beside the noun that is counted ("94 millimetres of rain").

In: what is asked and the words of a sentence. Out: the words of the figure with its noun, or None. Nouns for people are
left to the learned choice: a sentence often counts people of several kinds.
"""

from corpus.fold import fold
from index.words.terms import word_terms, words
from rag.asking.question import Question
from rag.reading.forms.kinds import Typed, typed_spans
from rag.reading.sentences.found import Found
from rag.reading.sentences.names import has_names_or_kin

_COUNTS = frozenset({"number", "amount", "percentage"})
_REACH = 1
"""Words between a figure and its noun, at most."""
_OF_REACH = 2
"""Words between a figure and the *of* before it, and that word itself."""
_PART = frozenset({"of", "اصل"})
_PEOPLE = frozenset(map(fold, "people persons person شخص شخصا أشخاص واحد نفر ناس ppl".split()))
_EMPTY = frozenset(map(fold, "عدد number total the of من in".split()))


def find_count(question: Question, found: Found) -> Typed | None:
    """Return the only figure of a sentence that stands beside the noun that the question counts."""
    concept = _counted_concept(question)
    if concept is None or not has_names_or_kin(question, found):
        return None
    nouns = [at for at, own in enumerate(found.concepts.tolist()) if own == concept]
    spans = [each for each in typed_spans(found.tokens) if each.kind in _COUNTS]
    beside = [
        each for each in spans if any(each.first <= noun <= each.last + _REACH and noun > each.first for noun in nouns)
    ]
    if any(_is_all(found, each) for each in beside):  # of 90 boats 12 sank: which is asked for is for words to tell
        return None
    starts = {each.first for each in beside}
    return max(beside, key=lambda each: each.last) if len(starts) == 1 else None


def _is_all(found: Found, figure: Typed) -> bool:
    """Return whether a figure is what a part is taken of: 12 *of the 90 boats*, 12 من أصل 90."""
    before = found.tokens.words[max(figure.first - _OF_REACH, 0) : figure.first]
    figures = [each for each in typed_spans(found.tokens) if each.kind in _COUNTS and each.last < figure.first]
    after = [each for each in typed_spans(found.tokens) if each.kind == "number" and each.first > figure.last]
    is_of = not _PART.isdisjoint(before) or (before[-2:] == ("من", "اصل"))
    return is_of and bool(figures if figure.first > _OF_REACH else after)


def _counted_concept(question: Question) -> int | None:
    """Return which content word of the question is counted, None where none is or where it is people."""
    if question.expects != "number" or question.type != "how_many" or question.cue is None:
        return None
    asked = list(words(question.text))
    after = [word for word in words(question.text[question.cue[1] :]) if fold(word.text) not in _EMPTY]
    if not after or fold(after[0].text) in _PEOPLE:
        return None
    order = list(dict.fromkeys(terms[0] for word in asked if (terms := word_terms(word.text, word.kind))))
    counted = word_terms(after[0].text, after[0].kind)
    return order.index(counted[0]) if counted and counted[0] in order else None
