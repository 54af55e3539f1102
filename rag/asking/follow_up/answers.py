"""The phrase that an answer consists of: its first clause in, the name, phrase or date that answers out.

Of a clause with a verb (*it will be in Ghent*, رممتها مؤسسة المدن), it is what follows the verb, or the first name.
"""

import re
from collections.abc import Iterator

from corpus.fold import bare, fold
from corpus.language import detect_language
from index.words.numbers import number_of_word
from index.words.stems import arabic_stem
from rag.asking.constraints import constraints_of
from rag.asking.follow_up.word_lists import LISTS, any_of
from rag.words.known_names import is_people, is_place
from rag.words.months import MONTH

_BEFORE_ANSWER = re.compile(rf"^(?:{any_of('before_answer')}[\s,،:]+)+", re.IGNORECASE)
_MARKS = ' .،,"“”'
_IS_SENTENCE = re.compile(r"(?<!\w)(?:he|she|it|they|its|his|her|their|there)(?!\w)|^[a-z]+ed\s", re.IGNORECASE)
_MOST_BEFORE_NAME = 3
"""Words of an apposition to a name, at most: *the Tunisian engineer* Anis Jelassi. Chosen."""
_WHERE = re.compile(r"\s(?:in|at|near|from)\s+(?:the\s+)?$")
_PRONOUN = re.compile("(?:ها|هما|هم|ه)$")
_LEAST_WITH_PRONOUN = 4
"""Letters of an Arabic word, at least, that may end in a pronoun: طه does not."""
_PREPOSITION_WITH_PRONOUN = LISTS.folded("to_it")
_ARABIC_REST = re.compile(rf"\s{any_of('after_phrase')}\s.*$")
_MONTH = re.compile(MONTH)


def date_in(clause: str) -> str:
    """Return the date in a clause; where there is none, the clause without the words that introduce an answer."""
    date = next((each.text for each in constraints_of(clause) if each.kind == "date"), None)
    return date or _BEFORE_ANSWER.sub("", clause).strip(f"{_MARKS}«»")


def phrase_of(clause: str, question: str) -> str | None:
    """Return the name or phrase that a clause answers a question with, None where it is a sentence without a new name.

    >>> phrase_of("It will be in Ghent", "Where is the fair?"), phrase_of("Ida Brandt won it", "Who won the race?")
    ('Ghent', 'Ida Brandt')
    """
    text = _BEFORE_ANSWER.sub("", clause).strip(_MARKS)
    found = _english(text, question) if detect_language(text) == "en" else _arabic(text, question)
    return found if found is None or ("«" in found) == ("»" in found) else found.strip("«»")


def is_name(text: str) -> bool:
    """Return whether a name may be referred to: it is no nationality, month or number alone."""
    folded_text = fold(text)
    return len(text) > 1 and not (
        is_people(folded_text) or _MONTH.fullmatch(folded_text) or number_of_word(text) is not None
    )


def _english(text: str, question: str) -> str | None:
    names = [each for each in constraints_of(text) if each.kind == "name" and is_name(each.text)]
    if names and names[0].start == 0:
        return names[0].text
    new = [each.text for each in names if fold(each.text) not in fold(question)]
    name = next((each for each in new if not is_place(each)), next(iter(new), None))
    is_long = name is not None and len(text.split()) - len(name.split()) > _MOST_BEFORE_NAME
    if _IS_SENTENCE.search(text):
        return name
    return _without_where(text, name) if is_long and name else text


def _without_where(text: str, name: str) -> str:
    """Return the name of a phrase, or what comes before it where it is a location: *two old ferries* in Ghent."""
    before = text[: text.find(name)]
    where = _WHERE.search(before)
    return before[: where.start()] if where else name


def _arabic(text: str, question: str) -> str:
    """Return the phrase after the verb: رممتها *مؤسسة المدن*، فازت بها *الكاتبة*، يدربه *روي كوستا*."""
    verbs = {arabic_stem(fold(each)) for each in question.split() if not fold(each).startswith("ال")}
    words = [*_after_verb(text.split(), verbs)]
    rest = " ".join(words[_starts_with_known_subject(words, question) :])
    return _ARABIC_REST.sub("", _BEFORE_ANSWER.sub("", rest)).strip(_MARKS)


def _after_verb(words: list[str], verbs: set[str]) -> Iterator[str]:
    if len(words) > 2 and fold(words[1]) in _PREPOSITION_WITH_PRONOUN:
        yield from words[2:]
    elif len(words) > 1 and _is_verb(bare(words[0]), verbs):
        yield from words[1:]
    else:
        yield from words


def _starts_with_known_subject(words: list[str], question: str) -> bool:
    """Return whether the subject is of the question, so that the object answers: برّأت المحكمة *سائق الشاحنة*."""
    is_definite = [fold(word).startswith("ال") for word in words[:2]]
    return is_definite == [True, False] and fold(words[0]) in re.findall(r"\w+", fold(question))


def _is_verb(word: str, verbs: set[str]) -> bool:
    """Return whether the first word of an answer repeats the verb of the question, or has a pronoun suffix."""
    if arabic_stem(fold(_PRONOUN.sub("", word))) in verbs:
        return True
    return len(word) >= _LEAST_WITH_PRONOUN and not word.startswith("ال") and _PRONOUN.search(word) is not None
