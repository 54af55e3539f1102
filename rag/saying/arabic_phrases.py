"""Candidate topics of an Arabic text: short quoted titles, definite noun phrases, people with their titles."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.fold import bare, fold
from rag.saying.phrase import MOST_WORDS, Likelihood, Phrase, Run, content_runs
from rag.words.known_names import known_names
from rag.words.titles import TITLES

_WORD = re.compile("[\u0620-\u0655\u066e-\u06d3]+")
_QUOTED = re.compile(r"(?<!:)(?<!: )«(?![^»]*(?:،|\b(?:لا|لم|لن|ليس|ليست)\b))([^«»]{3,40})»")
"""A quoted title; after a colon, or with a comma or a negation, it is a statement."""
_ARTICLE = "ال"
_PREFIXES = ("و", "ف", "ب", "ك", "ل")
"""Conjunctions and prepositions of one letter: a word that begins with one may be two."""
_ADJECTIVE = re.compile("(?:ة|ي)$")
_FEMININE = "ة"
_PEOPLE = re.compile("(?:ون|ين)$")
_SERVANT = "عبد"
"""The first half of a name (عبد الرحمن), of which the second is no topic."""
_NOUN = re.compile("ة$|^ت[^ا]{2}ي[^ا]$")
"""A word that is no verb: it ends in ة, or is a verbal noun like تعزيز."""
_FAMILY_NAME = re.compile("^ال.{3,}ي$")
"""المومني is a family name; الشاي, tea, is too short for one."""
_LEAST_NAMES = 2
"""Names after a title, at least, that identify a person."""


def arabic_phrases(text: str) -> Iterator[Phrase]:
    """Yield quoted titles, people with their titles, and runs of definite words with the noun before them."""
    yield from (Phrase(*quoted.span(1), Likelihood.CERTAIN) for quoted in _QUOTED.finditer(text))
    for run in content_runs(text, _WORD, "arabic"):
        named_until = 0
        for start, end in _definite_groups(run):
            if start < named_until:
                continue
            if names := _names_after_title(run[start:]):
                named_until = start + 1 + names
                yield Phrase(run[start].start(), run[named_until - 1].end(), Likelihood.CERTAIN)
            elif end - start <= MOST_WORDS:
                yield from _noun(run, start, end)


def is_title(word: str) -> bool:
    """Return whether a folded word is the title of a person: الدكتور."""
    return word in TITLES


def _definite_groups(run: Run) -> Iterator[tuple[int, int]]:
    """Yield the start and end of definite words in a row; a title begins a new row."""
    starts = [at for at in range(len(run)) if _is_definite(run[at]) and _is_first(run, at)]
    for start in starts:
        end = start + 1
        while end < len(run) and _is_definite(run[end]) and end not in starts:
            end += 1
        yield start, end


def _is_first(run: Run, at: int) -> bool:
    return at == 0 or not _is_definite(run[at - 1]) or is_title(fold(run[at][0]))


def _is_definite(word: re.Match[str]) -> bool:
    return bare(word[0]).startswith(_ARTICLE)


def _noun(run: Run, start: int, end: int) -> Iterator[Phrase]:
    """Yield definite words, with the word before them where that is a noun."""
    words = [bare(word[0]) for word in run[start:end]]
    before = bare(run[start - 1][0]) if start else ""
    is_one, agrees = len(words) == 1, _agree(words)
    if before == _SERVANT:
        return
    if len(words) < MOST_WORDS and _is_noun_of(before, words):
        yield Phrase(
            run[start - 1].start(), run[end - 1].end(), Likelihood.CERTAIN if agrees or is_one else Likelihood.UNKNOWN
        )
    elif agrees:
        yield Phrase(run[start].start(), run[end - 1].end(), Likelihood.CERTAIN)
    else:
        # Of two that do not agree, the second may be the object of the first.
        yield Phrase(run[start].start(), run[end - 1].end(), Likelihood.LIKELY if is_one else Likelihood.UNKNOWN)


def _is_noun_of(before: str, words: Sequence[str]) -> bool:
    """Return whether a word and the definite ones after it are a genitive construction (مكافحة الإرهاب)."""
    if not _NOUN.search(before) or before.startswith((*_PREFIXES, _ARTICLE)):
        return False
    return fold(before) not in known_names("given", "ar") or (len(words) == 1 and bool(_FAMILY_NAME.search(words[0])))


def _names_after_title(run: Run) -> int:
    """Return how many names follow a title (الدكتورة هناء عثمان), 0 where they are fewer than `_LEAST_NAMES`."""
    title, *more = run
    if not is_title(fold(title[0])):
        return 0
    given = sum(1 for _ in takewhile(lambda word: fold(word[0]) in known_names("given", "ar"), more))
    is_of_family = given > 0 and any(map(_is_definite, more[given : given + 1]))
    names = given + is_of_family
    return names if names >= _LEAST_NAMES else 0


def _agree(words: Sequence[str]) -> bool:
    """Return whether the words are a noun and adjectives that agree with it, not a subject and its object."""
    noun, *adjectives = words
    # In وزير الخارجية القطري the minister is Qatari.
    is_feminine = noun.endswith(_FEMININE)
    agree = all(each.endswith(_FEMININE) if is_feminine else _ADJECTIVE.search(each) for each in adjectives)
    return bool(adjectives) and agree and not _PEOPLE.search(noun)
