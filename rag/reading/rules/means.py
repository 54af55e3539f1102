"""How: the means that a sentence names for what a question asks about (by hanging it *from a frame*, عبر تطبيق).

In: what is asked and the first sentence found. Out: the words of the means, or None. Only where the sentence names one
means, after having told most of what it has of the question.
"""

import re

from corpus.fold import fold
from rag.asking.question import Question
from rag.reading.sentences.found import Found
from rag.reading.sentences.match import covered
from rag.reading.sentences.names import has_names_or_kin
from rag.reading.sentences.stretch import Words
from rag.words.pattern import one_of

LEAST_SHARE = 0.4
"""The words before the means have so much of the question: chosen."""
MOST_WORDS = 14
"""A means with more words is no short answer: chosen."""
_DEEDS = """
    اعتماد استخدام استعمال إنشاء بناء إقامة تقديم توفير تعزيز إطلاق تنظيم إرسال دعم زيادة خفض منح فتح إغلاق إصدار تركيب
    تدريب توزيع تطوير تأسيس شراء بيع نقل رفع
""".split()
_MEANS = re.compile(
    rf"(?<!\w)(?:(?:وذلك\s+)?(?:عبر|عن\s+طريق|من\s+خلال|بواسطه|بان\s|ب{one_of(_DEEDS)}(?!\w))"
    r"|by\s+(?:means\s+of\s+)?[a-z]{2,}ing(?!\w)|through(?!\w)|via(?!\w)|using(?!\w))"
)


def find_means(question: Question, found: Found) -> Words | None:
    """Return the only means of a sentence, where it stands after what is asked about."""
    tokens = found.tokens
    if question.expects != "manner" or not has_names_or_kin(question, found):
        return None
    matches = list(_MEANS.finditer(tokens.folded.text))
    if len(matches) != 1 or _MEANS.search(fold(question.text)):
        return None
    first, _ = tokens.at(*matches[0].span())
    first += tokens.words[first] == "وذلك"
    last = tokens.part_end(first)
    is_new = found.is_new(first, last)
    is_asked = covered(found.shares[:first], found.concepts[:first]) >= LEAST_SHARE
    return Words(first, last) if is_asked and is_new and last - first < MOST_WORDS else None
