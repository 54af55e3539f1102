"""What is done: the words after the verb that a question asks about (what does it *prevent*? ماذا *ناقش* المجلس؟).

In: what is asked and the sentences found. Out: the sentence and the words of the object, or None. In English the verb
ends the question, after *to* or with a verb that helps before it; in Arabic it stands right after the words that ask,
or after أن. The sentence has that verb, and after it, over the question's own words, mostly what the question has not.
"""

import re
from collections.abc import Sequence

import numpy as np

from corpus.fold import fold
from rag.asking.answer_type import Span
from rag.asking.question import Question
from rag.reading.forms.kinds import typed_spans
from rag.reading.forms.lists import list_from
from rag.reading.forms.tokens import EDGES, Tokens
from rag.reading.sentences.concepts import concepts_of
from rag.reading.sentences.found import Found, has_as_much
from rag.reading.sentences.match import covered
from rag.reading.sentences.stretch import Stretch
from rag.words.pattern import one_of

LEAST_SHARE = 0.1
"""The words beside verb and object have so much of the question: chosen."""
MOST_WORDS = 20
"""An object with more words is no short answer: chosen."""
_HELPING = re.compile(r"\s(?:else\s)?(?:did|does|do|will|would|can|could|should|might|may|must)\s")
_PREPOSITIONS = "on in to for from with about at into of through by under after before".split()
_PREPOSITION = one_of(_PREPOSITIONS)
_TO_VERB = re.compile(rf".*\sto\s+([a-z]+)(?:\s+{_PREPOSITION}(?!\w).*|\s*)$")
_VERB_AT_END = re.compile(rf".*\s(\w+)\s+([a-z]+)(?:\s+{_PREPOSITION})?\s*$")
_NO_VERB_AFTER = frozenset([*_PREPOSITIONS, *"as the a an its their his her this that and".split()])
_ARABIC_VERB = re.compile(r"\s+(?:.*\sان\s+|قد\s+|سوف\s+)?[وفس]*([\u0620-\u064a]{3,})")
_ARABIC_WHICH = re.compile(r"(?<!\w)[بل]?اي")
_ANY_DEED = frozenset(
    map(fold, "do happen become فعل فعلت يفعل تفعل عمل عملت يعمل تعمل حدث يحدث حصل يحصل جرى يجري".split())
)
"""Verbs that stand for any other."""
_CLAUSE_END = re.compile("[?؟.!,،]| (?:if|when|while|because)(?!\\w)")
"""Where what hangs on the verb ends."""
_BEFORE_NOUNS = frozenset(EDGES.index(each) for each in ("in", "of", "the"))


def find_verb_object(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return what follows the verb that a question asks about, in the first sentence that has it."""
    if question.type != "what" or question.expects != "thing" or question.head or question.cue is None:
        return None
    verb = _verb(question.text, question.cue)
    names = {fold(word) for each in question.constraints for word in each.text.split()}
    own = concepts_of(question.text, verb) if verb and verb not in _ANY_DEED | names else frozenset()
    near = [each for each in found if each is found[0] or has_as_much(each, found[0])] if own else []
    objects = (_object(each, at) for each in near for at in np.isin(each.concepts, [*own]).nonzero()[0].tolist())
    return next((each for each in objects if each is not None), None)


def _verb(text: str, cue: Span) -> str | None:
    """Return the folded verb of what comes after the words that ask; None where its place tells none."""
    asked = _CLAUSE_END.split(fold(text[cue[1] :]), 1)[0]
    if arabic := _ARABIC_VERB.match(asked):
        return None if _ARABIC_WHICH.search(fold(text[slice(*cue)])) else arabic[1]
    if infinitive := _TO_VERB.match(asked):
        return infinitive[1]
    last = _VERB_AT_END.match(asked) if _HELPING.match(asked) else None
    return last[2] if last and last[1] not in _NO_VERB_AFTER else None


def _object(found: Found, verb: int) -> Stretch | None:
    """Return the words after the verb and what of the question follows it, in the same part of the sentence."""
    tokens = found.tokens
    if int(tokens.before[verb]) in _BEFORE_NOUNS or tokens.words[verb].startswith("ال"):
        return None
    first = verb + 1
    while first < len(tokens) and (tokens.stop[first] or found.shares[first] > 0):
        first += 1
    if first == len(tokens) or any(verb < at <= first for at in tokens.parts) or _is_doer(tokens, first):
        return None
    last = list_from(tokens, first)[1]
    beside = np.r_[0:verb, verb + 1 : first, last + 1 : len(tokens)]
    is_asked = covered(found.shares[beside], found.concepts[beside]) >= LEAST_SHARE
    is_new = found.is_new(first, last)
    return Stretch(found, first, last) if is_asked and is_new and last - first < MOST_WORDS else None


def _is_doer(tokens: Tokens, at: int) -> bool:
    """Return whether a word is of a person, who in Arabic stands between the verb and its object."""
    return any(each.kind == "person" and each.first <= at <= each.last for each in typed_spans(tokens))
