"""The country whose office a question asks about, by the words beside the noun for the holder.

In: a question. Out: a folded word (*kazakhstan* in the foreign minister of Kazakhstan, *kuwaiti* in which Kuwaiti
official), or None. Only function words, portfolios and the genitive particles of dialects may stand between noun and
country.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from corpus.fold import fold
from rag.asking.question import Question
from rag.asking.words.question_heads import head_type
from rag.asking.words.word_lists import LISTS
from rag.words.known_names import country_names, is_people, is_place
from rag.words.typos import corrected, is_typo

_WORD = re.compile(r"[^\W\d_]+")
OF_DIALECTS = LISTS.folded("of_dialects")
"""The genitive particles of dialects: وزير الخارجية *تبع* البلد."""
_BETWEEN = OF_DIALECTS | LISTS.folded("portfolios", "office_modifiers")
_LEAST_LETTERS = 6
"""Letters of a country or a portfolio, at least, that is recognised when mistyped: chosen."""
_STANDS_FOR = re.compile(
    r"(?<!\w)(?:represent\w*|on behalf of|(?:spoke|speak\w*|talk\w*|sign\w*(?:\s\w+){0,4}?|acted) for"
    r"|[يت]?مثلت?|باسم|ب?ال?نيابه عن)"
    r"\s+(?:the\s+)?(?:(?:ال)?(?:جانب|طرف|وفد)\s+)?([^\W\d_]+)"
)
"""A verb or noun with the country that somebody represents: which minister *signed* the treaty *for Oman*?
من *مثل الجانب العماني*؟"""
_LONG = frozenset(word for word in _BETWEEN if len(word) >= _LEAST_LETTERS)
_CACHED = 64


@lru_cache(_CACHED)
def office_country(question: Question) -> str | None:
    """Return the folded country or nationality whose office or representative is asked about; None where the question
    has none."""
    words, at = _asked(question)
    if question.type != "who" or (at is None and question.head is not None):
        return None
    beside = [word for word in _beside(words, at) if word] if at is not None else []
    stands_for = _STANDS_FOR.search(fold(question.topic))
    return next(filter(_is_country, [*beside, *(stands_for.groups() if stands_for else ())]), None)


def is_office_of_name(question: Question) -> bool:
    """Return whether the office that is asked about belongs to a name: the mayor *of Marjan*, but not the mayor who
    visited Marjan, nor *mayor Haddad*."""
    words, at = _asked(question)
    if at is None:
        return False
    names = {fold(word) for each in question.names for word in each.text.split()}
    after, before = _beside(words, at)
    is_of = words[at + 1 : at + 2] == ["of"] and after in names
    return is_of or before in names or office_country(question) is not None


def countries_of_others(question: Question, offices: Collection[str]) -> Sequence[str]:
    """Return the folded countries and nationalities beside those of some `offices` that a question does not ask for:
    who visited the emir *of Qatar*?"""
    words, (_, own) = _words(question), _asked(question)
    others = (at for at, word in enumerate(words) if at != own and word.removeprefix("ال") in offices)
    return [word for at in others for word in _beside(words, at) if word and _is_country(word)]


def _words(question: Question) -> Sequence[str]:
    """Return the folded words of a question's topic."""
    return _WORD.findall(fold(question.topic))


def _asked(question: Question) -> tuple[Sequence[str], int | None]:
    """Return the folded words of a question's topic and the position of the head noun, where that is for persons; no
    words where the question has no such noun."""
    head = question.head
    if question.type != "who" or head is None or head_type(head) != "person":
        return (), None
    words = _words(question)
    return words, next((at for at, word in enumerate(words) if word == head or is_typo(word, head, 1)), None)


def _beside(words: Sequence[str], at: int) -> tuple[str | None, str | None]:
    """Return the word after a noun and the word before it, over what may stand between an office and its country."""
    is_apart = words[at + 1 : at + 2] == ["the"]  # the emir *the* Omani minister met is not the emir of Oman
    after = None if is_apart else next((word for word in words[at + 1 :] if not is_between(word)), None)
    return after, next((word for word in reversed(words[:at]) if not is_between(word)), None)


@lru_cache(_CACHED)
def is_between(word: str) -> bool:
    """Return whether a folded word may stand between the noun for an office and its country: of, foreign, خارجية."""
    plain = word.removeprefix("ال")
    return word in _BETWEEN or (corrected(plain, _LONG) if len(plain) >= _LEAST_LETTERS else plain) in _BETWEEN


def _is_country(word: str) -> bool:
    bare = word.removeprefix("ال")
    return (
        is_place(word)
        or is_place(f"ال{bare}")
        or is_place(bare)
        or is_people(word)
        or any(is_typo(bare, each, 1) for each in _countries().get(bare[:1], ()))
    )


@cache
def _countries() -> dict[str, list[str]]:
    """Return the folded names of the countries of one long word, by their first letters."""
    found: dict[str, list[str]] = {}
    for language in ("ar", "en"):
        for name in map(fold, country_names(language)):
            if " " not in name and len(name) >= _LEAST_LETTERS:
                found.setdefault(name[0], []).append(name)
    return found
