"""When something will be: the year in which a bridge was announced is not the one in which it will open.

Arabic has one form for the present and the future, and so a wide list of words counts as a mention of the future: that
a text has none of them is certain, that it speaks of the future is not.
"""

import re
from functools import lru_cache

from corpus.fold import fold
from rag.judging.vetoes.case import Case
from rag.words.pattern import one_of

_CACHED = 512
_WORD = re.compile(r"\w+")
_ASKS = re.compile(
    r"(?<!\w)(?:will|shall|going to|upcoming|(?:the|is|are)\s+next"
    r"|(?:is|are)\s+(?:[\w-]+\s+){0,6}(?:due|expected|set|scheduled|planned|supposed) to"
    rf"|{one_of('سوف|القادم|القادمة|المقبل|المقبلة|الجاي|الجاية|المزمع'.split('|'))}|(?:راح|رح)\s+[يتن]\w{{2,}})(?!\w)"
)
_VERBS_OF_SPEECH = "قال قالت قالوا أعلن أعلنت أعلنوا وعد وعدت وعدوا ذكر ذكرت صرح صرحت تعهد تعهدت قرر قررت".split()
_REPORTED = re.compile(
    r"(?<!\w)(?:(?:did|was|were|had)\s.*?(?<!\w)(?:that|it|they|he|she|to)"
    rf"|{one_of(_VERBS_OF_SPEECH)}\s.*?انه?\w*)\s.*"
)
"""The clause before a future that was spoken of in the past: when *did they say that* it will open?"""
_MENTIONS = re.compile(
    "(?<!\\w)(?:"
    + one_of(
        """
        will shall would next upcoming coming plan plans planned planning schedule scheduled due set intends expects
        expected aims until till deadline hopes begins starts opens ends takes promised promises agreed later soon
        forthcoming pledged future is are runs every
        سوف لن مقرر مقررا متوقع مزمع بحلول اعتبارا ابتداء حتى موعد يبدأ تبدأ يبدؤون ينتهي تنتهي يفتتح تفتتح قريبا لاحقا
        """.split()
    )
    + r"|[وف]?(?:ال)?(?:مقرر|متوقع|مزمع|مقبل|قادم|منتظر)(?:ه|ين|ات)?|[وف]?[يتن](?:عتزم|خطط|نوي|توقع|امل|طمح)\w*"
    r"|علي\s+ان|المستقبل|مستقبل\w*|خط[هط]\s|by\s+(?:the\s+end\s+of\s+)?\d{4}|from\s+\d{1,2}\s+\w+)(?!\w)"
)
_FUTURE = re.compile("[وف]?س[يتن]\\w{3,}")
_CHATTY_FUTURE = re.compile("[هح][يت]\\w{3,}")
# Words in س that are no verbs of the future: Mr, politics, cars, years, six.
_NO_VERB = re.compile(
    "[وف]?(?:سي(?:د(?:ه|ات|تان|ي)?|اس\\w*|ار(?:ه|ات\\w*|ته)|نما\\w*|ناء|ره|رته|رتها|ناري\\w*|طره|طرت?|ول|وف|اح\\w*|اق\\w*|اده)"
    "|سن(?:ه|وات|وي\\w*|تين|د\\w*|اء)|ست(?:ه|ين|ون|ار\\w*|اد|ميه|مايه|مئه))"
)


def is_future_missing(case: Case) -> bool:
    """Return whether the date of something to come is asked for, and no text nearby mentions the future."""
    is_of_future = case.question.expects == "date" and _asks_of_future(case.question.text)
    return is_of_future and not any(map(_mentions_future, case.near))


@lru_cache(_CACHED)
def _asks_of_future(question: str) -> bool:
    folded = _REPORTED.sub("", fold(question))
    words = _WORD.findall(folded)
    return _ASKS.search(folded) is not None or any(_CHATTY_FUTURE.fullmatch(word) or _is_future(word) for word in words)


@lru_cache(_CACHED)
def _mentions_future(text: str) -> bool:
    folded = fold(text)
    return _MENTIONS.search(folded) is not None or any(map(_is_future, _WORD.findall(folded)))


def _is_future(word: str) -> bool:
    return _FUTURE.fullmatch(word) is not None and _NO_VERB.fullmatch(word) is None
