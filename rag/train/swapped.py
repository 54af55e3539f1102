"""Questions that the text no longer answers: another name, number or relation in the place of the one that was asked.

In: a question that a passage answers, and words of other questions. Out: questions like it, close to the topic, whose
answer the passages leave open. Nobody reads them: one in some twenty may happen to be answered all the same.
"""

import random
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.fold import bare, fold
from corpus.passage import Language
from index.words.terms import is_stop_word, word_terms, words
from rag.asking.question import understand
from rag.asking.question_constraints import Constraint
from rag.judging.concepts.core import stem_hashes
from rag.judging.concepts.verbs import is_verb

_ARTICLE = "ال"
_LEAST_LETTERS = 4
# What may be asked of anything that has a name, and which words of a text would speak of it.
ATTRIBUTES: Mapping[Language, tuple[tuple[str, str], ...]] = {
    "ar": (
        ("كم يبلغ عدد سكان {}؟", "سكان نسمة"),
        ("من هو رئيس {}؟", "رئيس"),
        ("شنو اسم ملك {}؟", "ملك"),
        ("ما عاصمة {}؟", "عاصمة"),
        ("كم تبلغ مساحة {}؟", "مساحة كيلومتر"),
        ("متى تأسست {}؟", "تأسيس أسس إنشاء"),
        ("من أسس {}؟", "مؤسس أسس تأسيس"),
        ("كم عمر {}؟", "عمر ولد مولد"),
        ("أين ولد {}؟", "ولد مولد"),
        ("من هي زوجة {}؟", "زوجة زوج"),
        ("كم رسوم الدخول إلى {}؟", "رسوم رسم"),
        ("وش راتب {}؟", "راتب أجر"),
        ("كم عدد موظفي {}؟", "موظف عامل"),
        ("ما رقم هاتف {}؟", "هاتف"),
        ("من هو المدير التنفيذي لـ{}؟", "مدير تنفيذي"),
        ("ما لغة {} الرسمية؟", "لغة"),
        ("ما العملة المستخدمة في {}؟", "عملة"),
        ("كم ميزانية {}؟", "ميزانية موازنة"),
        ("لماذا ألغت {} الاتفاقية؟", "إلغاء ألغى اتفاقية"),
        ("متى يفتتح {} رسميًا؟", "افتتاح افتتح"),
        ("كم درجة الحرارة في {}؟", "حرارة درجة طقس"),
        ("ما عنوان {} على الإنترنت؟", "موقع إنترنت عنوان"),
        ("كم طالبًا في {}؟", "طالب طلاب"),
        ("من يملك {}؟", "مالك ملكية يملك"),
    ),
    "en": (
        ("What is the population of {}?", "population inhabitants people"),
        ("Who is the president of {}?", "president"),
        ("Who is the king of {}?", "king"),
        ("What is the capital of {}?", "capital"),
        ("What is the area of {} in square kilometres?", "area square kilometres"),
        ("When was {} founded?", "founded established foundation"),
        ("Who founded {}?", "founded founder established"),
        ("How old is {}?", "age old born"),
        ("Where was {} born?", "born birthplace"),
        ("Who is {} married to?", "married wife husband"),
        ("{} CEO name", "CEO executive"),
        ("How many employees does {} have?", "employees staff workers"),
        ("What is the phone number of {}?", "phone telephone"),
        ("How much does it cost to enter {}?", "cost price fee"),
        ("What is the official language of {}?", "language"),
        ("Which currency is used in {}?", "currency"),
        ("What was the budget of {}?", "budget"),
        ("Why did {} cancel the agreement?", "cancel agreement"),
        ("On exactly which day did {} open?", "open opened opening day"),
        ("How many tonnes does {} export each year?", "tonnes tons export"),
        ("What is the weather like in {}?", "weather climate temperature"),
        ("How many students attend {}?", "students attend enrolled"),
        ("Who owns {}?", "owns owned owner"),
        ("Which agreements has {} signed?", "agreement treaty signed"),
    ),
}
# Words that ask, to stand where others did: the text says who, and not when or how many.
CUES: Mapping[Language, Mapping[str, str]] = {
    "ar": {"date": "متى", "number": "كم عدد", "amount": "كم تبلغ تكلفة", "place": "في أي مدينة", "person": "من الذي"},
    "en": {"date": "When", "number": "How many", "amount": "How much money", "place": "In which city", "person": "Who"},
}


@dataclass(frozen=True, slots=True)
class Words:
    """What may stand in the place of a word of a question: names, numbers and other words of other questions."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    others: tuple[str, ...]


def words_of(questions: Sequence[str]) -> Words:
    """Return what stands in these questions."""
    names: dict[str, None] = {}
    numbers: dict[str, None] = {}
    others: dict[str, None] = {}
    for question in questions:
        constraints = understand(question).constraints
        for each in constraints:
            (names if each.kind == "name" else numbers)[each.text] = None
        for start, end in _free_words(question, constraints):
            others[question[start:end]] = None
    return Words(tuple(names), tuple(numbers), tuple(others))


def with_other_name(question: str, pool: Words, held: Collection[str], chance: random.Random) -> str | None:
    """Return the question about another name: one whose terms `held` (those of the passage) has not."""
    return _swapped(question, ("name",), pool.names, held, chance)


def with_other_number(question: str, pool: Words, held: Collection[str], chance: random.Random) -> str | None:
    """Return the question with another number or date."""
    return _swapped(question, ("number", "date"), pool.numbers, held, chance)


def with_other_relation(question: str, pool: Words, held: Collection[str], chance: random.Random) -> str | None:
    """Return the question with another word in the place of one that is no name: what was built was visited."""
    places = list(_free_words(question, understand(question).constraints))
    chance.shuffle(places)
    for start, end in places:
        like = [word for word in pool.others if _is_like(word, question[start:end]) and not _is_held(word, held)]
        if like:
            return question[:start] + chance.choice(like) + question[end:]
    return None


def with_other_verb(question: str, pool: Words, held: Collection[str], chance: random.Random) -> str | None:
    """Return the question about another deed: who designed what somebody built."""
    free = [
        place for place in _free_words(question, understand(question).constraints) if _is_verb(question[slice(*place)])
    ]
    if not free:
        return None
    start, end = chance.choice(free)
    like = [
        word
        for word in pool.others
        if _is_like(word, question[start:end]) and _is_verb(word) and not terms_in(word) & set(held)
    ]
    return question[:start] + chance.choice(like) + question[end:] if like else None


def with_other_cue(question: str, language: Language, held_kinds: Collection[str], chance: random.Random) -> str | None:
    """Return the question asking for something else than it did: a kind of answer that the passage has none of."""
    asked = understand(question)
    kinds = [kind for kind in CUES[language] if kind != asked.expects and kind not in held_kinds]
    if asked.cue is None or not kinds:
        return None
    start, end = asked.cue
    return f"{question[:start]}{CUES[language][chance.choice(kinds)]}{question[end:]}"


def about(name: str, language: Language, held: Collection[str], chance: random.Random) -> str | None:
    """Return a question about a name which passages with the terms `held` leave open."""
    open_ones = [text for text, telling in ATTRIBUTES[language] if not _shares(telling, held)]
    return chance.choice(open_ones).format(name) if open_ones else None


def terms_in(text: str) -> set[str]:
    """Return the terms of a text, without sounds: these meet by accident."""
    return {term for term in _terms(text) if not term.startswith("k:")}


def _swapped(
    question: str, kinds: Collection[str], pool: Sequence[str], held: Collection[str], chance: random.Random
) -> str | None:
    places = [each for each in understand(question).constraints if each.kind in kinds]
    others = [text for text in pool if not _is_held(text, held)]
    if not places or not others:
        return None
    place = chance.choice(places)
    return question[: place.start] + chance.choice(others) + question[place.end :]


def _free_words(question: str, constraints: Sequence[Constraint]) -> Iterator[tuple[int, int]]:
    """Yield the places of words that carry a topic and are no part of a constraint or of the words that ask."""
    cue = understand(question).cue
    taken = [(each.start, each.end) for each in constraints] + ([cue] if cue else [])
    start = 0
    for word in question.split(" "):
        end = start + len(word.rstrip("؟?.,،!:"))
        kind = "arabic" if word and "\u0620" <= word[0] <= "\u06d3" else "latin"
        is_free = all(end <= first or last <= start for first, last in taken)
        if is_free and end - start >= _LEAST_LETTERS and not is_stop_word(bare(question[start:end]), kind):
            yield start, end
        start += len(word) + 1


def _is_like(word: str, other: str) -> bool:
    """Return whether two words look like the same part of speech: by their article or their ending."""
    first, second = fold(word), fold(other)
    if first == second:
        return False
    if "\u0620" <= first[0] <= "\u06d3":
        return first.startswith(_ARTICLE) == second.startswith(_ARTICLE) and first[-1] == second[-1]
    return first[-2:] == second[-2:]


def _is_verb(word: str) -> bool:
    return any(is_verb(stem, fold(word)) for stem in stem_hashes(word))


def _is_held(text: str, held: Collection[str]) -> bool:
    found = terms_in(text)
    return not found or found <= set(held)


def _shares(text: str, held: Collection[str]) -> bool:
    return bool(terms_in(text) & set(held))


def _terms(text: str) -> Iterator[str]:
    for word in words(text):
        yield from word_terms(word.text, word.kind)


Swap = Callable[[str, Words, Collection[str], random.Random], str | None]
SWAPS: Mapping[str, Swap] = {
    "other name": with_other_name,
    "other number": with_other_number,
    "other relation": with_other_relation,
    "other verb": with_other_verb,
}
