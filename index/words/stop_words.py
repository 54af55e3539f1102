"""Stop words of both languages.

In: a bare word. Out: whether it is a stop word. Words are compared before letters are merged: على (on) is a stop word,
and علي (Ali) is not. Source of the lists: chosen, function words of standard Arabic, its dialects, and English.
"""

from corpus.fold import fold

_STANDARD = """
    من في على إلى الى عن مع أن ان إن أو او أم ثم لا لم لن ما ماذا هل قد لقد كان كانت يكون تكون كانوا ليس ليست هو هي هم
    هن هما نحن أنا انا أنت انت أنتم هذا هذه هذان هؤلاء ذلك تلك أولئك الذي التي الذين اللذان اللتان اللواتي اللاتي كل بعض
    غير بين عند عندما حيث حين إذ إذا اذا لو لولا لكن بل حتى منذ بعد قبل خلال أثناء فوق تحت دون أي اي أية كما لذلك فإن
    بأن لأن كيف متى أين اين لماذا كم به بها بهم له لها لهم فيه فيها فيهم منه منها منهم عليه عليها عليهم إليه إليها إليهم
    عنه عنها هناك هنا أيضا ايضا فقط عبر ضد نحو حول إنه أنه انه إنها أنها عما فيما بما مما ممن عمن كذلك مثل أما اما إما
    تم يتم ذات ذو ذي ال ف ب ل ك و يا لدى لدي عندي لي لنا لكم بم لم فيم علام إلام يمكن يمكنك هلا أكان أهو سوف
    """
# Of dialects: Gulf, Egyptian, Levantine, Maghrebi.
_DIALECT = """
    منو شنو شنهو وش ايش إيش وين شلون ليش چم جم اللي الي هاي هاذا هاذي هذي عشان علشان مشان مو مب موب الحين لازم
    مين فين إيه ايه ليه إزاي ازاي امتى إمتى كام عايز عاوز مش ده دي بتاع بتاعة علشان دلوقتي كده بس
    شو كيف قديش ايمتى إيمتى بدي بدك بده بدها هلق هلأ هيدا هيدي هاد هيك كمان لسا رح
    شكون شنوة علاش كيفاش شحال فوقاش واش ديال دابا هاداك
    """
# Content words that equal a spelling of a stop word, or و or ف before one: Ali, guardian, governor, mother,
# understanding, opened, joy, so-and-so.
_CONTENT_WORDS = frozenset("علي ولي والي الام فهم فتحت فرح فلان".split())
_PLAIN_ALEF = str.maketrans("أإآ", "ااا")
_FINAL_VARIANTS = {"ي": "ى", "ى": "ي", "ة": "ه"}


def _spellings(word: str) -> set[str]:
    """Return the spellings in common use: with or without hamza on alef, and with or without the final dots."""
    alefs = {word, word.translate(_PLAIN_ALEF)}
    return alefs | {form[:-1] + _FINAL_VARIANTS.get(form[-1], form[-1]) for form in alefs}


_ARABIC_STOP_WORDS = frozenset().union(*map(_spellings, (_STANDARD + _DIALECT).split())) - _CONTENT_WORDS
_CONJUNCTIONS = ("و", "ف")


def is_arabic_stop_word(word: str) -> bool:
    """Return whether a bare Arabic word is a stop word, by itself or after a joined و or ف."""
    if word in _CONTENT_WORDS:
        return False
    return word in _ARABIC_STOP_WORDS or (word.startswith(_CONJUNCTIONS) and word[1:] in _ARABIC_STOP_WORDS)


_ENGLISH_STOP_WORDS = frozenset(
    """
    a an the of in on at to for from by with as is are was were be been being am it its this that these those he she
    they we you i his her their our my your him them us me and or but nor not no do does did done doing has have had
    having will would shall should can could may might must if then than so such what which who whom whose when
    where why how there here into onto about over under between during before after above below up down out off
    again further once all any both each few more most other some own same too very just also while because until
    against through s t ll re ve d m
    """.split()
)
_ENGLISH_ACRONYMS = frozenset({"US", "WHO", "IT"})


def is_english_stop_word(word: str) -> bool:
    """Return whether a bare English word is a stop word; the acronyms US, WHO and IT are not."""
    return word not in _ENGLISH_ACRONYMS and fold(word) in _ENGLISH_STOP_WORDS
