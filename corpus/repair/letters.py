"""Letters at other code points than a keyboard's: presentation forms and ligatures brought back, order and all.

Only the compatibility blocks of Arabic and the Latin ligatures are touched. Signs that stand for whole phrases (U+FDFA
and its like) stay as they are.
"""

import re
import unicodedata
from itertools import pairwise

_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufdcf\ufdf0-\ufdf9\ufe70-\ufefc]+")
_CLOSING = ("<final>", "<isolated>")
# Which form may follow which within a word, read forwards and backwards; all other pairs happen both ways.
_FORWARD = frozenset({("<initial>", "<medial>"), ("<medial>", "<final>")})
_BACKWARD = frozenset({("<medial>", "<initial>"), ("<final>", "<medial>")})
# These never join the next letter, so that their last form says nothing of where a word ends.
NEVER_JOIN_ON = frozenset("اأإآٱدذرزژوؤةىء")
_BROKEN_LAM_ALEF = re.compile("ا([أإآ])ل")
_LONE_ARTICLE = re.compile("(?<![ء-ي])ال(?![ء-ي])")
_WORD = re.compile("[ء-ي]+")

_FREQUENT = frozenset(
    "خلال ثلاث ثلاثة ثلاثين ثلاثون الثلاثاء علاقة علاقات العلاقات علاج العلاج إعلام الإعلام إعلان الإعلان سلام السلام"
    " الإسلام الإسلامية الإسلامي إسلامية سلامة السلامة دولار دولارا الدولار مليار بلاد البلاد البلدان بلادنا ولاية"
    " الولايات ولايات غلاف كلام الكلام أحلام أقلام أفلام علامة علامات احتلال الاحتلال استقلال استغلال انتقال الانتقال"
    " أطفال الأطفال اتصالات الاتصالات الاتصال اتصال إلا ألا وإلا لولا أولا مثلا فعلا قليلا كلا هلا مجال المجال مجالات"
    " المجالات حال الحال حالة حالات الحالة مال المال رسالة رسائل جمال الشمال شمال رجال الرجال أعمال الأعمال عمال العمال"
    " مقال المقال إصلاح الإصلاح صلاح صلاة الصلاة فلان طلاب الطلاب ملايين ميلاد الميلاد ميلادي سلاح السلاح أسلحة"
    " وكالة وكالات الوكالة خلاف الخلاف خلافات اختلاف ائتلاف تلاميذ بلاغ بلاغة لاعب لاعبين لاحقا لازم".split()
)
"""Common words with ل and ا side by side, either way round: they show where the pair is swapped within a word."""


def plain_letters(text: str) -> str:
    """Return the text with presentation forms as plain letters.

    A form that ends a word where a letter follows shows that a space was lost there, and it is put back.
    """
    return _FORMS.sub(lambda found: _plain(found[0]), text)


def ligature_in_order(letters: str, *, is_backward: bool) -> str:
    """Return the letters of one glyph in reading order.

    Unicode has each common ligature, and so its order, too. Where it has both orders or none, the word decides.

    Args:
        is_backward: whether the other letters of the word are backwards.
    """
    if (letters in _LIGATURES) != (letters[::-1] in _LIGATURES):
        return letters if letters in _LIGATURES else letters[::-1]
    return letters[::-1] if is_backward else letters


def form_signs(text: str) -> tuple[int, int]:
    """Return how many neighbouring presentation forms can only be backwards, and how many only forwards."""
    backward = forward = 0
    for found in _FORMS.finditer(text):
        kinds = [unicodedata.decomposition(form).partition(" ")[0] for form in found[0]]
        pairs = list(pairwise(kinds))
        forward += sum(pair in _FORWARD for pair in pairs)
        backward += sum(pair in _BACKWARD for pair in pairs)
    return backward, forward


def has_broken_lam_alef(text: str) -> bool:
    """Return whether the text has an alef before one with hamza and then lam, which Arabic never has."""
    return _BROKEN_LAM_ALEF.search(text) is not None


def with_lam_alef(text: str) -> str:
    """Return the text with lam and alef in order, where the two letters of their ligature were swapped.

    For texts that `has_broken_lam_alef` holds of somewhere. A swapped pair in a word that is not common stays.
    """
    text = _BROKEN_LAM_ALEF.sub(r"ال\1", text)
    text = _LONE_ARTICLE.sub("لا", text)
    return _WORD.sub(lambda found: _frequent(found[0]), text)


def _frequent(word: str) -> str:
    if word in _FREQUENT:
        return word
    at = word.find("ال", 1)
    while at > 0:
        swapped = f"{word[:at]}لا{word[at + 2 :]}"
        if swapped in _FREQUENT or swapped.removeprefix("و") in _FREQUENT:
            return swapped
        at = word.find("ال", at + 1)
    return word


def _plain(forms: str) -> str:
    parts = []
    for at, form in enumerate(forms):
        letters = unicodedata.normalize("NFKC", form).strip()
        parts.append(letters)
        is_last = unicodedata.decomposition(form).startswith(_CLOSING)
        if is_last and letters and letters[-1] not in NEVER_JOIN_ON and at + 1 < len(forms):
            parts.append(" ")
    return "".join(parts)


_LIGATURES = frozenset({"لله"}) | frozenset(
    letters
    for code in (*range(0xFB00, 0xFB07), *range(0xFBEA, 0xFDC8), *range(0xFDF0, 0xFDFA), *range(0xFEF5, 0xFEFD))
    if len(letters := unicodedata.normalize("NFKC", chr(code)).strip()) > 1
)
