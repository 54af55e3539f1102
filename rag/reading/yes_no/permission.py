"""What is permitted: of the sentences found, one about the thing itself, where the best one is about another.

In: a question and the sentences found, best first. Out: a sentence. *Are dogs allowed?* shares *allowed* with whatever
else is allowed or not, and the rule for dogs may say *may* or *must not*.
"""

from collections.abc import Sequence

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.forms.tokens import read
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found

_PERMITTED = frozenset(
    map(
        fold,
        "allowed permitted forbidden prohibited banned okay acceptable possible"
        " مسموح مسموحا ممنوع ممنوعا يسمح تسمح يجوز يحق جائز مباح ممكن".split(),
    )
)


def about_what_is_asked(question: Question, found: Sequence[Found]) -> Found:
    """Return the sentence (of at least one) that has most of what a question for permission is about, where the best
    one has nothing of it; else the best one."""
    words = read(question.text).words
    permitted = concepts_of(question.text, " ".join(word for word in words if word in _PERMITTED))
    things = concepts_of(question.text, question.text) - permitted
    if not permitted or found[0].concepts_in() & things:
        return found[0]
    return max(found, key=lambda each: len(things & each.concepts_in()))
