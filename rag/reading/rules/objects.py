"""What something leads to, is about, holds or helps to do: the words after a verb that says so.

In: what is asked and the sentences found. Out: the sentence and the words of the object, or None. A question asks for
the object of a relation in its own words (the *fruits* of the talks); the sentence has a verb of the same relation, in
the rest of it something of the question, and after the verb mostly something else.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.forms.lists import list_from
from rag.reading.sentences.found import Found, has_as_much
from rag.reading.sentences.lean import leans
from rag.reading.sentences.match import covered
from rag.reading.sentences.names import has_names_or_kin
from rag.reading.sentences.stretch import Stretch
from rag.words.pattern import one_of

LEAST_SHARE = 0.1
"""The words beside the object have so much of the question. Source: of .15 and .1 the one that
answers two more questions of the asked sets of `eval/sets` and one less (2026-11-30).
"""
LEAST_WORDS, MOST_WORDS = 2, 20
"""An object with other numbers of words is no short answer: chosen."""
_TYPES = frozenset({"what", "list", "how", "why"})
_WHAT = "(?:ماذا|ما|شو|ايش|وش|شنو|ايه|اش)"
_WHAT_DOES = r"\bwhat\s+(?!to\b)(?:\w+\s+){1,12}"
"""What, with some words before a verb at the end: what *will the talks* lead to, and not: what led to the talks."""
_BESIDES = frozenset({"while", "whereas", "بينما", "فيما"})
"""With these something else begins than the object."""
_SUBJECT = r"(?:\s+\w+){0,4}?"


class Relation(NamedTuple):
    """How a question asks for the object of a relation, and the words of a sentence that stand before the object. It
    does not begin yet so near before words of the question as `within` (help the states *of the east* grow corn)."""

    asks: re.Pattern[str]
    says: re.Pattern[str]
    within: int = 1


class _Object(NamedTuple):
    """The words `first` to `last` (included) of a sentence, and how much of the question it has besides."""

    found: Found
    first: int
    last: int
    share: float


def _relation(asks: str, verbs: str, within: int = 1) -> Relation:
    says = one_of(verbs.split("|")).replace(r"\s+\~", _SUBJECT)
    return Relation(re.compile(asks), re.compile(rf"(?<!\w)[وف]?س?{says}(?!\w)"), within)


RELATIONS = (
    _relation(
        rf"(?<!\w)(?:الام|(?:الي|عن|ل)\s*{_WHAT}|{_WHAT}\s+الذي)\s+(?:[وفس]*[يت](?:ودي|فضي|قود|سفر)|ادي|افض[يت]|اسفر)"
        r"|(?:^|\s)(?:ال)?(?:ثمار|ثمره|نتايج|نتيجه)(?!\w)"
        rf"|{_WHAT_DOES}(?:lead to|result in|bring about)\W*$|\b(?:outcomes?|results?|fruits) of\b",
        "يؤدي ~ إلى|تؤدي ~ إلى|أدى ~ إلى|أدت ~ إلى|يفضي ~ إلى|تفضي ~ إلى|أفضى ~ إلى|أفضت ~ إلى|يسفر ~ عن|تسفر ~ عن"
        "|أسفر ~ عن|أسفرت ~ عن|lead to|leads to|led to|leading to|result in|results in|resulted in|resulting in"
        "|bring about|brought about",
    ),
    _relation(
        rf"(?<!\w)(?:علام|عل[يي]\s+{_WHAT}|{_WHAT})\s+[وفس]*(?:[يت]ت?ركز|ركزت?|انصبت?|[يت]نصب)(?!\w)"
        rf"|{_WHAT_DOES}(?:focus|concentrate|centre|center)(?:ed)?\b",
        "يركز ~ على|تركز ~ على|يتركز ~ على|تتركز ~ على|ركز ~ على|ركزت ~ على|ينصب ~ على|تنصب ~ على|انصب ~ على"
        "|انصبت ~ على|focus on|focuses on|focused on|focusing on|concentrate on|concentrates on|concentrated on",
    ),
    _relation(
        rf"(?<!\w){_WHAT}\s+(?:الذي\s+|التي\s+)?[وفس]*(?:[يت]شمل|شملت?|[يت]ضم|ضمت?|[يت]تضمن|تضمنت?|[يت]حتوي)(?!\w)"
        rf"|(?<!\w)(?:مم|من\s+{_WHAT})\s+[يت]?ت(?:كون|الف)"
        rf"|{_WHAT_DOES}(?:include|contain|comprise|hold|consist of)\W*$",
        "يشمل|تشمل|شمل|شملت|يضم|تضم|ضم|ضمت|يتضمن|تتضمن|تضمن|تضمنت|يحتوي ~ على|تحتوي ~ على|يتكون ~ من|تتكون ~ من"
        "|يتألف ~ من|تتألف ~ من|include|includes|included|contain|contains|contained|comprise|comprises|comprised"
        "|consist of|consists of",
    ),
    _relation(
        rf"(?<!\w)(?:فيم|عم|(?:في|عن)\s+{_WHAT}|{_WHAT})\s+(?:الذي\s+)?[وفس]*(?:[يت]?ناقش|ت?باحث|بحث|تناقش|تناول)"
        rf"|(?<!\w)(?:علام|عم|(?:حول|عن|على|علي)\s+{_WHAT}|{_WHAT}\s+الذي)\s+(?:دار|[يت]دور)ت?(?!\w)"
        rf"|(?:تكلم|حكي|تحدث|تباحث|تناقش)\w*\s+(?:\w+\s+){{0,3}}?(?:في|عن)\s*{_WHAT}|{_WHAT}\s.*علي\s+(?:ال)?طاوله(?!\w)"
        rf"|{_WHAT_DOES}(?:discuss(?:ed|ing)?|talk(?:ed|ing)? about)\b|\btopics? discussed\b|\bon the table\b",
        "ناقش|ناقشت|ناقشا|ناقشوا|يناقش|تناقش|بحث|بحثت|بحثا|تباحثوا في|discussed|discuss|discusses|talked about",
    ),
    _relation(
        rf"(?<!\w){_WHAT}(?!\s+ال(?!ذي|تي))\s+(?:.*\s)?[وفلس]*(?:[يت]بيع|ت?بيع|[يت]صدر|تصدير)(?:ها?|هم)?(?!\w)"
        rf"|{_WHAT_DOES}(?:sell|export)\b|\bwhat\b.*\bto (?:sell|export)\b",
        "تصدير|لتصدير|بتصدير|يصدر|تصدر|صدر|صدرت|بيع|لبيع|ببيع|يبيع|تبيع|باع|باعت"
        "|export of|export|exports|exported|exporting|sell|sells|sold|selling",
    ),
    _relation(
        rf"(?<!\w)في\s+{_WHAT}\s.*(?:[يت]ستثمر|استثمر)|(?:[يت]ستثمر|استثمر|فلوس|اموال)\S*\s.*في\s*{_WHAT}"
        r"|\bwhat\b.*\b(?:invest|money)\b.*\bin(?:to)?\W*$|\bin(?:to)? what\b.*\b(?:invest|money)\b",
        "استثمار ~ في|استثمارات ~ في|الاستثمارات ~ في|الاستثمار ~ في|يستثمر ~ في|تستثمر ~ في|استثمر ~ في|استثمرت ~ في"
        "|invest in|invests in|invested in|investing in|investment in|investments in",
    ),
    _relation(
        rf"(?<!\w)(?:بم|ب?{_WHAT})\s+[وفس]*[يت](?:نفع|فيد|ستفيد|ساعد|كسب)|(?<!\w)ال?فا[يئ]ده(?!\w)"
        r"|\bwhat good\b|\bin it for\b|\b(?:why|for what)\b.*\bgood\b"
        r"|\b(?:how|in what way)\b.*\b(?:help|good|useful|of use)\b"
        rf"|{_WHAT_DOES}(?:gain|benefit)\b",
        "يساعد ~ على|تساعد ~ على|ساعد ~ على|ساعدت ~ على|يتيح ~ ل|تتيح ~ ل|يمكن ~ من|تمكن ~ من"
        "|help|helps|helped|helping",
        within=3,
    ),
)
"""A verb and its preposition may have its subject between them (~): يؤدي *السد* إلى."""


def find_object(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return the object of a relation that a sentence tells, where a question asks for that; of several sentences, that
    of the one which has most of the question besides."""
    if question.type not in _TYPES:
        return None
    asked = fold(question.text)
    relations = [each for each in RELATIONS if (match := each.asks.search(asked)) and _is_open(question, match)]
    if not relations:
        return None
    near = [each for each in found if _is_near(each, found[0])]
    objects = [each for relation in relations for one in near if (each := _object(relation, one)) is not None]
    enough = (each for each in objects if each.share >= LEAST_SHARE)
    # What one town sells is not what another does.
    best = max(enough, key=lambda each: (has_names_or_kin(question, each.found), each.share), default=None)
    best = best or next((each for each in objects if _is_of_topic(question, each.found, found[0])), None)
    return Stretch(best.found, best.first, best.last) if best else None


def _is_of_topic(question: Question, found: Found, first: Found) -> bool:
    """Return whether a sentence speaks of what is asked about: in words that point back to it, or by every name."""
    has_names = bool(question.names) and has_names_or_kin(question, found)
    return _goes_on(found, first) or (found is first and (has_names or _points_back(found)))


def _is_near(found: Found, first: Found) -> bool:
    """Return whether a sentence has as much of the question as the first, or goes on after it."""
    return found is first or has_as_much(found, first) or _goes_on(found, first)


def _goes_on(found: Found, first: Found) -> bool:
    """Return whether a sentence speaks of what the first one does, after it or as the first of the next paragraph:
    *these* works help …"""
    passage, other = first.evidence.passage, found.evidence.passage
    is_next = passage.document_id == other.document_id and other.number == passage.number + 1 and not found.unit.start
    is_after = found.evidence is first.evidence and found.unit.start > first.unit.start
    return (is_after or is_next) and _points_back(found)


def _points_back(found: Found) -> bool:
    return leans(found.evidence.passage.text[found.unit.start : found.unit.end]) is not None


def _is_open(question: Question, asks: re.Match[str]) -> bool:
    """Return whether no other noun is asked for: which *projects* they discussed is no matter of what they did."""
    return question.head is None or fold(question.head) in asks[0]


def _object(relation: Relation, found: Found) -> _Object | None:
    tokens, text = found.tokens, found.tokens.folded.text
    match = relation.says.search(text)
    if match is None:
        return None
    first, end = tokens.at(match.end(), len(text))
    # In Arabic the subject may stand between, which the question has.
    while first < end and (tokens.stop[first] or found.shares[first : first + relation.within].any()):
        first += 1
    last = list_from(tokens, first)[1] if first <= end else end
    last = next((at - 1 for at in range(first + 1, last + 1) if tokens.words[at] in _BESIDES), last)
    outside = np.r_[0:first, last + 1 : len(tokens)]
    share = covered(found.shares[outside], found.concepts[outside])
    is_new = found.is_new(first, last)
    fits = LEAST_WORDS <= last - first + 1 <= MOST_WORDS
    return _Object(found, first, last, share) if is_new and fits else None
