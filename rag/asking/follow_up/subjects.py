"""The noun phrases of a question that a follow-up may refer to: the lighthouse of Marwa, سوق السمك.

In: a question. Out: its noun phrases, the likeliest antecedent first. Nothing is parsed: articles and function words
show where an English phrase begins and ends, articles and the forms of verbs where an Arabic one does.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.fold import bare, fold
from rag.asking.follow_up.word_lists import any_of
from rag.asking.question import understand
from rag.words.known_names import known_names

# English
_NAME = r"[A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*)*"
_PHRASE = rf"\b(?:[Tt]he|this|an?)\s+(?:[A-Za-z-]{{3,}}\s+){{0,2}}?[a-z-]{{3,}}(?:\s+of\s+(?:the\s+)?{_NAME})?"
"""An article, a noun with two adjectives at most, and the name that it is of: *the old lighthouse of Marwa*."""
_PHRASE_END = rf"\s*(?:[?.,]|$)|\s+(?:{any_of('after_noun')}|[a-z]+ed)\b"
_ENGLISH_PHRASE = re.compile(rf"{_PHRASE}(?={_PHRASE_END})")
_BEFORE_VERB = re.compile(rf"{_PHRASE}(?={_PHRASE_END}|\s+[a-z]+\s*\?*$)")
"""A phrase that may also end before the last word, where an auxiliary shows that to be a verb: when did *the match*
start?"""
_DO_SUPPORT = re.compile(r"\b(?:did|does|do|will|would|can|could|must)\b", re.IGNORECASE)

# Arabic
_RELATIVE_CLAUSE = re.compile(rf"\s{any_of('relatives')}\s+(?!ال)[\u0620-\u064a\u064b-\u0652]+")
"""A relative pronoun with its verb: المؤتمر *الذي عُقد* في غنت."""
_WITH_PREPOSITION = "[بل][\u0620-\u064a]{3,}(?=\\s)|(?:بال|لل)[\u0620-\u064a]+|[بل][\u0620-\u064a]{2,}(?:ها?|هم)"
"""A noun with a preposition as its prefix; at the end of a question only a form that cannot be a name (بنزرت)."""
_ARABIC_PHRASE_END = re.compile(rf"[؟?،.]|\s(?:{any_of('after_phrase')}|{_WITH_PREPOSITION})(?=[\s؟?،.]|$)")
_VERB = re.compile("^[يت]|(?<![اة])ت$")
"""The prefix or suffix of a verb in the third person: يرمم، رممت."""
_SURE_VERB = re.compile("^(?:ي|س[يت]).*[^ة]$")
"""The same of a word that stands alone, where a noun may begin with ت too: سيغيب, and not سيارة."""
_ACCUSATIVE = re.compile("[اةى]$")
_WITH_PRONOUN = re.compile("[\u0620-\u064a]{3}ها$")
_LEAST_VERB = 4
"""Letters of a verb after كم, at least: يوم is a noun."""

_LONGEST_PHRASE_WORDS = 4
_CUT_PHRASE_WORDS = 3
"""Words kept of a longer phrase, its first noun with what modifies it (شركة and its name): chosen."""
_LEAST_LETTERS = 3
_MARKS = "؟?،. "


def subjects_of(question: str) -> Iterator[str]:
    """Yield the noun phrases of a question: the subject and the object before those after prepositions."""
    pattern = _BEFORE_VERB if _DO_SUPPORT.search(question) else _ENGLISH_PHRASE
    yield from (match[0] for match in pattern.finditer(question))
    asked = understand(question)
    if asked.language == "ar" and asked.cue is not None:
        yield from _arabic_subjects(question[asked.cue[1] :], is_count=asked.type == "how_many")


def _arabic_subjects(asked: str, *, is_count: bool) -> Iterator[str]:
    """Yield the noun phrases of what follows a cue."""
    first, *later = (part.split() for part in _ARABIC_PHRASE_END.split(_RELATIVE_CLAUSE.sub("،", asked)))
    has_counted_noun = is_count and not (first and _is_counting_verb(first[0]))
    for words in [_counted(first)] if has_counted_noun else _apart(_after_verb(first)):
        yield from _phrase(words)
    for words in later:
        yield from _phrase(words)


def _phrase(words: Sequence[str]) -> Iterator[str]:
    """Yield the words before a pronoun suffix as one phrase, unless they are too short or a single verb."""
    cut = words if len(words) <= _LONGEST_PHRASE_WORDS else words[:_CUT_PHRASE_WORDS]
    own = [*takewhile(lambda word: not _WITH_PRONOUN.search(bare(word).strip(_MARKS)), cut)]
    text = " ".join(own).strip(_MARKS)
    if len(text) >= _LEAST_LETTERS and (len(own) > 1 or not _SURE_VERB.search(bare(text))):
        yield text


def _is_counting_verb(word: str) -> bool:
    """Return whether the word after كم is a verb, and no counted noun: كم *ينال* الفائز."""
    plain = bare(word)
    return len(plain) >= _LEAST_VERB and plain[0] in "يت" and not _ACCUSATIVE.search(plain)


def _counted(words: list[str]) -> list[str]:
    """Return the counted noun with its adjective: كم *حافلة كهربائية* اشترت المدينة."""
    has_adjective = len(words) > 1 and all(bare(word).endswith("ة") for word in words[:2])
    return words[: 2 if has_adjective else 1]


def _after_verb(words: list[str]) -> list[str]:
    """Return the words after the verb, and after the noun asked for: متى نُقل *سوق السمك*، أي جهة رممت *البوابة*."""
    if not words or _is_definite(words[0]):
        return words
    phrase = words[1:]
    has_verb = len(phrase) > 1 and not _is_definite(phrase[0]) and _is_definite(phrase[1]) and _VERB.search(phrase[0])
    return phrase[1:] if has_verb else phrase


def _apart(words: list[str]) -> list[list[str]]:
    """Return the subject and the object of a verb, where both follow it: وقّعت *الوزيرة* | *مذكرة التفاهم*."""
    for at in range(1, len(words)):
        is_end = _is_definite(words[at - 1]) and not _is_definite(words[at])
        is_whole = at > 1 or words[0].endswith("ة")
        if is_end and is_whole and fold(words[at]) not in known_names("given", "ar"):
            return [words[:at], words[at:]]
    return [words]


def _is_definite(word: str) -> bool:
    return fold(word).startswith("ال")
