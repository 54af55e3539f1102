"""The decision to answer or to abstain: a `Reading` and its `Reply` in, a `Verdict` out.

The service abstains where the judge's chance that the documents answer the question is below a bar, or where a veto
rules the answer out. The features give the reason: the documents are not about the topic, or they are and do not
answer, or they have another name or number than the question.
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
"""Least share of the question, by weight, that a document on its topic covers: chosen."""
SAME_TOPIC_SHARE = 0.55
"""The same for a sentence that has another name or number in the place of the question's: chosen."""
TASK_SHARE = 0.6
"""Share of a question that sounds like a task out of scope (tomorrow's weather): below it, and where the judge's chance
is low too, it is refused as one. Chosen."""
BAR_WITHOUT = 0.76
"""Least chance of an answer that lacks something which hardly any right answer lacks (`vetoes.table`). Chosen .1 above
the judge's bar: on six held-out sets it refuses 2 of 213 unanswerable questions, and none of 413 answered ones
(2026-11-30)."""
BAR_WITHOUT_MATTER = 0.9
"""The same where the text has no word for the matter that is asked about (`matters.tsv`). Chosen: on nine held-out sets
it refuses 9 of 726 answerable questions and 13 of 372 unanswerable ones; if such questions were always refused, 15 and
16. On twelve sets whose errors were read while `matters.tsv` was written, it refuses none of 873 and 55 of 868
(2026-11-30). A yes or a no about such a matter is never given, since no text supports it."""
_PRESENT = 0.5
_SUREST, _LEAST_SURE = 0.98, 0.02
"""Bounds of the confidence; weights cannot be surer than the data that they were learned from."""
_PLAIN_REFUSAL = 0.95
"""Confidence of a refusal without retrieval (a greeting, an empty collection), which is wrong only where the question
was misunderstood: chosen."""
_BARS: Mapping[str, float] = {
    **dict.fromkeys(("lacking", "deed_lacking", "counted_lacking"), BAR_WITHOUT),
    "matter_lacking": BAR_WITHOUT_MATTER,
}
"""The features made of vetoes that raise the bar, with the bar that each sets."""
_WORD = re.compile(r"[^\W_]{2}")
"""Two adjacent letters or digits; a text without them (x, ؟) is no question."""
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The reason to abstain, or None to answer; `confidence`, in [0, 1], is the chance that this is right.

    `talk` is the kind of small talk in place of a question, where that is known.
    """

    reason: AbstainReason | None
    confidence: float
    talk: Talk | None = None


def verdict_on_question(question: str) -> Verdict | None:
    """Return the refusal of what is no question in a supported language, whatever the documents say; else None."""
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
    """Return the sentence of the evidence on which a reply is based."""
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
