"""Query understanding: the standalone question of an inquiry, and the language of the answer.

In: an inquiry. Out: `Understood`. A follow-up is rewritten by rules, or by the model that writes answers; a mistyped
head noun is corrected.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.language import detect_language
from corpus.passage import Language
from rag.answer import Turn
from rag.asking.question import Question, understand
from rag.asking.spelling import with_head_corrected
from rag.inquiry import Inquiry
from rag.judging.abstain import Verdict, verdict_on_question

if TYPE_CHECKING:
    from rag.writing.written import Writing

DEFAULT_LANGUAGE: Language = "ar"


@dataclass(frozen=True, slots=True)
class Understood:
    """An inquiry, its standalone question and the language of the answer.

    `refusal` is the verdict on a question that is refused whatever the documents say, else None. `as_asked` is a
    follow-up that was rewritten though it may be a question of its own (*How much is the rent?*), else None.
    """

    inquiry: Inquiry
    question: Question
    language: Language
    refusal: Verdict | None
    as_asked: Question | None = None


def understand_inquiry(inquiry: Inquiry, writing: "Writing | None") -> Understood:
    """Return an inquiry as understood; `writing`, where there is one, rewrites follow-ups."""
    refusal = verdict_on_question(inquiry.question)
    language = _language_asked(inquiry.question) if inquiry.language == "auto" else inquiry.language
    standalone = inquiry.question if refusal else _condensed(inquiry, language, writing)
    question = with_head_corrected(understand(standalone))
    return Understood(inquiry, question, language, refusal, _as_asked(inquiry, standalone))


def _condensed(inquiry: Inquiry, language: Language, writing: "Writing | None") -> str:
    question, history = inquiry.question, inquiry.history
    by_rule = _condensed_by_rule(question, history) if history else question
    return writing.condense(question, history, by_rule, language) if writing else by_rule


def _condensed_by_rule(question: str, history: Sequence[Turn]) -> str:
    # Its patterns take a while to make, and first questions need none.
    from rag.asking.follow_up.condense import condense

    return condense(question, history)


def _as_asked(inquiry: Inquiry, standalone: str) -> Question | None:
    if len(standalone.split()) <= len(inquiry.question.split()):
        return None
    from rag.asking.follow_up.rewrite import may_stand_alone

    return understand(inquiry.question) if may_stand_alone(inquiry.question) else None


def _language_asked(question: str) -> Language:
    """Return the language to answer in; a question in neither language is refused in that of its script."""
    return understand(question).language or detect_language(question) or DEFAULT_LANGUAGE
