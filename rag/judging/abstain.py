"""Whether to answer at all and, where not, why; and the chance that this is right.

In: the question, what was retrieved and what was read there. Out: a `Verdict`. The bundled judge says how likely it is
that the documents answer; below its bar the question is refused. Why, the same features tell: nothing speaks of the
matter, or it speaks of it and leaves this open, or it has another name or number where the question has its own.
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

# Of the question's weight, what passages must hold that speak of its matter, and sentences that put another name there.
RELEVANT_SHARE = 0.4
SAME_MATTER_SHARE = 0.55
TASK_SHARE = 0.6
"""What documents hold less of than this is a task for somebody else where it sounds like one (tomorrow's weather), and
nothing else makes it likely to be answered. Chosen."""
BAR_WITHOUT = 0.76
"""The chance from which on a question is answered where something is lacking that hardly any answer lacks, as `lacking`
tells. Chosen .1 above the bar: of six sets that teach nothing it refuses 2 of 213 questions left open, and none of 413
answered ones (2026-11-30)."""
BAR_WITHOUT_MATTER = 0.9
"""The same where the text has no word for the matter that is asked about (`matters.tsv`). Chosen: of 726 questions that
the texts of nine sets answer, whose misses nobody has read, it refuses 9, of 372 that they leave open 13; if such a
matter were always refused, 15 and 16. Of twelve sets that were read, none of 873 and 55 of 868 (2026-11-30). A yes
or a no about such a matter is never given: it would be made up."""
_PRESENT = 0.5
# Nobody can be surer than the data that the weights come from.
_SUREST, _LEAST_SURE = 0.98, 0.02
# A refusal that does not rest on retrieval (a greeting, an empty collection) is right but for a misread question.
_PLAIN_REFUSAL = 0.95
_BARS: Mapping[str, float] = {
    **dict.fromkeys(("lacking", "deed_lacking", "counted_lacking"), BAR_WITHOUT),
    "matter_lacking": BAR_WITHOUT_MATTER,
}
"""What may be lacking -> the chance from which on a question is answered all the same."""
_WORD = re.compile(r"[^\W_]{2}")
"""A text without two letters or figures side by side (x, ؟) asks nothing."""
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do: refuse for `reason`, or answer when it is None; `confidence` is the chance that this is right.

    `talk` is what was said in place of a question, where that is known.
    """

    reason: AbstainReason | None
    confidence: float
    talk: Talk | None = None


def verdict_on_question(question: str) -> Verdict | None:
    """Return why this cannot be answered whatever the documents say, or None where that must be looked up."""
    talk = talk_of(question)
    if talk is not None:
        return Verdict("not_a_question", _PLAIN_REFUSAL, talk)
    if not _WORD.search(fold(question)):
        return Verdict("not_a_question", _PLAIN_REFUSAL)
    if _LETTER.search(question) and understand(question).language is None:
        return Verdict("unsupported_language", _PLAIN_REFUSAL)
    return None


def verdict_on_reply(reading: Reading, reply: Reply) -> Verdict:
    """Return whether a reply, which was read in the evidence (at least one passage), answers the question."""
    if not reply.sentences:
        return NOTHING_FOUND
    known = features(reading, chosen_of(reply, reading.evidence))
    judge = bundled_judge()
    chances = judge.chances(known)
    is_unlike = known["covered_evidence"] < TASK_SHARE and chances.answered < BAR_WITHOUT
    is_task = is_unlike and task_of(reading.question.text) is not None
    bar = max([judge.bar, *(bar for name, bar in _BARS.items() if known[name])])
    is_made_up = reading.question.expects == "polarity" and known["matter_lacking"]
    if chances.answered < bar or known["ruled_out"] or is_task or is_made_up:
        return Verdict(_reason(known), _kept(1 - min(chances.answered, judge.bar)))
    if not reply.follows:
        return Verdict("not_in_passages", _kept(1 - chances.right))
    return Verdict(None, _kept(chances.right))


def chosen_of(reply: Reply, evidence: Sequence[Evidence]) -> Chosen:
    """Return which sentence of the evidence a reply rests on."""
    first = reply.sentences[0]
    same = (at for at, each in enumerate(evidence) if each.hit.passage_id == first.evidence.hit.passage_id)
    return Chosen(next(same, 0), first.start, reply.chance)


NOTHING_TO_SEARCH = Verdict("empty_collection", _PLAIN_REFUSAL)
NOTHING_FOUND = Verdict("no_relevant_passage", _SUREST)


def _reason(known: Mapping[str, float]) -> AbstainReason:
    """Return why a question is refused."""
    if known["covered_in_document"] < RELEVANT_SHARE:
        return "no_relevant_passage"
    is_other = known["names_on_topic"] < _PRESENT or known["numbers_window"] < _PRESENT
    if is_other and known["covered_on_topic"] >= SAME_MATTER_SHARE:
        return "false_premise"
    return "not_in_passages"


def _kept(chance: float) -> float:
    return min(_SUREST, max(_LEAST_SURE, chance))
