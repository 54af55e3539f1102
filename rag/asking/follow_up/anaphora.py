"""The words of a question that point out of it: he, there, its, زارها; and the noun that a pronoun is joined to."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.fold import bare, fold
from corpus.passage import Language
from rag.asking.constraints import Constraint
from rag.asking.follow_up.phrasing import WORD, content_words
from rag.asking.follow_up.words import (
    ARABIC,
    ARABIC_RELATIVES,
    ENGLISH,
    ENGLISH_EMPTY,
    FEMININE_HOST,
    MASCULINE_NOUNS,
    NO_PRONOUN,
    SUFFIX,
    SUFFIXES,
    Anaphor,
)
from rag.asking.question import Question
from rag.words.known_names import is_place

_VERB_WITH_HIM = re.compile("^(?:س?ي|ست)[\u0620-\u064a]{3,}ه$")
"""A verb of what is or will be with its object: يرأسه، ستبنيه; what he did ends as a noun in ة may be typed."""
_RESUMING = re.compile("(?<!\\w)[كچ]ا?م\\s+[\u0620-\u064a\u064b-\u0652]+\\s")
"""How many of a noun: the people that a pronoun after it takes up again (كم شاهدًا استمعت *إليهم* المحكمة)."""
_OF_THEM = "من {}"
_NOUN_END = "ئة"
"""What the fold makes a pronoun of, and is none: فئة, a category, is not فيه."""
_HIS = "ءه"
"""The end of a noun with its pronoun, even where people write ه for ة: نداءه."""
_THIS = re.compile("^[وف]?هال[\u0620-\u064a]{3,}$")
"""*This* of dialects, joined to its noun: هالمشروع."""
_COUNTED_FROM = re.compile("[وف]?(?:قبل|بعد)ها(?=\\s+ب\\w)")
"""A time that something is counted from, and no thing: a month before *that*."""
_ARABIC = {fold(word): anaphor for word, anaphor in ARABIC.items()}


class FoundAnaphor(NamedTuple):
    """A word that points back, `text[start:end]` of the question, and the noun that it is joined to (else empty)."""

    start: int
    end: int
    anaphor: Anaphor
    host: str


def anaphors_in(asked: Question, language: Language) -> Iterator[FoundAnaphor]:
    """Yield the words that point out of the question, in order."""
    empty = [match.span() for match in ENGLISH_EMPTY.finditer(asked.text)]
    names = asked.names
    cue = asked.cue or (0, 0)
    for match in WORD.finditer(asked.text):
        start, end = match.span()
        if cue[0] <= start < cue[1] or any(first <= start < last for first, last in empty):
            continue
        if language == "en":
            anaphor, host = ENGLISH.get(match[0].lower()), ""
        else:
            is_time = _COUNTED_FROM.match(asked.text, start) is not None
            anaphor, host = (Anaphor("that"), "") if is_time else _arabic_anaphor(bare(match[0]), asked.text[:start])
        if anaphor is None or _is_within(asked, start, names, anaphor):
            continue
        if match[0].lower() == "her" and not re.match(r"\s+[a-z]", asked.text[end:]):
            anaphor = Anaphor("he")
        yield FoundAnaphor(start, end, anaphor, host)


def _arabic_anaphor(word: str, before: str) -> tuple[Anaphor | None, str]:
    """Return what a bare Arabic word points to, and the noun or verb that its pronoun is joined to."""
    folded = fold(word)
    if word.endswith(_NOUN_END):
        return None, ""
    if _THIS.search(word):
        return Anaphor("that"), ""
    for spelling in (folded, folded[1:] if folded[:1] in "وف" else folded):
        if (anaphor := _ARABIC.get(spelling)) is not None:
            last = (before.split() or [""])[-1]
            # Of the pronoun after which, in "to which it turned", the noun stands before it.
            is_own = _is_relative_before(before) or last in ARABIC_RELATIVES or _resumes(anaphor, before)
            return (None, "") if is_own else (anaphor, "")
    if word in NO_PRONOUN or folded in NO_PRONOUN or _is_relative_before(before):
        return None, ""
    if (match := SUFFIX.match(word)) and len(match["host"]) > 2:
        return Anaphor(SUFFIXES[match["suffix"]]), word[: match.end("host")]
    if (
        word in MASCULINE_NOUNS
        or word.endswith(_HIS)
        or _VERB_WITH_HIM.search(word)
        or (FEMININE_HOST.search(word) and len(word) > 4)
    ):
        return Anaphor("he"), word[:-1]
    return None, ""


def _resumes(anaphor: Anaphor, before: str) -> bool:
    return anaphor.target == "they" and anaphor.form != _OF_THEM and _RESUMING.match(before) is not None


def _is_relative_before(before: str) -> bool:
    """Return whether the clause that a word stands in hangs on a noun of the question itself: the state to which …

    A first ما asks, and does not relate: *what* is his name?
    """
    words = before.split()
    return any(word in ARABIC_RELATIVES for word in words[words[:1] == ["ما"] :][-3:])


def _is_within(asked: Question, start: int, names: list[Constraint], anaphor: Anaphor) -> bool:
    """Return whether a name of the question itself, of a kind that fits, stands before the word that points."""
    if anaphor.target == "that":
        return False
    before = [each.text for each in names if each.end <= start]
    if anaphor.target == "he":
        return any(not is_place(name) for name in before)
    topic = re.match(r"^[^،,:]{3,60}[،,:]\s", asked.text)
    return bool(before) or bool(topic and topic.end() <= start and len(content_words(topic[0])) > 0)
