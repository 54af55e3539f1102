"""Arabic as PDF files and old encodings give it, made readable: lines in, repaired lines and what was done out.

Each step is one kind of damage, and leaves what has none of it as it is:

    mojibake ─> reversed lines ─> presentation forms ─> lam-alef ─> lost spaces ─> or a refusal, with a sample
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from corpus.errors import UnreadableArabic
from corpus.repair.evidence import MOST_GLUED, MOST_UNKNOWN, Signs, glued_share, reversal_signs, unknown_share
from corpus.repair.letters import form_signs, has_broken_lam_alef, plain_letters, with_lam_alef
from corpus.repair.mojibake import without_mojibake
from corpus.repair.spaces import with_lost_spaces
from corpus.repair.visual_order import logical_line

SAMPLE_CHARACTERS = 60

CLEAR_RATIO = 2
"""Signs of reversed order for each sign against it from which a text is taken to be reversed: chance makes some."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """Paragraphs as they should be, and in how many of them each kind of damage was mended."""

    paragraphs: tuple[str, ...]
    repairs: dict[str, int]

    @property
    def summary(self) -> str:
        """What was done, for the metadata of a document: `visual order 12, presentation forms 12`."""
        return ", ".join(f"{name} {count}" for name, count in self.repairs.items())


def repair(paragraphs: Sequence[str]) -> Repaired:
    """Return the paragraphs repaired; clean ones are the very same.

    Raises:
        UnreadableArabic: most of the letters stand for nothing, or the words have run together.
    """
    counts: Counter[str] = Counter()
    texts = _mended(list(paragraphs), without_mojibake, "mojibake", counts)
    texts = _mended(texts, _reader_of(texts), "visual order", counts)
    texts = _mended(texts, plain_letters, "presentation forms", counts)
    if any(map(has_broken_lam_alef, texts)):
        texts = _mended(texts, with_lam_alef, "lam-alef", counts)
    texts = _mended(texts, with_lost_spaces, "lost spaces", counts)
    _check(texts)
    return Repaired(tuple(texts), dict(counts))


def _mended(texts: list[str], mend: Callable[[str], str], name: str, counts: Counter[str]) -> list[str]:
    mended = [mend(text) for text in texts]
    changed = sum(new != old for new, old in zip(mended, texts, strict=True))
    if changed:
        counts[name] = changed
    return mended


def _reader_of(texts: Sequence[str]) -> Callable[[str], str]:
    """Return what brings a paragraph into reading order: one without a sign of its own follows the whole file."""
    backward, perhaps, forward = (sum(map(itemgetter(at), map(_signs, texts))) for at in range(3))
    # One sign may be a slip.
    whole = backward > 0 and backward + perhaps > 1 and backward + perhaps > CLEAR_RATIO * forward

    def read(text: str) -> str:
        backward, perhaps, forward = _signs(text)
        if max(backward + perhaps, forward) <= 1:
            is_backward = whole
        else:
            is_backward = (backward > 0 or whole) and backward + perhaps > CLEAR_RATIO * forward
        return logical_line(text) if is_backward else text

    return read


def _signs(text: str) -> Signs:
    words, forms = reversal_signs(text), form_signs(text)
    return Signs(words.backward + forms[0], words.perhaps_backward, words.forward + forms[1])


def _check(texts: Sequence[str]) -> None:
    whole = "\n".join(texts)
    for share, most, problem in (
        (unknown_share, MOST_UNKNOWN, "its font or encoding does not say which letters it shows"),
        (glued_share, MOST_GLUED, "its words have run together"),
    ):
        if share(whole) > most:
            worst = max(texts, key=share)
            raise UnreadableArabic(
                f"{problem}, for example {worst[:SAMPLE_CHARACTERS]!r}",
                hint="save its text as UTF-8, or set IQTIBAS_OCR=tesseract to read the pages of a PDF",
            )
