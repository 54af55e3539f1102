"""Query understanding: the standalone question of an inquiry, and the language of the answer.

In: an inquiry. Out: `Understood`. A follow-up is rewritten by rules, or by the model that writes answers; a mistyped
head noun is corrected, and an office named in plain words. Where the question may be read in another way, that is the
`Alternative`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.fold import fold_with_origins
from corpus.language import detect_language
from corpus.passage import Language
from rag.answer import Turn
from rag.asking.periphrases import in_plain_words
from rag.asking.question import Question, understand
from rag.asking.question_cues import last_sentence
from rag.asking.spelling import with_head_corrected
from rag.inquiry import Inquiry
from rag.judging.abstain import Verdict, verdict_on_question

if TYPE_CHECKING:
    from rag.writing.written import Writing

DEFAULT_LANGUAGE: Language = "ar"
LEAST_WORDS = 8
"""Words of an introduction, and of the question after it, at least, that is then asked without it: chosen, fewer say
too little (can you tell me?)."""
LEAST_WITHOUT = 0.85
"""The confidence from which on a question is answered without its introduction. Source: of the long questions of the
sets of `eval/sets` that are refused as a whole, 6 are answered rightly from there on, and none that their texts leave
open (2026-12-01)."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of a question, to be answered where the first is not and this one is, with a confidence of
    `least` or more."""

    question: Question
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Understood:
    """An inquiry, its standalone question and the language of the answer.

    `refusal` is the verdict on a question that is refused whatever the documents say, else None. `alternative` is a
    follow-up as it was asked, which was rewritten though it may be a question of its own (*How much is the rent?*), or
    the last sentence of a long question; else None.
    """

    inquiry: Inquiry
    question: Question
    language: Language
    refusal: Verdict | None
    alternative: Alternative | None = None


def understand_inquiry(inquiry: Inquiry, writing: "Writing | None") -> Understood:
    """Return an inquiry as understood; `writing`, where there is one, rewrites follow-ups."""
    refusal = verdict_on_question(inquiry.question)
    language = _language_asked(inquiry.question) if inquiry.language == "auto" else inquiry.language
    standalone = inquiry.question if refusal else _condensed(inquiry, language, writing)
    question = with_head_corrected(understand(in_plain_words(standalone)))
    return Understood(inquiry, question, language, refusal, _alternative(inquiry, standalone))


def _condensed(inquiry: Inquiry, language: Language, writing: "Writing | None") -> str:
    question, history = inquiry.question, inquiry.history
    by_rule = _condensed_by_rule(question, history) if history else question
    return writing.condense(question, history, by_rule, language) if writing else by_rule


def _condensed_by_rule(question: str, history: Sequence[Turn]) -> str:
    # Its patterns take a while to make, and first questions need none.
    from rag.asking.follow_up.condense import condense

    return condense(question, history)


def _alternative(inquiry: Inquiry, standalone: str) -> Alternative | None:
    if not inquiry.history:
        return _without_introduction(inquiry.question)
    if len(standalone.split()) <= len(inquiry.question.split()):
        return None
    from rag.asking.follow_up.rewrite import may_stand_alone

    return Alternative(understand(inquiry.question)) if may_stand_alone(inquiry.question) else None


def _without_introduction(question: str) -> Alternative | None:
    """Return the last sentence that asks, and what follows it, where enough stands before it."""
    folded = fold_with_origins(question)
    start = last_sentence(folded.text)
    first, _ = folded.raw_span(start, start)
    is_long = min(len(question[:first].split()), len(question[first:].split())) >= LEAST_WORDS
    return Alternative(understand(question[first:]), LEAST_WITHOUT) if is_long else None


def _language_asked(question: str) -> Language:
    """Return the language to answer in; a question in neither language is refused in that of its script."""
    return understand(question).language or detect_language(question) or DEFAULT_LANGUAGE
