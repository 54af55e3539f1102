"""The surface of a question: capital and mark, conjunction, content words, the earlier question after it."""

import re
from collections.abc import Iterable, Mapping

from corpus.fold import bare, fold
from corpus.passage import Language
from index.words.stop_words import is_arabic_stop_word, is_english_stop_word
from rag.asking.follow_up.conversation import Conversation
from rag.asking.follow_up.frames import WITH_EARLIER, WITH_REGARD
from rag.asking.question import Question, understand
from rag.words.known_names import is_place

WORD = re.compile("[^\\W_]+(?:[\u064b-\u0652\u0670]+[^\\W_]*)*(?:['’][^\\W_]+)?")
"""A word with the marks on its letters: درّبهم is one."""
END_MARKS = " ؟?.!،,"
_QUESTION_MARKS = ("?", "؟")
_MARK: Mapping[Language, str] = {"en": "?", "ar": "؟"}
_CONJUNCTION = re.compile("^[وف]\\s*(?=[\u0620-\u064a]{2,})")


def as_question(text: str, language: Language) -> str:
    """Return a question with single spaces, a capital first letter and a mark at its end."""
    text = re.sub(r"\s+([?؟،,.])", r"\1", " ".join(text.split()))
    if not text.endswith((*_QUESTION_MARKS, ".")):
        text += _MARK[language]
    return text[:1].upper() + text[1:]


def with_earlier(asked: Question, conversation: Conversation, language: Language) -> str:
    """Return a question followed by the earlier one, as one text."""
    return WITH_EARLIER[language].format(
        question=asked.text.strip(END_MARKS), earlier=without_earlier(conversation.question, language)
    )


def without_earlier(question: str, language: Language) -> str:
    """Return a question without the earlier one that `with_earlier` put after it."""
    question = _before_frames(question, WITH_EARLIER.values(), "{earlier}")
    mark = "" if question.rstrip().endswith(_QUESTION_MARKS) else _MARK[language]
    return question.rstrip() + mark


def without_names(question: str) -> str:
    """Return a question without the names of the conversation that were put after it."""
    return _before_frames(question, WITH_REGARD.values(), "{names}")


def _before_frames(question: str, frames: Iterable[str], added: str) -> str:
    """Return what stands before the words that the frames have between the question and what is added to it."""
    for frame in frames:
        question = question.split(frame.split("{question}")[1].split(added)[0], 1)[0]
    return question


def without_conjunction(text: str) -> str:
    """Return an Arabic question without the و or ف prefixed to its first word, where the rest is a word by itself: a
    function word, a word that asks, a definite noun or a name."""
    match = _CONJUNCTION.match(text)
    rest = text[match.end() :] if match else ""
    first = WORD.match(rest)
    if first is None:
        return text
    word, asked = bare(first[0]), understand(rest)
    asks = asked.cue is not None and asked.cue[0] == 0
    is_name = is_place(word) or bool(asked.constraints and asked.constraints[0].start == 0)
    return rest if is_arabic_stop_word(word) or asks or fold(word).startswith("ال") or is_name else text


def content_words(text: str) -> list[str]:
    """Return the words of a text that are stop words of neither language, in order."""
    return [w for w in WORD.findall(bare(text)) if not is_arabic_stop_word(w) and not is_english_stop_word(w)]
