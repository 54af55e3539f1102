"""The object of the verb that a question asks about: what does it *prevent*? ماذا *ناقش* المجلس؟

In: the question and the sentences found. Out: the words of the object, or None. In an English question the verb stands
last, after *to* or an auxiliary; in an Arabic one right after the interrogative, or after أن. The sentence has the same
verb, and after it, beyond words of the question, mostly words that the question has not.
"""

import re
from collections.abc import Sequence

import numpy as np

from corpus.fold import fold
from rag.asking.answer_type import Span
from rag.asking.question import Question
from rag.reading.forms.lists import list_from
from rag.reading.forms.tokens import EDGES
from rag.reading.rules.word_lists import LISTS
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found, covers_as_much, first_result
from rag.reading.sentences.stretch import Stretch

LEAST_SHARE = 0.1
"""The words beside verb and object cover so much of the question: chosen."""
MOST_WORDS = 20
"""An object of more words is no short answer: chosen."""
_AUXILIARY = re.compile(r"\s(?:else\s)?(?:did|does|do|will|would|can|could|should|might|may|must)\s")
_INFINITIVE = LISTS.compile(r".*\sto\s+([a-z]+)(?:\s+<PREPOSITION>(?!\w).*|\s*)$")
_LAST_VERB = LISTS.compile(r".*\s(\w+)\s+([a-z]+)(?:\s+<PREPOSITION>)?\s*$")
_NO_VERB_AFTER = LISTS.folded("PREPOSITION", "NO_VERB")
_ARABIC_VERB = re.compile(r"\s+(?:.*\sان\s+|قد\s+|سوف\s+)?[وفس]*([\u0620-\u064a]{3,})")
_ARABIC_WHICH = re.compile(r"(?<!\w)[بل]?اي")
_ANY_DEED = LISTS.folded("ANY_DEED")
"""Verbs that stand for any other."""
_CLAUSE_END = re.compile("[?؟.!,،]| (?:if|when|while|because)(?!\\w)")
_BEFORE_NOUNS = frozenset(EDGES.index(each) for each in ("in", "of", "the"))


def find_verb_object(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return the object of the verb that a question asks about, in the first sentence that has it."""
    if question.type != "what" or question.expects != "thing" or question.head or question.cue is None:
        return None
    verb = _verb(question.text, question.cue)
    names = {fold(word) for each in question.constraints for word in each.text.split()}
    if verb is None or verb in _ANY_DEED | names or not (concepts := concepts_of(question.text, verb)):
        return None
    near = (each for each in found if covers_as_much(each, found[0]))
    return first_result(
        _object(each, at) for each in near for at in np.isin(each.concepts, [*concepts]).nonzero()[0].tolist()
    )


def _verb(text: str, cue: Span) -> str | None:
    """Return the folded verb after the interrogative words; None where its place does not show it."""
    asked = _CLAUSE_END.split(fold(text[cue[1] :]), 1)[0]
    if arabic := _ARABIC_VERB.match(asked):
        return None if _ARABIC_WHICH.search(fold(text[slice(*cue)])) else arabic[1]
    if infinitive := _INFINITIVE.match(asked):
        return infinitive[1]
    last = _LAST_VERB.match(asked) if _AUXILIARY.match(asked) else None
    return last[2] if last and last[1] not in _NO_VERB_AFTER else None


def _object(found: Found, verb: int) -> Stretch | None:
    """Return the words after a verb and the question's words that follow it, in the same part of the sentence."""
    tokens = found.tokens
    if int(tokens.before[verb]) in _BEFORE_NOUNS or tokens.words[verb].startswith("ال"):
        return None
    first = verb + 1
    while first < len(tokens) and (tokens.stop[first] or found.shares[first] > 0):
        first += 1
    if first == len(tokens) or any(verb < at <= first for at in tokens.parts):
        return None
    last = list_from(tokens, first)[1]
    beside = np.r_[0:verb, verb + 1 : first, last + 1 : len(tokens)]
    is_asked = found.covered(beside) >= LEAST_SHARE
    return Stretch(found, first, last) if is_asked and found.is_new(first, last) and last - first < MOST_WORDS else None
