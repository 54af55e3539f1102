"""A sentence as a row of phrases, verbs and the small words between them: who does what is read off it.

    In 1963 Nordline sold its ferries to the county, which renamed them.
    in: 1963 · Nordline · SOLD · ferries · to: county · which · RENAMED

In: a text. Out: its `Part`s in order. No syntax is parsed: a verb is known by its form and by the small word before
it, a phrase are the content words that nothing but articles parts, and what leads it is the preposition before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.fold import fold
from index.words.analysis import Analyzer
from index.words.terms import Word, words
from rag.proving.stated import StatedWord, joins, own_terms, stated_words
from rag.proving.verbs import is_arabic_past, is_arabic_verb, is_base, is_english_verb, is_past

Kind = Literal["phrase", "deed", "relative", "pronoun", "joining", "clausal", "comma"]

_COMMA = re.compile(r"[,،](?!\d)|[()«»“”\"]")
_STOP = re.compile(r"[;؛:–—](?!\d)|\s-\s|[.!?؟]\s")
_CACHE = 1 << 12


def _little(listed: str) -> frozenset[str]:
    return frozenset(map(fold, listed.split()))


_BE = _little("is are was were be been being")
SAYING = _little("say says said report reports reported announced")
_MODALS = _little("will would shall should could may might can must")
_HAVE = _little("has have had")
_AUXILIARY = _BE | _little("has have had do did does will would shall should can could may might must")
_ADVERBS = _little("not also never already only just still now then once ever often always soon later earlier yet")
_DETERMINERS = _little(
    "a an the his her its their this these those my our your no some each every any all both such own another"
)
_PREPOSITIONS = _little(
    "of in at on from with for by against under over between among near than as about into through across during "
    "without within after before since until till per via along beside behind beyond despite towards to onto "
    "في من إلى على عن مع بعد قبل خلال منذ حتى بين لدى عبر نحو ضد دون بدون تحت فوق حول قرب أثناء عند داخل خارج"
)
_RELATIVE = _little("who which that whom whose الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي")
_JOINING = _little("and or nor then but yet ثم أو لكن قد وقد فقد")
_CLAUSAL = _little(
    "when while where because if so although though whereas unless once whether what how why "
    "بينما فيما أن بأن وأن إن لأن"
)
_PRONOUNS = _little("he she it they them him we i you there one others neither none these those")
_ODD_PLURALS = _little("children people men women police")
_NAME_PARTS = _little("بن ابن بنت آل bin ibn al el van von de")
_BEFORE_VERBS = _little(
    "قد وقد لقد لم لن لا ولم ولن ولا أن بأن لأن كان كانت وكان وكانت لكن حيث عندما بعدما كما ما سوف حين إذا"
)
_TO = _little("أن بأن لكي كي حتى ألا")
_LED_PREFIXES = tuple(map(fold, ("لل", "بال", "كال", "ولل", "وبال")))
_OF_NOW = ("ي", "ت", "ن")
_CONJUNCTIONS = ("و", "ف")
_ARTICLE = "ال"
_FEMININE, _SHE_DID, _PLURAL, _LONG = "ة", "ت", "ات", 4
"""A word of more letters that opens a sentence with the ending of she did is a verb."""
_OBJECT_SUFFIXES = tuple(map(fold, ("", "ه", "ها", "هم", "هما")))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a sentence. Of a phrase `lead` is the preposition before it, empty where none is; `is_passive` are
    deeds whose doer need not be named, `is_infinitive` those that are only wanted, or done to some end; `modal` is the
    will or would before a deed, empty where none is."""

    kind: Kind
    words: tuple[StatedWord, ...] = ()
    lead: str = ""
    is_passive: bool = False
    is_infinitive: bool = False
    modal: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    plain: str
    kind: str
    mark: Kind | None
    word: StatedWord | None
    verb: StatedWord | None
    """The word as a verb would have it: of says and makes, too, which state nothing of their own."""


@lru_cache(_CACHE)
def parts_of(text: str, analyzer: Analyzer) -> tuple[Part, ...]:
    """Return the parts of a text in order."""
    return tuple(_parts(tuple(_tokens(text, analyzer))))


def _tokens(text: str, analyzer: Analyzer) -> Iterator[_Token]:
    stated = {word.at: word for word in stated_words(text, analyzer) if fold(word.text) not in _PREPOSITIONS}
    marks: dict[int, Kind] = {_place(text, found): "comma" for found in _COMMA.finditer(text)}
    marks |= {_place(text, found): "clausal" for found in _STOP.finditer(text)}
    for at, word in enumerate(words(text)):
        yield _Token(fold(word.text), word.kind, marks.get(at), stated.get(at), stated.get(at) or _light(word, at))


def _light(word: Word, at: int) -> StatedWord | None:
    own = own_terms(word) if word.kind in ("latin", "arabic") else frozenset()
    return StatedWord(word.text, at, "", own, own=own) if own else None


def _place(text: str, mark: re.Match[str]) -> int:
    return len([*words(text[: mark.end()])])


def _parts(tokens: Sequence[_Token]) -> Iterator[Part]:
    phrase: list[StatedWord] = []
    lead = ""
    for at, token in enumerate(tokens):
        marks = [*_marks(token)]
        is_deed = _is_deed(tokens, at)
        is_led = token.plain.startswith(_LED_PREFIXES)
        is_small = token.word is None and token.plain not in _DETERMINERS | _NAME_PARTS
        if phrase and (marks or is_deed or is_led or is_small):
            yield Part("phrase", tuple(phrase), lead)
            phrase = []
        yield from map(Part, marks)
        lead = "" if marks or is_deed or is_small else lead
        if is_deed and token.verb is not None:
            if _is_joined_verb(token.plain) and "joining" not in marks:
                yield Part("joining")
            yield _deed(tokens, at, token.verb)
        elif token.word is not None:
            lead = token.plain[0] if is_led else lead
            phrase.append(token.word)
            if lead and token.word.is_number and not token.word.is_count:
                yield Part("phrase", tuple(phrase), lead)
                phrase, lead = [], ""
        elif token.plain in _PREPOSITIONS:
            lead = token.plain
    if phrase:
        yield Part("phrase", tuple(phrase), lead)


def _marks(token: _Token) -> Iterator[Kind]:
    """Yield what a token begins: a break before it, another clause, another thing joined to the last."""
    if token.mark:
        yield token.mark
    if token.plain in _RELATIVE:
        yield "relative"
    elif token.plain in _PRONOUNS:
        yield "pronoun"
    elif token.plain in _JOINING or (token.word is not None and _is_joined(token)):
        yield "joining"
    elif token.plain in _CLAUSAL:
        yield "clausal"


def _is_joined(token: _Token) -> bool:
    return token.kind == "arabic" and joins(Word(token.plain, token.kind))


def _is_deed(tokens: Sequence[_Token], at: int) -> bool:
    token = tokens[at]
    word = token.verb
    if word is None or word.is_number or word.is_name or token.plain in _AUXILIARY | _DETERMINERS | _PREPOSITIONS:
        return False
    return _is_english_deed(tokens, at) if token.kind == "latin" else _is_arabic_deed(tokens, at)


def _between(tokens: Sequence[_Token], at: int) -> list[str]:
    """Return the auxiliaries and adverbs right before a verb."""
    first = at
    while first and not tokens[first].mark and _goes_with_verb(tokens[first - 1].plain):
        first -= 1
    return [token.plain for token in tokens[first:at]]


def _goes_with_verb(plain: str) -> bool:
    return plain in _AUXILIARY | _ADVERBS | {"to"} or (plain.isascii() and plain.endswith("ly"))


def _is_infinitive(tokens: Sequence[_Token], at: int) -> bool:
    """Return whether a verb stands behind to, but for had to, or in Arabic right behind أن or its like."""
    between = {*_between(tokens, at)}
    is_led = at > 0 and tokens[at - 1].plain in _TO and tokens[at].plain.startswith(_OF_NOW)
    return ("to" in between and not between & _HAVE) or is_led


def _deed(tokens: Sequence[_Token], at: int, verb: StatedWord) -> Part:
    modal = next((plain for plain in _between(tokens, at) if plain in _MODALS), "")
    return Part(
        "deed",
        (verb,),
        is_passive=_is_passive(tokens, at),
        is_infinitive=_is_infinitive(tokens, at),
        modal=modal,
    )


def _is_passive(tokens: Sequence[_Token], at: int) -> bool:
    between = _between(tokens, at)
    has_agent = not between and any(token.plain == "by" for token in tokens[at + 1 : at + 3])
    return is_past(tokens[at].plain) and (has_agent or bool(_BE.intersection(between)))


def _is_english_deed(tokens: Sequence[_Token], at: int) -> bool:
    plain, between = tokens[at].plain, _between(tokens, at)
    first = at - len(between)
    if tokens[at].verb.text[:1].isupper() or not is_english_verb(plain):  # type: ignore[union-attr]
        return False
    if between and not {*between} <= _ADVERBS:
        return True
    if first == 0 or plain.endswith("ing") or any(token.plain in _AUXILIARY for token in tokens[at + 1 : at + 2]):
        return False
    before = tokens[first - 1]
    if (
        before.plain in _DETERMINERS | _PREPOSITIONS
        or before.plain.endswith("ing")
        or (_is_number(before) and not is_past(plain))
    ):
        return False
    return not is_base(plain) or before.plain in _PRONOUNS | _JOINING | _RELATIVE or _is_plural(before.plain)


def _is_plural(plain: str) -> bool:
    return plain.endswith("s") or plain in _ODD_PLURALS


def _is_number(token: _Token) -> bool:
    return token.word is not None and token.word.is_number


def _is_arabic_deed(tokens: Sequence[_Token], at: int) -> bool:
    token = tokens[at]
    before = tokens[at - 1] if at and not token.mark else None
    if token.plain.startswith(_ARTICLE) or token.verb.text.endswith(_FEMININE):  # type: ignore[union-attr]
        return False
    if before is not None and before.plain in _PREPOSITIONS:
        return False
    opens = before is None or before.plain in _BEFORE_VERBS | _RELATIVE
    # The dam has eased (السد خفف من): a noun would not stand between a definite one and a preposition.
    follows = (
        before is not None
        and before.plain.startswith(_ARTICLE)
        and all(each.word is None for each in tokens[at + 1 : at + 2])
    )
    if at == 0 and token.plain.endswith(_SHE_DID) and not token.plain.endswith(_PLURAL) and len(token.plain) > _LONG:
        return True
    return _is_joined_verb(token.plain) or _is_form(token.plain, may_be_noun=opens or follows)


def _is_joined_verb(plain: str) -> bool:
    return plain[:1] in _CONJUNCTIONS and _is_form(plain[1:], may_be_noun=True)


def _is_form(plain: str, *, may_be_noun: bool) -> bool:
    stems = [plain.removesuffix(end) for end in _OBJECT_SUFFIXES if plain.endswith(end)]
    return any(map(is_arabic_verb, stems)) or (may_be_noun and any(map(is_arabic_past, stems)))
