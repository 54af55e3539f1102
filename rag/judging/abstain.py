"""Whether to answer at all, why not, and the chance that this is right: a reading and its reply in, a `Verdict` out.

A question is refused where the judge's chance that the documents answer it is below a bar, or where a veto rules the
answer out. The features give the reason: nothing is about the topic, or something is and leaves the question open, or
it has another name or number than the question.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.fold import fold
from rag.answer import AbstainReason, Evidence
from rag.asking.question import understand
from rag.asking.small_talk import Talk, talk_of, task_of
from rag.judging.concepts.coverage import Chosen
from rag.judging.features import features
from rag.judging.judge import bundled_judge
from rag.judging.reading import Reading
from rag.reading.replies.reply import Reply

RELEVANT_SHARE = 0.4
"""Share of the question, by weight, that a document on its topic covers at least: chosen."""
SAME_TOPIC_SHARE = 0.55
"""The same of a sentence that has another name or number in the place of the question's: chosen."""
TASK_SHARE = 0.6
"""A question that sounds like a task for somebody else (tomorrow's weather) is one where the evidence covers less of it
than this, and the judge's chance is low: chosen."""
BAR_WITHOUT = 0.76
"""The chance from which on a question is answered that lacks something which hardly any answer lacks (`vetoes.table`).
Chosen .1 above the bar: of six sets that teach nothing it refuses 2 of 213 questions left open, and none of 413
answered ones (2026-11-30)."""
BAR_WITHOUT_MATTER = 0.9
"""The same where the text has no word for the matter that is asked about (`matters.tsv`). Chosen: of 726 questions that
the texts of nine sets answer, whose misses nobody has read, it refuses 9, of 372 that they leave open 13; if such a
matter were always refused, 15 and 16. Of twelve sets that were read, none of 873 and 55 of 868 (2026-11-30). A yes
or a no about such a matter is never given: it would be made up."""
_PRESENT = 0.5
_SUREST, _LEAST_SURE = 0.98, 0.02
"""Bounds of the confidence: no weights are surer than the data that they come from."""
_PLAIN_REFUSAL = 0.95
"""The confidence of a refusal without retrieval (a greeting, an empty collection), wrong only where the question was
misread: chosen."""
_BARS: Mapping[str, float] = {
    **dict.fromkeys(("lacking", "deed_lacking", "counted_lacking"), BAR_WITHOUT),
    "matter_lacking": BAR_WITHOUT_MATTER,
}
"""The bar of a question by the feature of the vetoes that raises it."""
_WORD = re.compile(r"[^\W_]{2}")
"""A text without two letters or figures side by side (x, ؟) asks nothing."""
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether to refuse, for `reason`, or to answer (None); `confidence` in [0, 1] is the chance that this is right.

    `talk` is the kind of small talk in place of a question, where that is known.
    """

    reason: AbstainReason | None
    confidence: float
    talk: Talk | None = None


def verdict_on_question(question: str) -> Verdict | None:
    """Return a refusal that no document can change, or None where the documents must be searched."""
    talk = talk_of(question)
    if talk is not None:
        return Verdict("not_a_question", _PLAIN_REFUSAL, talk)
    if not _WORD.search(fold(question)):
        return Verdict("not_a_question", _PLAIN_REFUSAL)
    if _LETTER.search(question) and understand(question).language is None:
        return Verdict("unsupported_language", _PLAIN_REFUSAL)
    return None


def verdict_on_reply(reading: Reading, reply: Reply) -> Verdict:
    """Return whether a reply that was read in the evidence (at least one passage) answers the question."""
    if not reply.sentences:
        return NOTHING_FOUND
    found = features(reading, chosen_of(reply, reading.evidence))
    judge = bundled_judge()
    chances = judge.chances(found)
    is_unlike = found["covered_evidence"] < TASK_SHARE and chances.answered < BAR_WITHOUT
    is_task = is_unlike and task_of(reading.question.text) is not None
    bar = max([judge.bar, *(bar for name, bar in _BARS.items() if found[name])])
    is_made_up = reading.question.expects == "polarity" and found["matter_lacking"]
    if chances.answered < bar or found["ruled_out"] or is_task or is_made_up:
        return Verdict(_reason(found), _bounded(1 - min(chances.answered, judge.bar)))
    if not reply.follows:
        return Verdict("not_in_passages", _bounded(1 - chances.right))
    return Verdict(None, _bounded(chances.right))


def chosen_of(reply: Reply, evidence: Sequence[Evidence]) -> Chosen:
    """Return which sentence of the evidence a reply rests on."""
    first = reply.sentences[0]
    same = (at for at, each in enumerate(evidence) if each.hit.passage_id == first.evidence.hit.passage_id)
    return Chosen(next(same, 0), first.start, reply.chance)


NOTHING_TO_SEARCH = Verdict("empty_collection", _PLAIN_REFUSAL)
NOTHING_FOUND = Verdict("no_relevant_passage", _SUREST)


def _reason(found: Mapping[str, float]) -> AbstainReason:
    """Return why a question is refused."""
    if found["covered_in_document"] < RELEVANT_SHARE:
        return "no_relevant_passage"
    is_other = found["names_on_topic"] < _PRESENT or found["numbers_window"] < _PRESENT
    if is_other and found["covered_on_topic"] >= SAME_TOPIC_SHARE:
        return "false_premise"
    return "not_in_passages"


def _bounded(chance: float) -> float:
    return min(_SUREST, max(_LEAST_SURE, chance))
