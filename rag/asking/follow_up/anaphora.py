"""The anaphoric words of a question whose antecedent is not in the question itself: he, there, its, زارها.

In: a question as it is understood. Out: each such word, what it may refer to, and the Arabic noun or verb that its
pronoun is a suffix of. No parser: word forms, the words before, and the names of the question decide.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.fold import bare, fold
from corpus.passage import Language
from rag.asking.follow_up.anaphors import SUFFIXES, Anaphor, anaphors
from rag.asking.follow_up.phrasing import WORD, content_words
from rag.asking.follow_up.word_lists import LISTS
from rag.asking.question import Question
from rag.words.known_names import is_place

_EXPLETIVE = re.compile(
    r"""\b(?:
    there\s+(?:is|are|was|were|be|been|any|a|an)                  # there is a lake
    |(?:is|are|was|were|will|has|have)\s+there(?=\s+\w|\s*[?.]*$)  # is there a lake
    |it\s+(?:takes?|took)\b                                         # it takes a day
    |(?:does|did|will|is|was)\s+it\s+(?:take|cost|true|possible)
    |(?:say|said|says|know|so|ones?|countries|people|those)\s+that  # he said that …, countries that …
    |(?:this|that|these|those)\s+                                   # that visit, but not: did that happen
     (?!include|cover|apply|mean|happen|say|help|affect|take|work|concern|change|start|end|last|cost)
     (?:[a-z]{3,}|[A-Z])
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""English words that are anaphoric elsewhere, and refer to nothing here or stand before a noun."""
_SUFFIXED = re.compile(r"^[وف]??(?P<host>[\u0620-\u064a]{2,}?)(?P<suffix>ها|هما|هم|هن)$")
_FEMININE_WITH_HIM = re.compile("ته$")
_VERB_WITH_HIM = re.compile("^(?:س?ي|ست)[\u0620-\u064a]{3,}ه$")
"""An imperfect verb with its object: يرأسه، ستبنيه. A perfect verb is left out: people write ه for the ة of a noun."""
_HAMZA_WITH_HIM = "ءه"
"""The end of a noun with its pronoun that is no ة: نداءه."""
_CATEGORY = "ئة"
"""فئة, a category, folds to what looks like فيه."""
_MASCULINE_NOUNS = frozenset(LISTS["masculine_nouns"])
"""Nouns with ه that is a pronoun and not a ة written without its dots."""
_NO_PRONOUN = frozenset(LISTS["no_pronoun"])
_RELATIVES = frozenset(LISTS["arabic_relatives"])
_RELATIVE_WORDS = 3
"""Words before a pronoun among which a relative makes a noun of the question its antecedent."""
_RESUMING = re.compile("(?<!\\w)[كچ]ا?م\\s+[\u0620-\u064a\u064b-\u0652]+\\s")
"""A counted noun that a later pronoun resumes: كم شاهدًا استمعت *إليهم* المحكمة."""
_OF_THEM = "من {}"
_DEMONSTRATIVE = re.compile("^[وف]?هال[\u0620-\u064a]{3,}$")
"""The demonstrative of dialects, a prefix of its noun: هالمشروع."""
_COUNTED_FROM = re.compile("[وف]?(?:قبل|بعد)ها(?=\\s+ب\\w)")
"""A time that something is counted from: قبلها بشهر, a month before that."""
_FRONTED_TOPIC = re.compile(r"^[^،,:]{3,60}[،,:]\s")
"""A topic before the question proper: the new bridge, when was it built?"""
_LEAST_HOST, _LEAST_FEMININE = 3, 5
"""Letters of an Arabic word, at least, that a pronoun is a suffix of, and of one that ends in ته."""


class FoundAnaphor(NamedTuple):
    """An anaphoric word, `text[start:end]` of the question, and the word that it is a suffix of (else empty)."""

    start: int
    end: int
    anaphor: Anaphor
    host: str


def anaphors_in(asked: Question, language: Language) -> Iterator[FoundAnaphor]:
    """Yield the words that refer to something outside of the question, in order."""
    expletive = [match.span() for match in _EXPLETIVE.finditer(asked.text)]
    cue = asked.cue or (0, 0)
    for match in WORD.finditer(asked.text):
        start, end = match.span()
        if cue[0] <= start < cue[1] or any(first <= start < last for first, last in expletive):
            continue
        anaphor, host = _READERS[language](asked.text, match)
        if anaphor is not None and not _has_antecedent(asked, start, anaphor):
            yield FoundAnaphor(start, end, anaphor, host)


def _english(text: str, match: re.Match[str]) -> tuple[Anaphor | None, str]:
    """Return what an English word may refer to; *her* is possessive before a noun only."""
    word = match[0].lower()
    is_object = word == "her" and not re.match(r"\s+[a-z]", text[match.end() :])
    return (Anaphor("he") if is_object else anaphors("en").get(word)), ""


def _arabic(text: str, match: re.Match[str]) -> tuple[Anaphor | None, str]:
    """Return what an Arabic word may refer to, and the noun or verb that its pronoun is a suffix of."""
    if _COUNTED_FROM.match(text, match.start()):
        return Anaphor("that"), ""
    word, before = bare(match[0]), text[: match.start()]
    if word.endswith(_CATEGORY):
        return None, ""
    if _DEMONSTRATIVE.search(word):
        return Anaphor("that"), ""
    folded = fold(word)
    known = anaphors("ar").get(folded) or anaphors("ar").get(folded[1:] if folded[:1] in "وف" else folded)
    if known is not None:
        is_bound = _is_relative_clause(before) or _follows_relative(before) or _is_resumptive(known, before)
        return (None if is_bound else known), ""
    if word in _NO_PRONOUN or folded in _NO_PRONOUN or _is_relative_clause(before):
        return None, ""
    return _suffixed(word)


def _suffixed(word: str) -> tuple[Anaphor | None, str]:
    """Return what the pronoun at the end of a bare noun or verb refers to, and that noun or verb."""
    if (match := _SUFFIXED.match(word)) and len(match["host"]) >= _LEAST_HOST:
        return Anaphor(SUFFIXES[match["suffix"]]), word[: match.end("host")]
    is_his = (
        word in _MASCULINE_NOUNS
        or word.endswith(_HAMZA_WITH_HIM)
        or _VERB_WITH_HIM.search(word)
        or (_FEMININE_WITH_HIM.search(word) and len(word) >= _LEAST_FEMININE)
    )
    return (Anaphor("he"), word[:-1]) if is_his else (None, "")


def _is_resumptive(anaphor: Anaphor, before: str) -> bool:
    return anaphor.target == "they" and anaphor.form != _OF_THEM and _RESUMING.match(before) is not None


def _follows_relative(before: str) -> bool:
    return (before.split() or [""])[-1] in _RELATIVES


def _is_relative_clause(before: str) -> bool:
    """Return whether a relative pronoun stands shortly before a word: the state *to which* …

    A first ما asks, and is no relative: *what* is his name?
    """
    words = before.split()
    return any(word in _RELATIVES for word in words[words[:1] == ["ما"] :][-_RELATIVE_WORDS:])


def _has_antecedent(asked: Question, start: int, anaphor: Anaphor) -> bool:
    """Return whether a name or a topic before the word, in the question itself, is what it refers to."""
    if anaphor.target == "that":
        return False
    before = [each.text for each in asked.names if each.end <= start]
    if anaphor.target == "he":
        return any(not is_place(name) for name in before)
    topic = _FRONTED_TOPIC.match(asked.text)
    return bool(before) or bool(topic and topic.end() <= start and content_words(topic[0]))


_READERS = {"en": _english, "ar": _arabic}
