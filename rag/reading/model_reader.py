"""A question-answering model that points at the answer in a passage, or says that there is none. Owns its library.

Any transformers model for extractive question answering (`AutoModelForQuestionAnswering`), by name or folder. A span's
score is the sum of its start and end logits, that of no answer the sum at the first token (Devlin et al. 2019, BERT,
section 4.3); their difference is the margin. Safetensors only; no code of a model is run.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from corpus.passage import Language
from corpus.sentences import sentence_spans
from index.pretrained import load_pretrained
from rag.answer import Evidence
from rag.reading.replies.reply import Reply
from rag.reading.sentences.extract import Sentence

READ_PASSAGES = 5
LONGEST_SPAN_TOKENS = 30
_LONGEST_INPUT_TOKENS = 384
_STRIDE_TOKENS = 128
"""Windows and spans as in the original SQuAD code of BERT."""

_HINT = "Leave IQTIBAS_READER empty, or set it to a question-answering model's name or folder."


@dataclass(frozen=True, slots=True)
class PointedSpan:
    """`evidence.passage.text[start:end]`, and by how much it beats "no answer" (above 0: there is one)."""

    evidence: Evidence
    start: int
    end: int
    margin: float

    @property
    def text(self) -> str:
        """The words pointed at."""
        return self.evidence.passage.text[self.start : self.end]

    @property
    def sentence(self) -> Sentence:
        """The sentence that the words begin in, without its translation."""
        spans = sentence_spans(self.evidence.passage.text)
        start, end = next((span for span in spans if span[0] <= self.start < span[1]), (self.start, self.end))
        return Sentence(self.evidence, start, max(end, self.end), None)

    def is_in(self, sentences: Sequence[Sentence]) -> bool:
        """Return whether one of some sentences has the words."""
        return any(
            each.evidence.hit.passage_id == self.evidence.hit.passage_id and each.start <= self.start < each.end
            for each in sentences
        )


class ModelReader:
    """An extractive reader with a no-answer score."""

    def __init__(self, name_or_path: str) -> None:
        """Load the model; a name that is not a folder may be fetched from its hub by transformers.

        Raises: ModelUnavailable when it cannot be loaded, or its folder holds code or pickled weights.
        """
        self.name = name_or_path
        self._tokenizer, self._model = load_pretrained("reader", name_or_path, partial(_load, name_or_path), hint=_HINT)

    def read(self, question: str, evidence: Sequence[Evidence]) -> PointedSpan | None:
        """Return the best span of the first passages, None only where there is no passage."""
        spans = (self._span(question, each) for each in evidence[:READ_PASSAGES])
        return max((span for span in spans if span is not None), key=lambda span: span.margin, default=None)

    def second(self, question: str, evidence: Sequence[Evidence], reply: Reply, language: Language) -> Reply:
        """Return a reply with what the model says of it: that nothing answers, or a short answer where there was none.

        A span in another language than the answer's is no short answer, but its sentence is quoted.
        """
        pointed = self.read(question, evidence)
        if pointed is None or reply.lead:
            return reply
        if pointed.margin <= 0:
            return replace(reply, follows=False)
        sentences = (*reply.sentences, pointed.sentence) if not pointed.is_in(reply.sentences) else reply.sentences
        is_ours = pointed.evidence.passage.language == language
        return replace(reply, sentences=sentences, short=reply.short or (pointed.text if is_ours else None))

    def margin(self, question: str, text: str) -> float:
        """Return by how much the best span of a text beats "no answer"; minus infinity for an empty text."""
        best = self._best_span(question, text)
        return float("-inf") if best is None else best[2]

    def _span(self, question: str, evidence: Evidence) -> PointedSpan | None:
        best = self._best_span(question, evidence.passage.text)
        return None if best is None else PointedSpan(evidence, *best)

    def _best_span(self, question: str, text: str) -> tuple[int, int, float] | None:
        import torch

        windows = self._tokenizer(
            question,
            text,
            truncation="only_second",
            max_length=_LONGEST_INPUT_TOKENS,
            stride=_STRIDE_TOKENS,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
            padding=True,
            return_tensors="pt",
        )
        offsets = windows.pop("offset_mapping").numpy()
        windows.pop("overflow_to_sample_mapping")
        with torch.inference_mode():
            logits = self._model(**windows)
        found = [
            _best(start, end, offsets[at], np.array([part == 1 for part in windows.sequence_ids(at)]))
            for at, (start, end) in enumerate(
                zip(logits.start_logits.float().numpy(), logits.end_logits.float().numpy(), strict=True)
            )
        ]
        return max((each for each in found if each is not None), key=lambda each: each[2], default=None)


def _best(start: Any, end: Any, offsets: Any, in_passage: Any) -> tuple[int, int, float] | None:
    """Return the best span of one window, in characters of the passage, with its margin."""
    if not in_passage.any():
        return None
    total = np.where(in_passage[:, None] & in_passage[None, :], start[:, None] + end[None, :], -np.inf)
    total[~np.triu(np.ones_like(total, bool)) | np.triu(np.ones_like(total, bool), LONGEST_SPAN_TOKENS)] = -np.inf
    first, last = np.unravel_index(int(total.argmax()), total.shape)
    return int(offsets[first][0]), int(offsets[last][1]), float(total[first, last] - start[0] - end[0])


def _load(name_or_path: str, only_here: bool) -> tuple[Any, Any]:
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    chosen = {"trust_remote_code": False, "local_files_only": only_here}
    tokenizer = AutoTokenizer.from_pretrained(name_or_path, use_fast=True, **chosen)
    model = AutoModelForQuestionAnswering.from_pretrained(name_or_path, use_safetensors=True, **chosen)
    return tokenizer, model.eval()
