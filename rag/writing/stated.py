"""What a text states, word by word: its content words, each with every term that a source may have for it.

In: a text of either language. Out: `StatedWord`s. A word accepts its own terms, its translations, the synonyms that the
lexicon knows, and the sound of a name; a number accepts its value, in digits or words (two hundred, مئتان), a month its
place in the year, by any of its names. Words that only carry the telling (according, the text says, held) state nothing
of their own. Order is kept; grammar is not looked at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.fold import bare, fold
from index.words.analysis import Analyzer
from index.words.sparse import term_hash
from index.words.stems import arabic_stem
from index.words.terms import Word, word_terms, words
from rag.asking.question_words import MONTH_NAMES
from rag.writing.inflection import other_forms
from rag.writing.proper_names import SON_OF, TITLED_WORDS, is_definite, is_proper_name, is_title, may_be_surname
from rag.writing.values import LONGEST_NUMBER_WORDS, number_at

LEAST_WEIGHT = 0.05
"""A translation or synonym of less weight in an expanded query is noise of the word alignment (looked at: زار -> visit
.03 beside ministry 1.31; the glossary brings the right ones with more). Chosen on the texts of the tests."""

_CACHE = 1 << 15

# Words of the telling, not of the matter; أبو and عبد are half a name, whose joined form is a word of its own.
_LIGHT = frozenset(
    fold(word)
    for word in """
    according text passage passages document documents article paragraph source sources mention mentions mentioned
    states stated say says said report reports reported note notes noted add adds added also include includes included
    including is held took take takes taken place make makes made well addition namely respectively called named
    entitled titled following during away about around approximately nearly there forward one ones amount amounted
    al el bin ibn number numbers per since because due age aged today currently now nowadays
    النص الفقرة الفقرات المقال المقالة الوثيقة الوثائق المصدر ذكر ذكرت يذكر تذكر ورد جاء وفق وفقا بحسب حسب قال قالت يقول
    تقول أشار أشارت يشير أفاد أفادت كذلك أيضا كما تم تمت قام قامت يتم عقد عقدت بعنوان يدعى يسمى تسمى ومنها وهي وهو حيث
    خلال ضمن عبد أبو أبي أبا نحو حوالي بلغ بلغت يبلغ تبلغ بن ابن عدد أعداد بسبب سبب اليوم الآن حاليا منذ عمر
    """.split()
)
NEGATIONS = frozenset(
    """
    no not never none neither nor without cannot nobody nothing nowhere hardly rather instead
    don doesn didn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn
    لا لم لن ليس ليست ليسوا لست غير بدون دون عدم بلا مش مو بدلا بدل
    ولا ولم ولن وليس وليست ودون وبدون فلا فلم فلن
    """.split()
)
"""Bare words, in lower case, that deny what follows."""

_ARTICLES = frozenset({"the", "a", "an"})
_YEAR_WORDS = frozenset(map(fold, "year عام سنة العام".split()))
_YEAR = re.compile("1[0-9]{3}|20[0-9]{2}")
_MONTHS = {tuple(name.split()): number for number, names in enumerate(MONTH_NAMES, 1) for name in names}
_JOINING = frozenset(map(fold, "and but while whereas though although yet أما لكن بينما ولكن".split()))
_ROOT_WAW = frozenset(
    fold(word)
    for word in """
    وزارة وزارات وزراء وكالة وكالات وكلاء ولاية ولايات واشنطن والد والدة والده والدها وثيقة وثائق وظيفة وظائف وسائل
    وسيلة وفاة وفيات وباء ورشة واحد واحدة وحدة وحدات واقع وصول وقود وسيط وردة وادي ولادة وطني وطنية
    """.split()
)
_LEAST_AFTER_WAW = 4
_MOST_OWN_TERMS = 2  # a stem and a sound


@dataclass(frozen=True, slots=True)
class StatedWord:
    """A content word: where it stands among the words of its text, and the hashes of the terms that may say it.

    `led_by` is the word before it (folded, articles passed over); `clause` how many words that join one thing said to
    another (and, but, و) stand before it. `is_count` holds for numbers but for years, `is_name` for what is probably a
    proper name.
    """

    text: str
    at: int
    led_by: str
    accepted: frozenset[int]
    is_number: bool = False
    is_count: bool = False
    is_name: bool = False
    clause: int = 0


@lru_cache(_CACHE)
def stated_words(text: str, analyzer: Analyzer) -> tuple[StatedWord, ...]:
    """Return the content words of a text in order; a number or a month of several words is one."""
    return tuple(_stated(list(words(text)), analyzer))


def _stated(read: Sequence[Word], analyzer: Analyzer) -> Iterator[StatedWord]:
    led_by, titled, named, next_at, clause = "", -TITLED_WORDS - 1, -1, 0, 0
    for at, word in enumerate(read):
        clause += _joins(word)
        if at < next_at:
            continue
        plain, name = fold(word.text), word.text
        if month := _month(read[at : at + 2]):
            next_at = at + month[1]
            yield StatedWord(name, at, led_by, frozenset({term_hash(f"month:{month[0]}")}), clause=clause)
        elif number := number_at(read[at : at + LONGEST_NUMBER_WORDS]):
            next_at = at + number[1]
            accepted = frozenset({term_hash(f"n:{number[0]}")})
            is_count = not _YEAR.fullmatch(word.text)
            yield StatedWord(name, at, led_by, accepted, is_number=True, is_count=is_count, clause=clause)
        elif _is_stated(word, read[at + 1 : at + 2]):
            accepted = _accepted(word, analyzer)
            # Every word that opens a sentence has a capital; a name is one that the lexicon does not know.
            is_known = at == 0 and word.kind == "latin" and len(accepted) > _MOST_OWN_TERMS
            is_further = (named == at - 1 and may_be_surname(word, led_by)) or at - titled <= TITLED_WORDS
            is_strange = word.kind == "arabic" and _is_strange_name(read[at : at + 2], analyzer)
            is_name = (is_proper_name(word) and not is_known) or is_further or is_strange
            named = at if is_name else named
            yield StatedWord(name, at, led_by, accepted, is_name=is_name, clause=clause)
        elif plain in SON_OF and named == at - 1:
            named = at
        titled = at if is_title(plain) else titled
        led_by = led_by if plain in _ARTICLES else plain


def _is_stated(word: Word, following: Sequence[Word]) -> bool:
    """Return whether a word is a content word: no stop word, no word of the telling, no `year` before a year."""
    plain = fold(word.text)
    names_year = plain in _YEAR_WORDS and bool(following) and _YEAR.fullmatch(following[0].text) is not None
    is_light = plain in _LIGHT or bare(word.text).lower() in NEGATIONS or names_year
    return not is_light and bool(word_terms(word.text, word.kind))


def _month(following: Sequence[Word]) -> tuple[int, int] | None:
    """Return the number of the month that the next one or two words name, and how many words that takes.

    English writes its months with a capital, which tells May from may and March from march.
    """
    if following[0].kind == "latin" and not following[0].text[0].isupper():
        return None
    names = {length: tuple(fold(word.text) for word in following[:length]) for length in (2, 1)}
    return next(((_MONTHS[name], length) for length, name in names.items() if name in _MONTHS), None)


def _joins(word: Word) -> bool:
    """Return whether a word begins to say another thing; ministry (وزارة) begins with no and."""
    plain = fold(word.text)
    if plain in _JOINING:
        return True
    return plain.startswith("و") and len(plain) > _LEAST_AFTER_WAW and plain not in _ROOT_WAW and not is_title(plain)


def _is_strange_name(following: Sequence[Word], analyzer: Analyzer) -> bool:
    """Return whether an Arabic word that the lexicon does not know is a name: a definite one, or one before such."""
    first, *rest = following
    if _is_known(first, analyzer):
        return False
    return is_definite(first) or any(is_definite(word) and not _is_known(word, analyzer) for word in rest)


@lru_cache(_CACHE)
def _is_known(word: Word, analyzer: Analyzer) -> bool:
    own = {term_hash(term) for term in word_terms(word.text, word.kind)}
    return not own.issuperset(analyzer.expand(word.text, _everything).hashes.tolist())


@lru_cache(_CACHE)
def _accepted(word: Word, analyzer: Analyzer) -> frozenset[int]:
    """Return the hashes of all terms that a source may have for a word that is no number."""
    own = word_terms(word.text, word.kind)
    query = analyzer.expand(word.text, _everything)
    weighty = query.hashes[query.weights >= LEAST_WEIGHT]
    # و is joined to a word that the source may have without it, and the stem keeps it before three letters.
    forms = (f"و{word.text}", word.text.removeprefix("و")) if word.kind == "arabic" else ()
    joined = [f"a:{arabic_stem(form)}" for form in forms]
    return frozenset(map(term_hash, (*own, *joined))).union(weighty.tolist(), *_of_other_forms(word, analyzer))


def _of_other_forms(word: Word, analyzer: Analyzer) -> Iterator[list[int]]:
    """Yield what other forms of a word accept, but for sounds."""
    for form in other_forms(word):
        query = analyzer.expand(form, _everything)
        sounds = [term_hash(term) for term in word_terms(form, word.kind) if term.startswith("k:")]
        yield query.hashes[(query.weights >= LEAST_WEIGHT) & ~np.isin(query.hashes, sounds)].tolist()


def _everything(hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    return np.ones(len(hashes), np.int64)
