"""The prompt of a language model: instructions, numbered passages within a token budget, and the question.

Passages are delimited by marks with a random word, so that no text can close its own fence ("Defending against indirect
prompt injection attacks with spotlighting", Hines et al. 2024). A model may still obey a passage, and so each sentence
of its reply is verified afterwards.
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
"""The reply of a model where the passages do not answer."""


@dataclass(frozen=True, slots=True)
class TokenBudget:
    """Tokens of all passages together, at most, and the function that counts those of a text."""

    tokens: int
    count: Callable[[str], int]


@dataclass(frozen=True, slots=True)
class FencedPassages:
    """Passages of the evidence in the prompt, each between marks with the word `fence`."""

    text: str
    fence: str

    @classmethod
    def of(cls, evidence: Sequence[Evidence], fence: str, budget: TokenBudget) -> Self:
        """Return the best passages that fit, the last one cut after a sentence; passage N is `evidence[N - 1]`.

        Args:
            fence: a random word.
        """
        return cls("\n\n".join(_fenced(evidence, fence, budget)), fence)


def answer_messages(question: str, passages: FencedPassages, language: Language) -> tuple[Message, ...]:
    """Return the messages that ask for an answer in a language from these passages alone."""
    return (
        Message("system", _template("answer", language).format(refusal=REFUSAL, fence=passages.fence)),
        Message("user", f"{passages.text}\n\n{question}"),
    )


def condense_messages(question: str, asked_before: Sequence[str], language: Language) -> tuple[Message, ...]:
    """Return the messages that ask for a follow-up rewritten as a standalone question."""
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
