"""Disguises of questions, for measuring robustness: the same question with other spelling, digits or typing errors.

Typing errors (`typo`, `keyboard`) are made in both languages, the other disguises in Arabic only. The random generator
is seeded with the id of the question, so that every run asks the same questions.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from corpus.errors import UnknownDisguise
from corpus.fold import bare
from eval.reading.questions import Question

Disguise = Callable[[str, random.Random], str]

_MARKS = "\u064e\u064f\u0650\u0652"  # fatha, damma, kasra, sukun
_SHADDA = "\u0651"
_TATWEEL = "\u0640"
_ARABIC_LETTER = re.compile("[ء-غف-ي]")
_UNMARKED_LETTER = re.compile("[ء-غف-ي](?![\u064b-\u0652])")
# A place between a letter that joins the next one and a letter that can be joined: there a tatweel may stand.
_JOINED = re.compile("(?<=[بتثجحخسشصضطظعغفقكلمنهيئ])(?=[اأإآبتثجحخدذرزسشصضطظعغفقكلمنهويةىئؤ])")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_HAMZA = str.maketrans("أإآؤئىة", "اااوييه")
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_MARKED_SHARE, _DOUBLED_SHARE, _STRETCHED_SHARE, _WRONG_SHARE = 0.6, 0.1, 0.3, 0.25
"""Shares of letters that get a mark, of those that get a shadda too, of joins that are stretched, and of long words
that get an error. Source: chosen; a vocalised word has marks on most letters, and a hurried typist misspells one long
word in four."""

_ROWS = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرلاىةوزظ", "qwertyuiop", "asdfghjkl", "zxcvbnm")
"""Keys beside each other on Arabic (101) and English keyboards."""

_LATIN = "a b t th j 7 5 d th r z s sh s d 6 z 3 gh f q k l m n h w y".split()
_ARABIZI = {
    **dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", _LATIN, strict=True)),
    **{"أ": "a", "إ": "e", "آ": "a", "ى": "a", "ة": "a", "ؤ": "o", "ئ": "e", "ء": "2", "؟": "?", "،": ",", "؛": ";"},
}


def perturbed(questions: Iterable[Question], names: Sequence[str]) -> Iterator[Question]:
    """Yield every question in every disguise that changes its text, grouped by disguise.

    Raises:
        UnknownDisguise: a name is not in `DISGUISES`.
    """
    asked = tuple(questions)
    for name in names:
        disguise = _disguise(name)
        for question in asked:
            text = disguised(question, disguise)
            if text is not None:
                yield question.disguised(name, text)


def check_disguises(names: Iterable[str]) -> None:
    """Check that all names are in `DISGUISES`. Raises UnknownDisguise."""
    for name in names:
        _disguise(name)


def disguised(question: Question, disguise: Disguise) -> str | None:
    """Return the text of a question in a disguise; None if the disguise does not change it."""
    text = disguise(question.question, random.Random(question.id))
    return None if text == question.question else text


def _disguise(name: str) -> Disguise:
    if name not in DISGUISES:
        raise UnknownDisguise(f"no disguise is called {name!r}", hint=f"Disguises are: {', '.join(DISGUISES)}.")
    return DISGUISES[name]


def _harakat(text: str, draw: random.Random) -> str:
    def marked(letter: re.Match[str]) -> str:
        if draw.random() > _MARKED_SHARE:
            return letter[0]
        return letter[0] + (_SHADDA if draw.random() < _DOUBLED_SHARE else "") + draw.choice(_MARKS)

    return _UNMARKED_LETTER.sub(marked, text)


def _hamza(text: str, draw: random.Random) -> str:
    return text.translate(_HAMZA)


def _tatweel(text: str, draw: random.Random) -> str:
    return _JOINED.sub(lambda _: _TATWEEL * draw.randint(1, 3) if draw.random() < _STRETCHED_SHARE else "", text)


def _digits(text: str, draw: random.Random) -> str:
    return text.translate(_EASTERN) if _ARABIC_LETTER.search(text) else text


def _typo(text: str, draw: random.Random) -> str:
    """Return the text with one letter swapped, dropped or doubled in each of some long words."""
    return _in_some_words(text, draw, _mistyped)


def _keyboard(text: str, draw: random.Random) -> str:
    """Return the text with one letter replaced by a neighbouring key in each of some long words."""
    return _in_some_words(text, draw, _misplaced)


def _arabizi(text: str, draw: random.Random) -> str:
    if not _ARABIC_LETTER.search(text):
        return text
    return "".join(_ARABIZI.get(letter, letter) for letter in bare(text))


def _in_some_words(text: str, draw: random.Random, change: Callable[[str, random.Random], str]) -> str:
    words = list(_LONG_WORD.finditer(text))
    if not words:
        return text
    chosen = {word.start() for word in draw.sample(words, max(1, round(_WRONG_SHARE * len(words))))}
    return _LONG_WORD.sub(lambda word: change(word[0], draw) if word.start() in chosen else word[0], text)


def _mistyped(word: str, draw: random.Random) -> str:
    # People notice a wrong first letter.
    at = draw.randrange(1, len(word) - 1)
    before, letter, following, rest = word[:at], word[at], word[at + 1], word[at + 2 :]
    return before + draw.choice((following + letter, following, letter + letter + following)) + rest


def _misplaced(word: str, draw: random.Random) -> str:
    places = [at for at, letter in enumerate(word) if _neighbours(letter)]
    if not places:
        return word
    at = draw.choice(places)
    return word[:at] + draw.choice(_neighbours(word[at])) + word[at + 1 :]


def _neighbours(letter: str) -> str:
    row = next((row for row in _ROWS if letter.lower() in row), "")
    at = row.find(letter.lower())
    return (row[max(0, at - 1) : at] + row[at + 1 : at + 2]) if row else ""


DISGUISES: Mapping[str, Disguise] = {
    "harakat": _harakat,
    "hamza": _hamza,
    "typo": _typo,
    "tatweel": _tatweel,
    "digits": _digits,
    "keyboard": _keyboard,
    "arabizi": _arabizi,
}
