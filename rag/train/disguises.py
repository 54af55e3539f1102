"""The same question as people type it: without hamza, with slips, wrapped in courtesies, or as mere keywords.

In: a question. Out: another spelling of it that asks for the same.
"""

import random
from collections.abc import Callable, Mapping

from corpus.fold import bare
from corpus.passage import Language
from index.words.terms import is_stop_word

WRAPPINGS: Mapping[Language, tuple[str, ...]] = {
    "ar": (
        "لو سمحت، {}",
        "من فضلكم أريد أن أعرف: {}",
        "أنا أكتب تقريرًا قصيرًا وأحتاج إلى معلومة دقيقة: {}",
        "أرجو التكرم بالإجابة عن سؤالي: {}",
        "{} إن كان ذلك مذكورًا في النص",
        "بحسب ما جاء في المقال، {}",
        "مرحبا، عندي سؤال بسيط، {}",
        "طيب قل لي {}",
        "ممكن تساعدني؟ {}",
    ),
    "en": (
        "Could you please tell me, {}",
        "I would be grateful if you could explain: {}",
        "I am preparing a short report for my colleagues. {}",
        "According to the text, {}",
        "{} If the document mentions it, please.",
        "Would you be so kind as to say {}",
        "Hi, quick question: {}",
        "Just curious, {}",
        "As far as the article says, {}",
    ),
}
_PLAIN = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي"})
_DIALECT = {
    "متى": "امتى",
    "أين": "وين",
    "ماذا": "شو",
    "لماذا": "ليش",
    "كيف": "شلون",
    "هذا": "هاد",
    "الذي": "اللي",
    "التي": "اللي",
    "الذين": "اللي",
    "ما": "شو",
    "الآن": "هلق",
}
_LEAST_LETTERS = 5


def disguised(question: str, language: Language, rng: random.Random) -> str:
    """Return the question in one disguise, chosen by chance; it may be one that changes nothing."""
    return rng.choice(_WAYS[language])(question, language, rng)


def _wrapped(question: str, language: Language, rng: random.Random) -> str:
    return rng.choice(WRAPPINGS[language]).format(question)


def _without_hamza(question: str, _: Language, __: random.Random) -> str:
    return bare(question).translate(_PLAIN)


def _in_dialect(question: str, _: Language, __: random.Random) -> str:
    return " ".join(_DIALECT.get(word, word) for word in question.split(" "))


def _lower(question: str, _: Language, __: random.Random) -> str:
    return question.lower()


def _with_slips(question: str, _: Language, rng: random.Random) -> str:
    """Return the question with two letters of some longer words changed places."""
    words = question.split(" ")
    for at in (at for at, word in enumerate(words) if len(word) >= _LEAST_LETTERS):
        if rng.random() < 1 / 4:
            word, turn = words[at], rng.randrange(1, len(words[at]) - 2)
            words[at] = word[:turn] + word[turn + 1] + word[turn] + word[turn + 2 :]
    return " ".join(words)


def _keywords(question: str, language: Language, _: random.Random) -> str:
    """Return the words that carry a topic and the first one, which asks."""
    kind = "arabic" if language == "ar" else "latin"
    first, *others = question.rstrip("؟?. ").split(" ")
    return " ".join([first, *(word for word in others if not is_stop_word(bare(word), kind))])


_WAYS: Mapping[Language, tuple[Callable[[str, Language, random.Random], str], ...]] = {
    "ar": (_wrapped, _without_hamza, _in_dialect, _with_slips, _keywords),
    "en": (_wrapped, _lower, _with_slips, _keywords, _wrapped),
}
