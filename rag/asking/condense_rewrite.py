"""A follow-up into a question that stands alone: each way of leaving something out, and what is put in its place.

    and when?           ─> the earlier question with other words that ask
    what about Qatar?   ─> the earlier question about another name
    where did he …?     ─> the words that point, replaced by what they point to
    how much is that?   ─> the earlier question told with it, where a whole statement is meant

The first that fits is taken. A question with a name before the word that points means that name, and stays as it is.
"""

import re
from collections.abc import Iterator
from itertools import islice

from corpus.fold import bare, fold
from corpus.language import detect_language
from corpus.passage import Language
from index.words.stems import is_arabic_stop_word, is_english_stop_word
from rag.asking.condense_context import Context, Mention, is_feminine
from rag.asking.condense_words import (
    AND,
    ARABIC,
    ARABIC_RELATIVES,
    AUXILIARIES,
    EARLIER,
    EMPTY_REST,
    ENGLISH,
    ENGLISH_EMPTY,
    FEMININE_HOST,
    JOINED,
    KINDS,
    LEAD_IN,
    MASCULINE_NOUNS,
    NO_PRONOUN,
    PARTICIPLES,
    REGARDING,
    SUFFIX,
    SUFFIXES,
    WHAT_ABOUT,
    Pointer,
    Target,
)
from rag.asking.question import Question, understand
from rag.asking.question_constraints import Constraint
from rag.asking.question_words import is_place

MOST_NAMES = 2
"""Names of the conversation that a question without any is told, at most."""
LONGEST_FRAGMENT_WORDS = 4
"""A name alone, or what is asked about it, is no longer; more words are a question."""
_FEW_WORDS = 4
"""Words with a topic in a question, at most, that leave its subject to the conversation."""

_WORDS_TO_NOUN = 3
_ASK_A_NOUN = frozenset("which what many much two three اي ايه كم باي".split())
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_END = " ؟?.!،,"


def rewritten(question: str, context: Context) -> str:
    """Return the question put into words that need no context; unchanged where there is none or nothing is missing."""
    if not context.question:
        return question
    language = detect_language(question) or "ar"
    core = LEAD_IN.sub("", question.strip())
    core = _without_conjunction(core) if language == "ar" else core
    if not _WORD.search(core):
        return question
    asked = understand(core)
    for attempt in (_other_words_that_ask, _other_name, _pointers_resolved, _told_about):
        if (found := attempt(asked, context, language)) is not None:
            return _begun(found, language)
    return question.strip() if core == question.strip() else _begun(core, language)


def _other_words_that_ask(asked: Question, context: Context, language: Language) -> str | None:
    """Return the earlier question with these words that ask, where nothing else is asked: and in which month?"""
    if asked.cue is None:
        return None
    start, end = _asking_words(asked)
    rest = [word for word in _WORD.findall(f"{asked.text[:start]} {asked.text[end:]}") if fold(word) not in EMPTY_REST]
    if rest:
        return None
    earlier = understand(_first(context.question, language))
    cue = asked.text[start:end]
    if earlier.cue is None:
        return f"{cue} {earlier.text}"
    first, last = _asking_words(earlier)
    before, after = earlier.text[:first], earlier.text[last:].strip()
    if earlier.type == "yes_no" and language == "en":
        return f"{before}{cue} {earlier.text[first:last].lower()} {after}"
    if language == "en" and (not after or fold(after.split()[0]) not in AUXILIARIES):
        passive = _passive(after)
        return f"{cue} {passive}" if passive else _with_earlier(asked, context, language)
    return f"{before}{cue} {after}"


def _asking_words(asked: Question) -> tuple[int, int]:
    """Return where the words that ask stand, with the noun that they ask for where it follows: in which month."""
    start, end = asked.cue or (0, 0)
    cue = fold(asked.text[start:end]).split()
    if asked.head and cue and cue[-1] in _ASK_A_NOUN:
        for match in islice(_WORD.finditer(asked.text, end), _WORDS_TO_NOUN):
            if fold(match[0]) in AUXILIARIES:
                break
            if fold(match[0]) == fold(asked.head):
                return start, match.end()
    return start, end


def _passive(predicate: str) -> str | None:
    """Return "built the mill" as "was the mill built"; None where the verb is not known to be one."""
    match = re.match(r"(?P<verb>[a-z]+)\s+(?P<object>(?:the|a|an|this|that|[A-Z])[^?]*?)\s*[?.]*$", predicate)
    if match is None:
        return None
    verb = match["verb"]
    participle = verb if verb.endswith("ed") else PARTICIPLES.get(verb)
    head = re.split(r"\s+(?:of|in|at|on|for|with|by|from|to)\s+", match["object"])[0]
    was = "were" if head.endswith("s") and not head.endswith("ss") else "was"
    return f"{was} {match['object']} {participle}?" if participle else None


def _other_name(asked: Question, context: Context, language: Language) -> str | None:
    """Return the earlier question about another name: what about Qatar?"""
    match = WHAT_ABOUT.match(asked.text)
    new = (match["en"] or match["ar"]) if match else asked.text.strip(_END)
    if not match and not _is_fragment(asked, new):
        return None
    if language == "ar" and match and asked.text[match.start("ar") - 1 : match.start("ar")] == "ل":
        new = f"ال{new[1:]}" if new.startswith("ل") else new
    preposition, name = _split_preposition(new, language)
    earlier = _first(context.question, language)
    if preposition and (match := re.search(rf"(?<!\w){re.escape(preposition)}\s+[^؟?،,]+(?=[؟?]*$)", earlier)):
        return f"{earlier[: match.start()]}{new}{earlier[match.end() :]}"
    old = _replaceable(earlier, name) if understand(name).constraints else None
    if old is None:
        return JOINED[language].format(earlier=earlier.strip(_END), new=new)
    before, after = earlier[: old[0]], earlier[old[1] :]
    if language == "en":
        # The Uzbek president, of Qatar: Qatar's president.
        people = re.search(r"\bthe\s+$", before, re.IGNORECASE)
        if people and is_place(name) and fold(earlier[slice(*old)]) != fold(name) and _is_people(earlier[slice(*old)]):
            return f"{before[: people.start()]}{name}'s{after}"
    return f"{before}{name}{after}"


def _pointers_resolved(asked: Question, context: Context, language: Language) -> str | None:
    """Return the question with the words that point replaced, None where none does or nothing is pointed to."""
    mentions = context.mentions()
    found = list(_pointers(asked, language))
    if not found:
        return None
    text, taken, is_statement, moved = asked.text, set[str](), False, 0
    chosen: dict[Target, Mention] = {}
    wanted_there = any(pointer.target == "there" for _, _, pointer, _ in found)
    for start, end, pointer, host in found:
        if pointer.target == "that":
            is_statement = True
            continue
        fitting = _of_gender(mentions, pointer.target) if language == "ar" else mentions
        mention = chosen.get(pointer.target) or _pointed_to(pointer.target, fitting, taken, wanted_there)
        if mention and pointer.target == "it" and _is_scene(mention, context.question):
            mention = None
        if mention is None:
            continue
        chosen[pointer.target] = mention
        taken.add(mention.text)
        words = _in_place(pointer, host, mention, text[: start + moved], language)
        text = text[: start + moved] + words + text[end + moved :]
        moved += len(words) - (end - start)
    if is_statement or not chosen:
        return _with_earlier(understand(text), context, language)
    return _dated(text, context)


def _told_about(asked: Question, context: Context, language: Language) -> str | None:
    """Return the question with the names of the conversation, where it has none and says too little by itself."""
    if asked.constraints or len(_content(asked.topic)) > _FEW_WORDS:
        return None
    if not (_is_led_in(asked, language) or _is_definite(asked.text, language)):
        return None
    told = [each for each in context.mentions() if each.kind in ("person", "place", "thing")]
    names = [each.text for each in sorted(told, key=lambda each: each.is_answer)][:MOST_NAMES]
    if not names:
        return None
    return REGARDING[language].format(question=asked.text.strip(_END), names=AND[language].join(names))


def _pointers(asked: Question, language: Language) -> Iterator[tuple[int, int, Pointer, str]]:
    """Yield the words that point out of the question: start, end, the pointer, and the noun that it is joined to."""
    empty = [match.span() for match in ENGLISH_EMPTY.finditer(asked.text)]
    names = [each for each in asked.constraints if each.kind == "name"]
    cue = asked.cue or (0, 0)
    for match in _WORD.finditer(asked.text):
        start, end = match.span()
        if cue[0] <= start < cue[1] or any(first <= start < last for first, last in empty):
            continue
        if language == "en":
            pointer, host = ENGLISH.get(match[0].lower()), ""
        else:
            pointer, host = _arabic_pointer(bare(match[0]), asked.text[:start])
        if pointer is None or _is_within(asked, start, names, pointer):
            continue
        if match[0].lower() == "her" and not re.match(r"\s+[a-z]", asked.text[end:]):
            pointer = Pointer("he")
        yield start, end, pointer, host


def _arabic_pointer(word: str, before: str) -> tuple[Pointer | None, str]:
    """Return what a bare Arabic word points to, and the noun or verb that its pronoun is joined to."""
    folded = fold(word)
    for spelling in (folded, folded[1:] if folded[:1] in "وف" else folded):
        if (pointer := _ARABIC.get(spelling)) is not None:
            last = (before.split() or [""])[-1]
            # Of the pronoun after which, in "to which it turned", the noun stands before it.
            return (None, "") if _is_relative_before(before) or last in ARABIC_RELATIVES else (pointer, "")
    if word in NO_PRONOUN or folded in NO_PRONOUN or _is_relative_before(before):
        return None, ""
    if (match := SUFFIX.match(word)) and len(match["host"]) > 2:
        return Pointer(SUFFIXES[match["suffix"]]), word[: match.end("host")]
    if word in MASCULINE_NOUNS or (FEMININE_HOST.search(word) and len(word) > 4):
        return Pointer("he"), word[:-1]
    return None, ""


def _is_relative_before(before: str) -> bool:
    """Return whether the clause that a word stands in hangs on a noun of the question itself: the state to which …"""
    return any(word in ARABIC_RELATIVES for word in before.split()[-3:])


def _is_within(asked: Question, start: int, names: list[Constraint], pointer: Pointer) -> bool:
    """Return whether a name of the question itself, of a kind that fits, stands before the word that points."""
    if pointer.target == "that":
        return False
    before = [each.text for each in names if each.end <= start]
    if pointer.target == "he":
        return any(not is_place(name) for name in before)
    topic = re.match(r"^[^،,:]{3,60}[،,:]\s", asked.text)
    return bool(before) or bool(topic and topic.end() <= start and len(_content(topic[0])) > 0)


def _pointed_to(target: Target, mentions: list[Mention], taken: set[str], place_is_wanted: bool) -> Mention | None:
    """Return what is pointed to: of the first kind that there is, and not what another word points to already."""
    free = [each for each in mentions if each.text not in taken]
    if target in ("it", "they", "its"):
        # What was asked for is spoken of next, unless it is where that happens, or who did it.
        answers = [
            each for each in free if each.is_answer and (each.kind in ("place", "thing") or _is_many(each, target))
        ]
        asked = [each for each in free if not each.is_answer and each.kind in ("place", "thing")]
        is_agent = target == "it" and bool(answers) and answers[0].kind == "thing"
        order = [*asked, *answers] if place_is_wanted or is_agent else [*answers, *asked]
        return next(iter(order), next((each for each in free if each.kind == "person"), None))
    if target == "there":
        free.sort(key=lambda each: not each.is_answer)
    for kind in KINDS[target]:
        for each in free:
            if each.kind == kind:
                return each
    return None


def _is_scene(mention: Mention, question: str) -> bool:
    """Return whether the question names a place only as where something is: trade between Oman and Georgia."""
    before = question[: question.find(mention.text)].split() if mention.text in question else []
    return mention.kind == "place" and not mention.is_answer and bool(before) and fold(before[-1]) in _SCENE


def _is_many(mention: Mention, target: Target) -> bool:
    """Return whether they may be these: two joined by و or and."""
    return target == "they" and bool(re.search(r"\band\b|\s و|\sو[\u0620-\u064a]", mention.text))


def _of_gender(mentions: list[Mention], target: Target) -> list[Mention]:
    """Return the Arabic mentions that a pronoun agrees with, all where none does."""
    if target not in ("he", "its"):
        return mentions
    wanted = target == "its"
    return [each for each in mentions if is_feminine(each.text) == wanted] or mentions


def _in_place(pointer: Pointer, host: str, mention: Mention, before: str, language: Language) -> str:
    """Return the words that take the place of one that points, joined as the language joins them."""
    name = re.sub(r"^(?:The|A|An)(?= )", lambda article: article[0].lower(), mention.text)
    if language == "en":
        if pointer.target == "there" and (before.split() or [""])[-1].lower() in ("from", "to", "in", "near"):
            return name
        return pointer.form.format(name)
    if host:
        noun = f"{host[:-1]}ة" if host.endswith("ت") and len(host) > 3 else host
        return f"{noun} {name}"
    form = pointer.form
    if form in ("ل{}", "ب{}"):
        joined = f"ل{name[1:]}" if form == "ل{}" and name.startswith("ال") else form.format(name)
        return joined if not re.match("[A-Za-z]", name) else f"{form[0]} {name}"
    return form.format(name)


def _dated(text: str, context: Context) -> str:
    """Return the question with the date of the answer, where it counts from there: the month before."""
    match = re.search(
        r"\b(?:the\s+(?:day|week|month|year)\s+(?:before|after)|(?:before|after)\s+that|(?:earlier|later))(?=\s*[?.]*$)",
        text,
    ) or re.search(r"(?:قبل|بعد) ذلك(?: ب\w+)?|(?:قبلها|بعدها)(?: ب\w+)?(?=\s*[؟?.]*$)", text)
    date = next((each.text for each in context.mentions() if each.kind == "date"), None)
    if match is None or date is None:
        return text
    joint = " " if match[0].endswith(("before", "after")) else (" than " if match[0].endswith("er") else " ")
    return f"{text[: match.end()]}{joint}{date}{text[match.end() :]}"


def _with_earlier(asked: Question, context: Context, language: Language) -> str:
    return EARLIER[language].format(question=asked.text.strip(_END), earlier=_first(context.question, language))


def _first(question: str, language: Language) -> str:
    """Return a question without an earlier one that it was told with."""
    for frame in EARLIER.values():
        question = question.split(frame.split("{question}")[1].split("{earlier}")[0], 1)[0]
    mark = "" if question.rstrip().endswith(("?", "؟")) else {"en": "?", "ar": "؟"}[language]
    return question.rstrip() + mark


def _is_fragment(asked: Question, text: str) -> bool:
    """Return whether this is a mere name, with a preposition at most."""
    words = _WORD.findall(text)
    is_asking = asked.cue is not None or (words and fold(words[0]) in AUXILIARIES)
    if is_asking or not words or len(words) > LONGEST_FRAGMENT_WORDS:
        return False
    return bool(asked.constraints) or fold(words[0]) in _FRAGMENT_STARTS


def _split_preposition(text: str, language: Language) -> tuple[str, str]:
    first, _, rest = text.partition(" ")
    return (first, rest) if rest and fold(first) in map(fold, _PREPOSITIONS[language]) else ("", text)


def _replaceable(earlier: str, new: str) -> tuple[int, int] | None:
    """Return the place of the name that a new one takes: the last of its kind, or the last of all."""
    names = [each for each in understand(earlier).constraints if each.kind == "name" and fold(each.text) != fold(new)]
    same = [each for each in names if is_place(each.text) == is_place(new)]
    for each in reversed(same or names):
        return each.start, each.end
    return None


def _is_people(name: str) -> bool:
    return is_place(name) and not name.lower().endswith(("stan", "land"))


def _is_led_in(asked: Question, language: Language) -> bool:
    return len(_content(asked.topic)) <= 2


def _is_definite(text: str, language: Language) -> bool:
    """Return whether the question speaks of the one of a kind: the company, الشركة."""
    if language == "en":
        return bool(re.search(r"\b(?:the|this|that|these|those)\s+[a-z]{3,}", text))
    return any(fold(word).startswith("ال") and len(word) > 4 for word in _WORD.findall(text))


def _content(text: str) -> list[str]:
    return [w for w in _WORD.findall(bare(text)) if not is_arabic_stop_word(w) and not is_english_stop_word(w)]


def _without_conjunction(text: str) -> str:
    """Return an Arabic question without و or ف joined to its first word, where what is left is a word by itself."""
    match = re.match(r"^[وف]\s*(?=[\u0620-\u064a]{2,})", text)
    if match is None:
        return text
    rest = text[match.end() :]
    first = _WORD.match(rest)
    if first is None:
        return text
    word = bare(first[0])
    asked = understand(rest)
    is_word = is_arabic_stop_word(word) or (asked.cue is not None and asked.cue[0] == 0)
    is_name = (
        fold(word).startswith("ال") or is_place(word) or bool(asked.constraints and asked.constraints[0].start == 0)
    )
    return rest if is_word or is_name else text


def _begun(text: str, language: Language) -> str:
    """Return a question with its first letter and its last mark as a question has them."""
    text = " ".join(text.split())
    text = re.sub(r"\s+([?؟،,.])", r"\1", text)
    if not text.endswith(("?", "؟", ".")):
        text += {"en": "?", "ar": "؟"}[language]
    return text[:1].upper() + text[1:]


_PREPOSITIONS: dict[Language, tuple[str, ...]] = {
    "en": ("in", "of", "for", "with", "from", "to", "at", "by", "on", "during", "after", "before"),
    "ar": ("في", "من", "عن", "مع", "إلى", "على", "بعد", "قبل", "خلال"),
}
_SCENE = frozenset("in between from to at within".split())
_FRAGMENT_STARTS = frozenset(fold(word) for words in _PREPOSITIONS.values() for word in words) | {"the"}
_ARABIC = {fold(word): pointer for word, pointer in ARABIC.items()}
