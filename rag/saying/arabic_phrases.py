"""What may be a topic of an Arabic text, by form: short titles, definite nouns with what agrees with them, people."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.fold import bare, fold
from rag.saying.phrase import MOST_WORDS, Phrase, Run, Shown, content_runs
from rag.words.known_names import known_names
from rag.words.titles import TITLES

_WORD = re.compile("[\u0620-\u0655\u066e-\u06d3]+")
# A title: what follows a colon, or denies something, is what somebody said.
_QUOTED = re.compile(r"(?<!:)(?<!: )«(?![^»]*(?:،|\b(?:لا|لم|لن|ليس|ليست)\b))([^«»]{3,40})»")
_ARTICLE = "ال"
# And, then, with, like, to: what begins with their letter may be two words.
_JOINED = ("و", "ف", "ب", "ك", "ل")
_ADJECTIVE = re.compile("(?:ة|ي)$")
_FEMININE = "ة"
_PEOPLE = re.compile("(?:ون|ين)$")
# Abd al-Rahman is one name, and what follows its first half no topic.
_SERVANT = "عبد"
# No verb ends in teh marbuta, and what is like تعزيز is the name of a doing.
_NOUN = re.compile("ة$|^ت[^ا]{2}ي[^ا]$")
# Al-Mumini is of a family, while tea (الشاي) is what somebody drinks.
_OF_FAMILY = re.compile("^ال.{3,}ي$")
_LEAST_NAMES = 2
"""Names that a person has after a title: of one alone many are called."""


def arabic_phrases(text: str) -> Iterator[Phrase]:
    """Yield short titles in their marks; people with their titles; definite words in a row, with the noun before."""
    yield from (Phrase(*quoted.span(1), Shown.SURELY) for quoted in _QUOTED.finditer(text))
    for run in content_runs(text, _WORD, "arabic"):
        named_until = 0
        for start, end in _definite_groups(run):
            if start < named_until:
                continue
            if names := _names_after_title(run[start:]):
                named_until = start + 1 + names
                yield Phrase(run[start].start(), run[named_until - 1].end(), Shown.SURELY)
            elif end - start <= MOST_WORDS:
                yield from _noun(run, start, end)


def is_title(word: str) -> bool:
    """Return whether a folded word is one that a name follows: the doctor."""
    return word in TITLES


def _definite_groups(run: Run) -> Iterator[tuple[int, int]]:
    """Yield where definite words in a row start and end in a run; a title begins a new one, that of its name."""
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
    """Yield definite words, with the noun before them where that can be no verb."""
    words = [bare(word[0]) for word in run[start:end]]
    before = bare(run[start - 1][0]) if start else ""
    is_one, agrees = len(words) == 1, _agree(words)
    if before == _SERVANT:
        return
    if len(words) < MOST_WORDS and _is_noun_of(before, words):
        yield Phrase(run[start - 1].start(), run[end - 1].end(), Shown.SURELY if agrees or is_one else Shown.NOTHING)
    elif agrees:
        yield Phrase(run[start].start(), run[end - 1].end(), Shown.SURELY)
    else:
        # Of two that do not agree, the second may be what is done to.
        yield Phrase(run[start].start(), run[end - 1].end(), Shown.PERHAPS if is_one else Shown.NOTHING)


def _is_noun_of(before: str, words: Sequence[str]) -> bool:
    """Return whether a word belongs to the definite ones after it: no verb, and nobody who does something to them."""
    if not _NOUN.search(before) or before.startswith((*_JOINED, _ARTICLE)):
        return False
    return fold(before) not in known_names("given", "ar") or (len(words) == 1 and bool(_OF_FAMILY.search(words[0])))


def _names_after_title(run: Run) -> int:
    """Return how many names a title is followed by (الدكتورة هناء عثمان), 0 where there are too few of them."""
    title, *more = run
    if not is_title(fold(title[0])):
        return 0
    given = sum(1 for _ in takewhile(lambda word: fold(word[0]) in known_names("given", "ar"), more))
    is_of_family = given > 0 and any(map(_is_definite, more[given : given + 1]))
    names = given + is_of_family
    return names if names >= _LEAST_NAMES else 0


def _agree(words: Sequence[str]) -> bool:
    """Return whether these are a noun and its adjectives, not a doer before what is done to."""
    noun, *adjectives = words
    # In وزير الخارجية القطري the minister is Qatari.
    is_feminine = noun.endswith(_FEMININE)
    agree = all(each.endswith(_FEMININE) if is_feminine else _ADJECTIVE.search(each) for each in adjectives)
    return bool(adjectives) and agree and not _PEOPLE.search(noun)
