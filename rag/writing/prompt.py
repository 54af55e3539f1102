"""The messages that a language model is asked with: instructions, numbered passages, the question.

In: a question, its evidence, the language of the answer. Out: messages that fit a token budget. Passages are
spotlighted: each stands between marks that carry a word nobody could know when the text was written, so that no text
can close its own fence (delimiting, after Hines et al. 2024, "Defending against indirect prompt injection attacks with
spotlighting"). A model may still obey a text; that is why every sentence of its reply is checked afterwards.
"""

from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files

from corpus.passage import Language
from corpus.sentences import sentence_spans
from rag.answer import Evidence
from rag.writing.writer import Message

REFUSAL = "NO_ANSWER"
"""What a model is told to write when the passages do not answer, and what is taken for a refusal in its reply."""


def answer_messages(
    question: str,
    evidence: Sequence[Evidence],
    language: Language,
    *,
    fence: str,
    budget_tokens: int,
    count_tokens: Callable[[str], int],
) -> tuple[Message, ...]:
    """Return the messages; passage N in them is `evidence[N - 1]`.

    Args:
        fence: an unforeseeable word for the marks round passages.
        budget_tokens: what all passages may take; the best go in first, the last one cut at the end of a sentence.
    """
    shown = "\n\n".join(_fenced(evidence, fence, budget_tokens, count_tokens))
    return (
        Message("system", _template("answer", language).format(refusal=REFUSAL, fence=fence)),
        Message("user", f"{shown}\n\n{question}"),
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


def _fenced(
    evidence: Sequence[Evidence], fence: str, budget_tokens: int, count_tokens: Callable[[str], int]
) -> Iterator[str]:
    left = budget_tokens
    for number, each in enumerate(evidence, 1):
        text = _fitting(each.passage.text, left, count_tokens)
        if not text:
            return
        left -= count_tokens(text)
        yield f"<<{fence} {number}>>\n{text}\n<<{fence} end>>"


def _fitting(text: str, budget_tokens: int, count_tokens: Callable[[str], int]) -> str:
    """Return the text, or as many of its first sentences as fit."""
    if count_tokens(text) <= budget_tokens:
        return text
    ends = [end for _, end in sentence_spans(text)]
    return next((text[:end] for end in reversed(ends) if count_tokens(text[:end]) <= budget_tokens), "")
