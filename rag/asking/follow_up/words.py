"""The words that point back, in both languages and in dialects: data for `rewrite`, `anaphora` and `resolve`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from corpus.passage import Language
from rag.asking.follow_up.conversation import MentionKind
from rag.asking.follow_up.table import any_of, folded, listed

Target = Literal["he", "it", "its", "they", "there", "then", "that"]


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A word that points: at what kind of mention (the first kind that there is), and how it is put into words.

    In `form`, {} is what it points to.
    """

    target: Target
    form: str = "{}"


KINDS: Mapping[Target, tuple[MentionKind, ...]] = {
    "he": ("person", "thing", "place"),
    "it": ("thing", "place", "person"),
    "its": ("place", "thing", "person"),
    "they": ("thing", "place", "person"),
    "there": ("place", "thing"),
    "then": ("date",),
    "that": (),
}

ENGLISH: Mapping[str, Anaphor] = {
    **dict.fromkeys(("he", "she", "him"), Anaphor("he")),
    **dict.fromkeys(("his", "hers"), Anaphor("he", "{}'s")),
    "her": Anaphor("he", "{}'s"),
    "it": Anaphor("it"),
    "its": Anaphor("its", "{}'s"),
    **dict.fromkeys(("they", "them"), Anaphor("they")),
    **dict.fromkeys(("their", "theirs"), Anaphor("they", "{}'s")),
    "there": Anaphor("there", "in {}"),
    **dict.fromkeys(("this", "that", "these", "those"), Anaphor("that")),
}
# That there is, it takes, say that: these point nowhere.
ENGLISH_EMPTY = re.compile(
    r"\b(?:there\s+(?:is|are|was|were|be|been|any|a|an)|(?:is|are|was|were|will|has|have)\s+there(?=\s+\w|\s*[?.]*$)|it\s+(?:takes?|took)\b"
    r"|(?:does|did|will|is|was)\s+it\s+(?:take|cost|true|possible)|(?:say|said|says|know|so|ones?|countries|people|those)\s+that"
    r"|(?:this|that|these|those)\s+(?!include|cover|apply|mean|happen|say|help|affect|take|work|concern|change|start|end|last|cost)"
    r"(?:[a-z]{3,}|[A-Z]))",
    re.IGNORECASE,
)

# A preposition with a pronoun is spelt in its own way: form -> (anaphor of the suffix, words in its place).
SUFFIXES: Mapping[str, Target] = {"ها": "its", "ه": "he", "هم": "they", "هما": "they", "هن": "they"}
_PREPOSITIONS = {
    "في": ("في", "في {}"),
    "ب": ("ب", "ب{}"),
    "ل": ("ل", "ل{}"),
    "من": ("من", "من {}"),
    "إلى": ("إلي", "إلى {}"),
    "على": ("علي", "على {}"),
    "عن": ("عن", "عن {}"),
    "مع": ("مع", "مع {}"),
    "معا": ("معا", "مع {}"),
    "عند": ("عند", "عند {}"),
    "لدى": ("لدي", "لدى {}"),
    "بعد": ("بعد", "بعد {}"),
    "قبل": ("قبل", "قبل {}"),
    "بين": ("بين", "بين {}"),
}
ARABIC: Mapping[str, Anaphor] = {
    **{
        stem + suffix: Anaphor("there" if words == "في" and target == "its" else target, form)
        for words, (stem, form) in _PREPOSITIONS.items()
        for suffix, target in SUFFIXES.items()
    },
    **dict.fromkeys(("هناك", "هنالك", "هونيك", "هناكا"), Anaphor("there", "في {}")),
    **dict.fromkeys(("وقتها", "حينها", "آنذاك", "وقتئذ", "عندئذ"), Anaphor("then", "في {}")),
    **dict.fromkeys(("ذلك", "هذا", "ده", "هاد", "هيدا", "هاذا", "كده", "هيك", "كذا", "هالشي"), Anaphor("that")),
}
# Nouns with ه: of these alone it is surely a pronoun, since many write ه for ة.
MASCULINE_NOUNS = frozenset(listed("masculine_nouns"))
NO_PRONOUN = frozenset(listed("no_pronoun"))
SUFFIX = re.compile(r"^(?P<joined>[وف]??)(?P<host>[\u0620-\u064a]{2,}?)(?P<suffix>ها|هما|هم|هن)$")
FEMININE_HOST = re.compile(r"ته$")
FEMININE_HOSTS = frozenset(listed("feminine_hosts"))
"""Nouns of three letters whose ت is a ة before a pronoun: مدتها is مدة, and بنتها is بنت."""
ARABIC_RELATIVES = frozenset("التي الذي الذين اللي اللذين ما الى حيث وهو وهي".split())

# What a follow-up may begin with; it says nothing of what is asked.
LEAD_IN = re.compile(rf"^(?:\s*{any_of('lead_in')}(?:[\s,،.!:]+|$))+", re.IGNORECASE)
WHAT_ABOUT = re.compile(
    rf"^(?:(?:what|how)\s+about\s+(?P<en>.+?)|[وف]?{any_of('what_about')}\s*(?P<ar>.+?))\s*[?؟.]*$", re.IGNORECASE
)
# What means something that was told, whatever it means.
POINTS_BACK = folded("points_back")
AUXILIARIES = folded("auxiliaries")
# Of verbs that do not end in -ed, what they are in the passive.
PARTICIPLES: Mapping[str, str] = {
    **{verb: verb for verb in listed("participles")},
    **dict(pair.split(":") for pair in listed("participles_of")),
}
# Words after which nothing is left to ask: when exactly, why was that, how did that happen.
EMPTY_REST = folded("empty_rest") | {"و", "ف"}
REGARDING: Mapping[Language, str] = {"en": "{question}, with regard to {names}?", "ar": "{question} فيما يخص {names}؟"}
EARLIER: Mapping[Language, str] = {
    "en": "{question}? The earlier question was: {earlier}",
    "ar": "{question}؟ وكان السؤال السابق: {earlier}",
}
JOINED: Mapping[Language, str] = {"en": "{earlier}, and what about {new}?", "ar": "{earlier}، وماذا عن {new}؟"}
AND: Mapping[Language, str] = {"en": " and ", "ar": " و"}
