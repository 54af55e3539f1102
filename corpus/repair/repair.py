"""Repairs Arabic text from PDF files and old encodings: paragraphs in, repaired paragraphs and a summary out.

The steps, each of which leaves undamaged text unchanged:

    mojibake ─> reversed lines ─> presentation forms ─> lam-alef ─> lost spaces ─> refusal of unreadable text
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from corpus.errors import UnreadableArabic
from corpus.repair.evidence import (
    MAX_MEANINGLESS_SHARE,
    MAX_RUN_TOGETHER_SHARE,
    OrderSigns,
    meaningless_share,
    order_signs,
    run_together_share,
)
from corpus.repair.letters import form_order_signs, has_swapped_lam_alef, plain_letters, restore_lam_alef
from corpus.repair.mojibake import repair_mojibake
from corpus.repair.spaces import restore_spaces
from corpus.repair.visual_order import logical_line

SAMPLE_CHARACTERS = 60
"""Length of the sample in an error message."""

CLEAR_RATIO = 2
"""A text is taken to be reversed if it has more than this many signs of reversal for each sign against it: some occur
by chance. Chosen."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """Repaired paragraphs, and the number of paragraphs that each step changed, by the name of the damage."""

    paragraphs: tuple[str, ...]
    repairs: dict[str, int]

    @property
    def summary(self) -> str:
        """The repairs, for the metadata of a document: `visual order 12, presentation forms 12`."""
        return ", ".join(f"{name} {count}" for name, count in self.repairs.items())


def repair(paragraphs: Sequence[str]) -> Repaired:
    """Return the paragraphs repaired; undamaged ones are unchanged.

    Raises:
        UnreadableArabic: too many characters are meaningless, or too many words have run together.
    """
    counts: Counter[str] = Counter()
    texts = _apply(repair_mojibake, list(paragraphs), "mojibake", counts)
    texts = _apply(_reordering(texts), texts, "visual order", counts)
    texts = _apply(plain_letters, texts, "presentation forms", counts)
    if any(map(has_swapped_lam_alef, texts)):
        texts = _apply(restore_lam_alef, texts, "lam-alef", counts)
    texts = _apply(restore_spaces, texts, "lost spaces", counts)
    _refuse_unreadable(texts)
    return Repaired(tuple(texts), dict(counts))


def _apply(step: Callable[[str], str], texts: list[str], name: str, counts: Counter[str]) -> list[str]:
    """Return the texts after a step, and count those that it changed."""
    repaired = [step(text) for text in texts]
    changed = sum(new != old for new, old in zip(repaired, texts, strict=True))
    if changed:
        counts[name] = changed
    return repaired


def _reordering(texts: Sequence[str]) -> Callable[[str], str]:
    """Return the step that brings reversed paragraphs into logical order.

    A paragraph with at most one sign is treated like the text as a whole.
    """
    backward, perhaps, forward = (sum(map(itemgetter(at), map(_order_signs, texts))) for at in range(3))
    # A single sign may be a typing error.
    is_whole_reversed = backward > 0 and backward + perhaps > 1 and backward + perhaps > CLEAR_RATIO * forward

    def reorder(text: str) -> str:
        backward, perhaps, forward = _order_signs(text)
        if max(backward + perhaps, forward) <= 1:
            is_reversed = is_whole_reversed
        else:
            is_reversed = (backward > 0 or is_whole_reversed) and backward + perhaps > CLEAR_RATIO * forward
        return logical_line(text) if is_reversed else text

    return reorder


def _order_signs(text: str) -> OrderSigns:
    """Return the signs of words and of presentation forms together."""
    words, (backward, forward) = order_signs(text), form_order_signs(text)
    return OrderSigns(words.reversed + backward, words.perhaps_reversed, words.forward + forward)


def _refuse_unreadable(texts: Sequence[str]) -> None:
    whole = "\n".join(texts)
    for share, limit, problem in (
        (meaningless_share, MAX_MEANINGLESS_SHARE, "its font or encoding does not say which letters it shows"),
        (run_together_share, MAX_RUN_TOGETHER_SHARE, "its words have run together"),
    ):
        if share(whole) > limit:
            worst = max(texts, key=share)
            raise UnreadableArabic(
                f"{problem}, for example {worst[:SAMPLE_CHARACTERS]!r}",
                hint="save its text as UTF-8, or set IQTIBAS_OCR=tesseract to read the pages of a PDF",
            )
