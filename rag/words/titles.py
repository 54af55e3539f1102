"""Nouns that a name follows: titles, and kinds of places."""

import re

from corpus.fold import fold
from rag.words.pattern import one_of

TITLES = """
    السيد السيدة الرئيس الرئيسة الوزير الوزيرة الأمير الأميرة الملك الملكة الشيخ الشيخة الدكتور الدكتورة
    الأستاذ الأستاذة المهندس المهندسة اللواء العميد الفريق العقيد النقيب الجنرال المشير السلطان الإمام الخليفة
    القائد الكاتب الكاتبة الشاعر الشاعرة الباحث الباحثة الفنان الفنانة المخرج اللاعب المدرب البابا القاضي المحامي
    السفير السفيرة النائب
""".split()
PLACE_NOUNS = (
    "مدينة دولة جمهورية مملكة سلطنة إمارة ولاية محافظة إقليم قرية بلدة جزيرة بحيرة نهر جبل وادي ميناء مطار".split()
)
# After words that ask for one (في أي *مدينة* اجتمع) stands what happened there.
_ASKED = "".join(rf"(?<!{fold(word)} )" for word in "أي أية بأي لأي أنهي أنو أنهو بأنهي كم".split())
NAMED = re.compile(rf"{_ASKED}(?<!\w)[ولبف]?{one_of([*TITLES, *PLACE_NOUNS])}\s+(?P<name>[\u0620-\u064a]{{2,}})(?!\w)")
