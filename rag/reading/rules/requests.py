"""What somebody asks of somebody: to take part in the talks, أن يشارك في المحادثات.

In: what is asked and the sentences found. Out: the sentence and the words of the request, or None. They follow a verb
of asking (urged the council *to wait*, أوصى *بإغلاق الجسر*), and reach to the end of its clause.
"""

import re
from collections.abc import Sequence

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.sentences.found import Found
from rag.reading.sentences.match import covered
from rag.reading.sentences.names import has_names_or_kin
from rag.reading.sentences.stretch import Stretch
from rag.words.pattern import one_of

LEAST_SHARE = 0.15
"""The words before the request have so much of the question: chosen."""
LEAST_WORDS, MOST_WORDS = 2, 20
"""A request with other numbers of words is no short answer: chosen."""
_ENGLISH = one_of(
    """
    urge|urges|urged|ask|asks|asked|tell|tells|told|advise|advises|advised|order|orders|ordered|invite|invites|invited
    encourage|encourages|encouraged|instruct|instructed|press|pressed|persuade|persuaded|warn|warned
    call on|calls on|called on|call upon|called upon|appealed to|appeals to
    """.replace("\n", "|").split("|")
)
_ARABIC = one_of(
    """
    دعا دعت دعوا يدعو تدعو حث حثت حثوا يحث تحث طلب طلبت طلبوا يطلب تطلب طالبت طالبوا يطالب تطالب ناشد ناشدت ناشدوا
    يناشد تناشد أوصى أوصت أوصوا يوصي توصي نصح نصحت ينصح تنصح أهاب أهابت يهيب تهيب أمر أمرت حذر حذرت
    """.split()
)
# طالب is a student more often than one who demanded.
_WITH_BA = one_of("أوصى أوصت أوصوا يوصي توصي نصح نصحت ينصح تنصح طالبت طالبوا يطالب تطالب أمر أمرت".split())
_TO_DO = re.compile(rf"(?<!\w)(?:{_ENGLISH}|want|wants|wanted)(?!\w).*\sto\s+do(?!\w)")
_ASKS = re.compile(rf"(?<!\w)[وف]?(?:{_ARABIC}|أراد|أرادت|يريد|تريد|بده|بدها)(?!\w)")
_ASKED = (
    re.compile(rf"(?<!\w){_ENGLISH}\s(?:[^.;:()]*?\s)?to\s+(?=(?!the\s|a\s|an\s|its\s|their\s|this\s)[a-z]{{2,}}\s)"),
    re.compile(rf"(?<!\w)[وف]?{_ARABIC}\s(?:[^.؛:()،]*?\s)?[لب]?ان\s+(?=[يتن]\w{{2,}})"),
    re.compile(rf"(?<!\w)[وف]?{_ARABIC}\s(?:[^.؛:()،]*?\s)?(?:الي|علي)\s+"),
    re.compile(rf"(?<!\w)[وف]?{_WITH_BA}\s(?:[^.؛:()،]*?\s)?(?=ب\w{{4,}})"),
)
"""How a request is told, the surest first."""


def find_request(question: Question, found: Sequence[Found]) -> Stretch | None:
    """Return what a sentence tells that somebody asked for, where a question asks what that was."""
    if question.type not in ("what", "what_said") or question.head is not None:
        return None
    asked = fold(question.text)
    if not (_TO_DO.search(asked) or _ASKS.search(asked)):
        return None
    requests = (_request(each) for each in found if each is found[0] or has_names_or_kin(question, each))
    return next((each for each in requests if each is not None), None)


def _request(found: Found) -> Stretch | None:
    tokens = found.tokens
    match = next((match for pattern in _ASKED if (match := pattern.search(tokens.folded.text))), None)
    if match is None:
        return None
    first, _ = tokens.at(match.end(), len(tokens.folded.text))
    last = tokens.part_end(first)
    is_asked = covered(found.shares[:first], found.concepts[:first]) >= LEAST_SHARE
    is_new = found.is_new(first, last)
    fits = LEAST_WORDS <= last - first + 1 <= MOST_WORDS
    return Stretch(found, first, last) if is_asked and is_new and fits else None
