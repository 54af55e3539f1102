"""The words that ask, in both languages and in dialects: what kind of question they make, what kind of answer it wants.

In: a question. Out: `Asked`. Two tables hold all there is to know: `question_cues.tsv` which words ask what, and
`question_heads.tsv` which noun (which *city*, أي *شركة*, or in mere keywords: conference *date*) calls for what. The
cue that stands first decides, of several in one place the longest.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast

from corpus.fold import Folded, fold, fold_with_origins
from index.words.arabizi import is_arabizi
from rag.asking.phrases import Match, Phrases
from rag.asking.question_words import one_of
from rag.asking.slips import righted, righted_among

QuestionType = Literal[
    "who", "when", "where", "how_many", "how_much", "how_long", "organisation", "list", "why", "how", "what", "yes_no",
    "who_said", "what_said", "definition", "overview", "comparison",
]  # fmt: skip
AnswerType = Literal[
    "person", "date", "place", "number", "amount", "percentage", "duration", "organisation", "name", "thing", "list",
    "reason", "manner", "definition", "polarity", "statement", "sentences",
]  # fmt: skip
Place = Literal["anywhere", "first", "weak", "last"]
Span = tuple[int, int]

# The kind of question that a noun makes of which, what or mere keywords.
_TYPE_OF: Mapping[AnswerType, QuestionType] = {
    "person": "who",
    "date": "when",
    "place": "where",
    "number": "how_many",
    "amount": "how_much",
    "percentage": "how_much",
    "duration": "how_long",
    "organisation": "organisation",
    "list": "list",
    "reason": "why",
}
# The noun after these says what is asked for: which *company*, what is the *cost*.
_OPEN_TYPES = frozenset({"what", "list"})
_TRANSPARENT = frozenset(
    map(
        fold,
        """
        أول آخر أكبر أصغر أشهر أقدم أهم أبرز أحدث أعلى أطول أحد إحدى بعض جميع كل هو هي هم كان كانت هذا هذه تلك ذلك
        ال تحديدا بالضبط
        is was are were the a an of these those this that two three four five six main first last largest biggest
        oldest most famous important different various other exactly s
        """.split(),
    )
)
"""Words between those that ask and the noun that is asked for: what was the first *city*, ما هي أهم *المجالات*."""
_ADJECTIVES = 2
"""In English so many other words may stand there too, unless they are among `_BREAKS`: which Gulf *capitals*."""
_BREAKS = frozenset(
    """
    did does do has have had can could will would shall should may might happened to in on by for at from with made
    about if when who that and
    """.split()
)
_LONGEST_IDENTITY_WORDS = 5
"""Who is, followed by so many words at most and no noun that people are called by, asks who a named person is."""

_LEAST_MISTYPED = 6
_MISTYPED = frozenset({"person", "number"})
"""A mistyped noun for a person has so many letters at least: chosen, minster but not mayer."""
_CACHED_WORDS = 2_048

_HELPING = frozenset("did does do has have had can could will would shall should may might is are was were".split())
_LEAST_ASKED = 3
"""A question by its mark alone has so many words at least: chosen, as *And Jordan?* goes on with another."""

_CUES = Path(__file__).with_name("question_cues.tsv")
_HEADS = Path(__file__).with_name("question_heads.tsv")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_ARTICLE = re.compile(r"^(?:[وبلفك]?ال|لل|[وبلف](?=...))")
_SAID = (
    "say|said|state|stated|declare|announce|argue|claim|tell|told|mention|write about|call the|call it|call its|call "
    "his|call her"
)
_SAYING = re.compile(rf"(?<!\w){one_of(_SAID.split('|'))}(?!\w)")
_DESCRIBE = "describe described portray portrayed characterise sum compare".split()
_DESCRIBING = re.compile(rf"\s+(?!(?:is|are|was|were)\s).*(?<!\w){one_of(_DESCRIBE)}(?!\w)")
"""*How* somebody describes something asks for words; how it is described may be told by anybody's."""
_PAY = """
    pay paid cost costs charge charged earn earned spend spent
    يكلف تكلف كلف كلفت كلفوا سيكلف ستكلف يكلفه كلفه كلفها اتكلف اتكلفت اتكلفوا بيكلف بتكلف هيكلف هتكلف
    يدفع تدفع دفع دفعت دفعوا سيدفع ستدفع يدفعون بيدفع بتدفع بيدفعوا ندفع
    أنفق أنفقت أنفقوا ينفق تنفق سينفق ستنفق صرف صرفت صرفوا بيصرف
""".split()
_PAYING = re.compile(rf"(?<!\w){one_of(_PAY)}(?!\w)")
_MONEY = frozenset(
    map(
        fold,
        "cost costs price prices budget budgets revenue revenues salary salaries fee fees fund funds prize income "
        "profit money سعر ثمن تكلفة تكاليف كلفة ميزانية إيرادات راتب رسوم مبلغ جائزة أرباح دخل قيمة معاش أجر أجرة "
        "بكام بكم بقديش بقداش بچم بشكد".split(),
    )
)
# Of keywords these nouns are what is asked for, whatever else stands there: strike *date* union.
_MEASURES = frozenset({"date", "duration", "number", "amount", "percentage", "reason"})
_ACTIONS = frozenset(map(fold, "funding investment investments loan تمويل استثمار استثمارات قرض طاقة".split()))
"""Of keywords these are what is asked for only where no other noun is: a Saudi *company* that funds a plant."""
_WHAT_FOR = re.compile(r"(?:spent|spend|used|paid|charged|pay)\s+(?:on|for)\W*$|in charge(?!\w)")
"""What the money is spent *on*, or whoever is in charge of, is no amount."""
_NO_NAME = _TRANSPARENT | set(map(fold, ("الذي", "التي", "اللي", "who")))
_IDENTITY = re.compile(r"(?:who(?:'s| is| was| are)|من (?:هو|هي|يكون|تكون)|(?:مين|منو) (?:هو|هي|يكون|تكون))\s*")
# May you tell me: هل يمكن أن تخبروني, فهل يمكنكم التكرم بإخباري, which asks nothing by itself.
_MAY = one_of(
    "يمكن يمكنك يمكنكم يمكنني بإمكانك بإمكانكم بوسعك بوسعكم تستطيع تستطيعون تتفضل تتفضلون تتكرم تتكرمون لك لكم ممكن "
    "تقدر تقدرون تقدروا فيك فيكم فيكن تسمح تسمحون".split()
)
_TELLING = "خبر فيد علم دل طلع بلغ".split()
_TELLING_TO = "قول قولوا قولون وضح وضحوا وضحون ذكر ذكروا ذكرون شرح شرحوا شرحون بين بينوا بينون حدد حددوا حددون".split()
_REQUEST = (
    rf"[وف]?(?:هل\s+)?(?:{_MAY}\s+)?(?:ان\s+|من\s+)?(?:ال?تكرم\s+|التفضل\s+|تتكرموا\s+|تتفضلوا\s+)*"
    rf"(?:ت(?:{'|'.join(_TELLING)})(?:ي|و|ون)?(?:ني|نا)|ب?(?:اخبار|افاد|اعلام)(?:ي|نا|تي|تنا)"
    rf"|ت(?:{'|'.join(_TELLING_TO)})\s+(?:لي|لنا))"
)
_JOINED = "وف"
_CHAT = "arabizi"
"""Words of this variety are words of English too, and ask only where a whole question is Arabizi."""
_EARLIER = re.compile(one_of(("وكان السؤال السابق", "The earlier question was")))
"""What `rag.asking.follow_up` puts between a follow-up and the question that it follows."""
_SENTENCE_END = re.compile(r"[.!؟?]\s+")
_CLAUSE_END = re.compile(r"[:.!؟?،,؛;-]\s+")
_NOTHING_LEFT = re.compile(r"\s*[؟?]*\s*")
_ARABIC_LETTER = re.compile("[\u0620-\u064a]")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the words of a question ask for; see `rag.asking.question.Question`."""

    type: QuestionType
    expects: AnswerType
    cue: Span | None
    head: str | None
    several: bool
    topic: str


@dataclass(frozen=True, slots=True)
class _Cue:
    """A row of words that ask; those of another place than `weak` and `last` go before these."""

    row: int
    type: QuestionType
    expects: AnswerType
    place: Place
    variety: str


@dataclass(frozen=True, slots=True)
class _Head:
    """A noun that is asked for, where it stands in the folded text, and whether more than one is."""

    word: str
    at: int
    expects: AnswerType
    several: bool


def asked_for(question: str) -> Asked:
    """Return what a question asks for; mere keywords ask for what their own head noun says, or for some thing."""
    folded = fold_with_origins(question)
    found = _first_cue(folded.text)
    topic = _topic(folded, found[1] if found else None)
    if found is None:
        if _is_asked(folded.text):
            return _asked("yes_no", "polarity", None, None, topic)
        head = _keyword_head(folded.text)
        return _asked("what", "thing", None, head, topic)
    cue, span = found
    raw = folded.raw_span(*span)
    # After *who said* comes what was said, and no noun of it is asked for.
    head = None if cue.type == "who_said" else _head_after(folded.text, span[1])
    if head is None and cue.type == "what" and cue.expects == "thing" and _SAYING.search(folded.text, span[1]):
        return _asked("what_said", "statement", raw, None, topic)
    if cue.type == "how" and _DESCRIBING.match(folded.text, span[1]):
        return _asked("what_said", "statement", raw, None, topic)
    if head is None and cue.type == "what" and cue.expects == "thing" and _is_what_was_paid(folded.text, span[1]):
        return _asked("how_much", "amount", raw, None, topic)
    if cue.type == "who" and _asks_identity(folded.text, span[0]):
        return _asked("definition", "definition", raw, None, topic)
    return _asked(cue.type, cue.expects, raw, head, topic)


def _is_asked(text: str) -> bool:
    """Return whether a text without a word that asks is a question by its mark alone, which is one of yes or no; not so
    where a verb that helps stands second: before it some word that asks is mistyped."""
    words = [match[0] for match in _WORD.finditer(text)]
    is_sentence = text.rstrip().endswith(("?", "؟")) and len(words) >= _LEAST_ASKED and words[1] not in _HELPING
    return is_sentence and not is_arabizi(text) and _EARLIER.search(text) is None


def _asked(type_: QuestionType, expects: AnswerType, cue: Span | None, head: _Head | None, topic: str) -> Asked:
    """Return the cue's reading, made narrower by the noun that is asked for where the cue leaves it open."""
    if head is None:
        return Asked(type_, expects, cue, None, type_ == "list", topic)
    several = head.several and type_ in _OPEN_TYPES
    if type_ in _OPEN_TYPES and expects != "sentences":
        type_, expects = ("list" if type_ == "list" else _TYPE_OF.get(head.expects, type_)), head.expects
    elif type_ in ("how_many", "how_much") and head.expects in ("number", "percentage"):
        expects = head.expects
    elif type_ == "how" and head.expects == "date":  # how mnay months
        type_, expects = "how_long", "duration"
    several |= type_ == "list"
    if several and expects in ("thing", "name"):
        type_, expects = "list", "list"
    return Asked(type_, expects, cue, head.word, several, topic)


def _first_cue(text: str) -> tuple[_Cue, Span] | None:
    """Return the cue that decides and where it stands in the folded text."""
    cues, phrases = _cues()
    starts = _starts(text)
    is_chat = _ARABIC_LETTER.search(text) is None and is_arabizi(text)
    matches = [
        (cues[match.row], (match.start, match.end))
        for match in phrases.matches(text, _JOINED, righted)
        if _is_in_place(cues[match.row].place, match, text, starts) and (is_chat or cues[match.row].variety != _CHAT)
    ]
    strong = [each for each in matches if each[0].place not in ("weak", "last")] or matches
    last = _last_sentence(text)
    asking = [each for each in strong if each[1][0] >= last] or strong
    return min(asking, key=lambda each: (each[1][0], -each[1][1], each[0].row), default=None)


def _last_sentence(text: str) -> int:
    """Return where the sentence that ends in a question mark begins, after others: people tell what they were doing
    *when* it broke before they ask how much it costs; 0 where there is none.

    A follow-up is told apart from the question before it, which stands after it.
    """
    end = max(text.rfind(mark, 0, _end_of_follow_up(text)) for mark in "?؟")
    return max((match.end() for match in _SENTENCE_END.finditer(text, 0, max(end, 0))), default=0)


def _end_of_follow_up(text: str) -> int:
    match = _EARLIER.search(text)
    return match.start() if match else len(text)


def _starts(text: str) -> frozenset[int]:
    """Return where a clause begins, after the courtesies before it."""
    begins = [0, *(match.end() for match in _CLAUSE_END.finditer(text))]
    return frozenset(match.end() for at in begins if (match := _courtesies().match(text, at)))


def without_courtesies(text: str) -> str:
    """Return a text without what people say at its start before they ask: could you tell me, فهل يمكن أن تخبروني."""
    folded = fold_with_origins(text)
    match = _courtesies().match(folded.text)
    return text[folded.raw_span(0, match.end())[1] :] if match and match.end() else text


def _is_in_place(place: Place, match: Match, text: str, starts: Set[int]) -> bool:
    """Return whether a cue stands where it may, with و or ف joined to it or without."""
    before = match.start - 1
    if place == "last":
        return _NOTHING_LEFT.fullmatch(text, match.end) is not None and not text[before : match.start].isalnum()
    return place == "anywhere" or match.start in starts or (before in starts and text[before] in _JOINED)


def _is_what_was_paid(text: str, end: int) -> bool:
    """Return whether *what* is followed by who paid it (what did they pay), and not, as *which*, by the payer."""
    after = _WORD.search(text, end)
    is_verb = after is not None and (after[0] in _BREAKS or _PAYING.match(after[0]) is not None)
    if _WHAT_FOR.search(text, end):
        return False
    return is_verb and _PAYING.search(text, end) is not None


def _asks_identity(text: str, start: int) -> bool:
    """Return whether the question is who somebody is whom it names: who is Selim Haddad?"""
    match = _IDENTITY.match(text, start)
    rest = [word[0] for word in _WORD.finditer(text, match.end())] if match else []
    plain = not any(_heads_of(word) or word in _NO_NAME for word in rest)
    return 0 < len(rest) <= _LONGEST_IDENTITY_WORDS and plain


def _head_after(text: str, end: int) -> _Head | None:
    """Return the noun asked for after the cue; of the name of something, that something."""
    adjectives, named = 0, None
    for match in _WORD.finditer(text, end):
        if match[0] in _TRANSPARENT:
            continue
        head = _head(match)
        if head and head.expects != "name":
            return head
        named = named or head
        adjectives += head is None
        is_latin = match[0].isascii()
        if match[0] in _BREAKS or adjectives > (_ADJECTIVES if is_latin else 0):
            break
    return named


def _keyword_head(text: str) -> _Head | None:
    """Return the noun that mere keywords are headed by: in Arabic the first, in English the last before any *of*."""
    heads = [head for match in _WORD.finditer(text) if (head := _head(match))]
    if not heads:
        return None
    measures = (head for head in heads if head.expects in _MEASURES and head.word not in _ACTIONS)
    if (measure := next(measures, None)) is not None:
        return measure
    if _ARABIC_LETTER.search(text):
        return heads[1] if heads[0].expects == "name" and len(heads) > 1 else heads[0]
    before_of = [head for head in heads if head.at < (text.find(" of ") if " of " in text else len(text))] or heads
    return before_of[-2] if before_of[-1].expects == "name" and len(before_of) > 1 else before_of[-1]


def _head(match: re.Match[str]) -> _Head | None:
    word = _righted_holder(match[0])
    known = _heads_of(word)
    return _Head(word, match.start(), *known) if known else None


@lru_cache(_CACHED_WORDS)
def _righted_holder(word: str) -> str:
    """Return a word, one of those who hold an office without its slip."""
    return word if len(word) < _LEAST_MISTYPED or _heads_of(word) else righted_among(word, _holders())


def _heads_of(word: str) -> tuple[AnswerType, bool] | None:
    forms = (word, _ARTICLE.sub("", word), word.removesuffix("s"))
    return next((known for form in forms if (known := _heads().get(form))), None)


def head_type(word: str) -> AnswerType | None:
    """Return what a folded noun calls for: a person (coach), an organisation (firm), None where it is no such noun."""
    known = _heads_of(word)
    return known[0] if known else None


def asks_money(question: str, head: str | None, cue: Span | None = None) -> bool:
    """Return whether a question asks for money: what something costs, or whoever pays it; its price, its budget, which
    the words that ask may name themselves (ما رسوم)."""
    asking = fold(question[slice(*cue)]).split() if cue else []
    return head in _MONEY or not _MONEY.isdisjoint(asking) or _PAYING.search(fold(question)) is not None


def is_list_noun(word: str) -> bool:
    """Return whether a folded word names what a list is of: fields, kinds, مجالات."""
    return _heads_of(word) == ("list", True)


def _topic(folded: Folded, cue: Span | None) -> str:
    """Return the question without the words that ask and the courtesies before it."""
    start = match.end() if (match := _courtesies().match(folded.text)) else 0
    if cue is None:
        return folded.raw[folded.raw_span(start, start)[0] :].strip()
    (first, last), begin = folded.raw_span(*cue), folded.raw_span(start, start)[0]
    return f"{folded.raw[min(begin, first) : first]} {folded.raw[last:]}".strip()


@cache
def _cues() -> tuple[Sequence[_Cue], Phrases]:
    """Return the cues in the order of the table, and their phrases by row."""
    rows = [row for row in _rows(_CUES) if row[0] != "courtesy"]
    cues = [
        _Cue(at, cast(QuestionType, type_), cast(AnswerType, answer), cast(Place, place), variety)
        for at, (type_, answer, place, variety, _) in enumerate(rows)
    ]
    return cues, Phrases(phrases.split("|") for *_, phrases in rows)


@cache
def _courtesies() -> re.Pattern[str]:
    """Return the pattern of any number of courtesies in a row, and of the marks round them."""
    phrases = "|".join(phrases for type_, _, _, _, phrases in _rows(_CUES) if type_ == "courtesy")
    return re.compile(rf"[\s\"'«“-]*(?:(?:{one_of(phrases.split('|'))}|{_REQUEST})(?!\w)[\s،,:]*)*+")


@cache
def _holders() -> frozenset[str]:
    """Return the nouns for who holds an office and for what is counted, of which a mistyped one is put right."""
    return frozenset(
        noun for noun, (type_, _) in _heads().items() if type_ in _MISTYPED and len(noun) >= _LEAST_MISTYPED
    )


@cache
def _heads() -> Mapping[str, tuple[AnswerType, bool]]:
    return {
        fold(noun): (cast(AnswerType, answer), number == "many")
        for answer, number, nouns in _rows(_HEADS)
        for noun in nouns.split("|")
    }


def _rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a table without its header."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")
