"""Written answers: a language model's reply, of which only verified sentences are shown.

A question, its evidence and a writer in; `WrittenSentence`s out, in order, each as soon as it is verified. A sentence
is dropped where it is in another language than asked for, has no marker or one of no passage, or is not entailed by the
passages that it cites. No text of a passage or a model can change these rules.
"""

import logging
import secrets
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Literal

from corpus.errors import GeneratorUnavailable
from corpus.language import detect_language
from corpus.passage import Language
from index.words.analysis import Analyzer
from rag.answer import Evidence, Turn
from rag.events import TextAdded
from rag.proving.support import supporting_sentences
from rag.reading.sentences.extract import Sentence
from rag.saying.cite import CitedText
from rag.wait import Wait, never
from rag.writing.cited import CitedWriting, WrittenSentence
from rag.writing.condensing import accepted, asked_before
from rag.writing.draft import DraftSentence, drafted_sentences
from rag.writing.prompt import FencedPassages, TokenBudget, answer_messages, condense_messages, is_refusal
from rag.writing.writer import Writer

_LOG = logging.getLogger("iqtibas.writing")

_FENCE_BYTES = 4

_CONDENSING_SHARE = 0.25
"""Share of the time limit for rewriting a follow-up. Source: chosen; it is one line, the answer several."""

WRITTEN_PASSAGES = 8
"""Passages in the prompt, at most: as many as the reader reads. Source: chosen."""

FallbackReason = Literal["generator_unavailable", "nothing_supported"]


class Declined(Exception):
    """The model's own refusal: it finds no answer in the passages."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a reply: its verified text, or why there is none; `declined` is the model's own refusal."""

    cited: CitedText | None = None
    declined: bool = False
    fallback_reason: FallbackReason | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """How answers are written: the writer, its time limit, and the token budget of the passages.

    Once `is_abandoned` returns True, writing ends with `Abandoned`.
    """

    writer: Writer
    timeout_s: float
    context_tokens: int
    is_abandoned: Callable[[], bool] = never

    def stream(
        self, question: str, evidence: Sequence[Evidence], language: Language, analyzer: Analyzer
    ) -> Generator[TextAdded, None, Outcome]:
        """Yield the text of each sentence as soon as it is verified, and return the result of the reply.

        Where the model fails, the sentences verified before are the answer.
        """
        growing = CitedWriting()
        reason: FallbackReason = "nothing_supported"
        try:
            with closing(self.sentences(question, evidence, language, analyzer)) as sentences:
                for sentence in sentences:
                    yield TextAdded(growing.add(sentence))
        except Declined:
            return Outcome(declined=True)
        except GeneratorUnavailable as error:
            _LOG.warning("no answer was written to its end: %s", error)
            reason = "generator_unavailable"
        if not growing.text:
            return Outcome(fallback_reason=reason)
        return Outcome(CitedText(growing.text, tuple(growing.citations)))

    def condense(self, question: str, history: Sequence[Turn], by_rule: str, language: Language) -> str:
        """Return a follow-up as a standalone question: the model's rewriting where it is accepted, else `by_rule`."""
        if not history:
            return by_rule
        messages = condense_messages(question, asked_before(history), language)
        try:
            proposed = "".join(self.writer.write(messages, self._wait(_CONDENSING_SHARE)))
        except GeneratorUnavailable as error:
            _LOG.warning("no follow-up was rewritten: %s", error)
            return by_rule
        return proposed.strip() if accepted(proposed, question, history, language) else by_rule

    def sentences(
        self, question: str, evidence: Sequence[Evidence], language: Language, analyzer: Analyzer
    ) -> Generator[WrittenSentence, None, None]:
        """Yield the sentences of the reply that the evidence supports.

        Raises:
            Declined: the model finds no answer in the passages; no sentence was yielded.
            GeneratorUnavailable: it gave no reply, or broke off; sentences may have been yielded.
        """
        shown = evidence[:WRITTEN_PASSAGES]
        budget = TokenBudget(self.context_tokens, self.writer.count_tokens)
        passages = FencedPassages.of(shown, secrets.token_hex(_FENCE_BYTES), budget)
        messages = answer_messages(question, passages, language)
        has_shown = False
        with closing(self.writer.write(messages, self._wait())) as pieces:
            for draft in drafted_sentences(pieces):
                if is_refusal(draft.text) and not has_shown:
                    raise Declined
                if sources := _sources(draft, shown, language, analyzer):
                    has_shown = True
                    yield WrittenSentence(draft.text, sources)

    def _wait(self, share: float = 1.0) -> Wait:
        return Wait.of(self.timeout_s * share, self.is_abandoned)


def _sources(
    draft: DraftSentence, shown: Sequence[Evidence], language: Language, analyzer: Analyzer
) -> tuple[Sentence, ...]:
    """Return the spans that support a sentence; empty where one of its claims has no support."""
    if detect_language(draft.text) != language:
        return ()
    found: dict[tuple[str, int, int], Sentence] = {}
    for claim in draft.claims:
        if not claim.markers or not all(1 <= marker <= len(shown) for marker in claim.markers):
            return ()
        spans = supporting_sentences(claim.text, [shown[m - 1] for m in claim.markers], language, analyzer)
        if not spans:
            return ()
        found |= {(span.evidence.hit.passage_id, span.start, span.end): span for span in spans}
    return tuple(found.values())
