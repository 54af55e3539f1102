"""How a question is put: its content words, the earlier question it is told with, its first letter and its mark."""

import re

from corpus.fold import bare, fold
from corpus.passage import Language
from index.words.stop_words import is_arabic_stop_word, is_english_stop_word
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.words import EARLIER
from rag.asking.question import Question, understand
from rag.words.known_names import is_place

WORD = re.compile("[^\\W_]+(?:[\u064b-\u0652\u0670]+[^\\W_]*)*(?:['’][^\\W_]+)?")
"""A word with the marks on its letters: درّبهم is one."""
END_MARKS = " ؟?.!،,"


def as_question(text: str, language: Language) -> str:
    """Return a question with its first letter and its last mark as a question has them."""
    text = " ".join(text.split())
    text = re.sub(r"\s+([?؟،,.])", r"\1", text)
    if not text.endswith(("?", "؟", ".")):
        text += {"en": "?", "ar": "؟"}[language]
    return text[:1].upper() + text[1:]


def with_earlier(asked: Question, conversation: Conversation, language: Language) -> str:
    """Return a question told with the earlier one, in one sentence."""
    return EARLIER[language].format(
        question=asked.text.strip(END_MARKS), earlier=without_earlier(conversation.question, language)
    )


def without_earlier(question: str, language: Language) -> str:
    """Return a question without an earlier one that it was told with."""
    for frame in EARLIER.values():
        question = question.split(frame.split("{question}")[1].split("{earlier}")[0], 1)[0]
    mark = "" if question.rstrip().endswith(("?", "؟")) else {"en": "?", "ar": "؟"}[language]
    return question.rstrip() + mark


def without_conjunction(text: str) -> str:
    """Return an Arabic question without و or ف joined to its first word, where what is left is a word by itself."""
    match = re.match(r"^[وف]\s*(?=[\u0620-\u064a]{2,})", text)
    if match is None:
        return text
    rest = text[match.end() :]
    first = WORD.match(rest)
    if first is None:
        return text
    word = bare(first[0])
    asked = understand(rest)
    is_word = is_arabic_stop_word(word) or (asked.cue is not None and asked.cue[0] == 0)
    is_name = (
        fold(word).startswith("ال") or is_place(word) or bool(asked.constraints and asked.constraints[0].start == 0)
    )
    return rest if is_word or is_name else text


def content_words(text: str) -> list[str]:
    """Return the words of a text of either language that carry a topic, in order."""
    return [w for w in WORD.findall(bare(text)) if not is_arabic_stop_word(w) and not is_english_stop_word(w)]
