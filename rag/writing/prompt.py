"""The messages that a language model is asked with: instructions, numbered passages, the question.

In: a question, its evidence, the language of the answer. Out: messages that fit a token budget. Passages are
spotlighted: each stands between marks that carry a word nobody could know when the text was written, so that no text
can close its own fence (delimiting, after Hines et al. 2024, "Defending against indirect prompt injection attacks with
spotlighting"). A model may still obey a text; that is why every sentence of its reply is checked afterwards.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Self

from corpus.passage import Language
from corpus.sentences import sentence_spans
from rag.answer import Evidence
from rag.writing.writer import Message

REFUSAL = "NO_ANSWER"
"""What a model is to write when the passages do not answer, and what is taken for a refusal in its reply."""


@dataclass(frozen=True, slots=True)
class TokenBudget:
    """How many tokens all passages may take together, and what counts those of a text."""

    tokens: int
    count: Callable[[str], int]


@dataclass(frozen=True, slots=True)
class FencedPassages:
    """Passages of the evidence as a model is shown them, each between marks that carry the word `fence`."""

    text: str
    fence: str

    @classmethod
    def of(cls, evidence: Sequence[Evidence], fence: str, budget: TokenBudget) -> Self:
        """Return the best passages that fit, the last one cut at the end of a sentence; passage N is `evidence[N - 1]`.

        Args:
            fence: a word nobody could know when the passages were written.
        """
        return cls("\n\n".join(_fenced(evidence, fence, budget)), fence)


def answer_messages(question: str, passages: FencedPassages, language: Language) -> tuple[Message, ...]:
    """Return the messages that ask for an answer in a language out of these passages alone."""
    return (
        Message("system", _template("answer", language).format(refusal=REFUSAL, fence=passages.fence)),
        Message("user", f"{passages.text}\n\n{question}"),
    )


def condense_messages(question: str, asked_before: Sequence[str], language: Language) -> tuple[Message, ...]:
    """Return the messages that ask for a question that stands alone, given what the user asked before."""
    return (
        Message("system", _template("condense", language)),
        Message("user", "\n".join([*asked_before, question])),
    )


def is_refusal(reply: str) -> bool:
    """Return whether a model says that the passages do not answer."""
    return REFUSAL in reply


def _template(name: str, language: Language) -> str:
    return (files("rag.writing") / "prompts" / f"{name}.{language}.txt").read_text(encoding="utf-8").strip()


def _fenced(evidence: Sequence[Evidence], fence: str, budget: TokenBudget) -> Iterator[str]:
    left = budget.tokens
    for number, each in enumerate(evidence, 1):
        text = _fitting(each.passage.text, TokenBudget(left, budget.count))
        if not text:
            return
        left -= budget.count(text)
        yield f"<<{fence} {number}>>\n{text}\n<<{fence} end>>"


def _fitting(text: str, budget: TokenBudget) -> str:
    """Return the text, or as many of its first sentences as fit."""
    if budget.count(text) <= budget.tokens:
        return text
    ends = [end for _, end in sentence_spans(text)]
    return next((text[:end] for end in reversed(ends) if budget.count(text[:end]) <= budget.tokens), "")
