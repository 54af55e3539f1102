"""Replaces presentation forms and ligatures by plain letters, and restores the order of lam and alef.

Only the Arabic presentation forms and the Latin ligatures are replaced; signs for whole phrases (U+FDFA) are not.
"""

import re
import unicodedata
from itertools import pairwise

_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufdcf\ufdf0-\ufdf9\ufe70-\ufefc]+")
_WORD_FINAL = ("<final>", "<isolated>")
# Adjacent forms that occur in one order only; all other pairs occur in text of either order.
_FORWARD = frozenset({("<initial>", "<medial>"), ("<medial>", "<final>")})
_BACKWARD = frozenset({("<medial>", "<initial>"), ("<final>", "<medial>")})
# Letters that never join the next one: their final form also occurs within words.
NON_JOINING = frozenset("اأإآٱدذرزژوؤةىء")
_SWAPPED_LAM_ALEF = re.compile("ا([أإآ])ل")
_LONE_ARTICLE = re.compile("(?<![ء-ي])ال(?![ء-ي])")
_WORD = re.compile("[ء-ي]+")

_LAM_ALEF_WORDS = frozenset(
    "خلال ثلاث ثلاثة ثلاثين ثلاثون الثلاثاء علاقة علاقات العلاقات علاج العلاج إعلام الإعلام إعلان الإعلان سلام السلام"
    " الإسلام الإسلامية الإسلامي إسلامية سلامة السلامة دولار دولارا الدولار مليار بلاد البلاد البلدان بلادنا ولاية"
    " الولايات ولايات غلاف كلام الكلام أحلام أقلام أفلام علامة علامات احتلال الاحتلال استقلال استغلال انتقال الانتقال"
    " أطفال الأطفال اتصالات الاتصالات الاتصال اتصال إلا ألا وإلا لولا أولا مثلا فعلا قليلا كلا هلا مجال المجال مجالات"
    " المجالات حال الحال حالة حالات الحالة مال المال رسالة رسائل جمال الشمال شمال رجال الرجال أعمال الأعمال عمال العمال"
    " مقال المقال إصلاح الإصلاح صلاح صلاة الصلاة فلان طلاب الطلاب ملايين ميلاد الميلاد ميلادي سلاح السلاح أسلحة"
    " وكالة وكالات الوكالة خلاف الخلاف خلافات اختلاف ائتلاف تلاميذ بلاغ بلاغة لاعب لاعبين لاحقا لازم".split()
)
"""Frequent words with adjacent ل and ا, in either order: they tell a swapped pair within a word from a right one."""


def plain_letters(text: str) -> str:
    """Return the text with presentation forms as plain letters.

    Where a letter follows a word-final form, a space was lost, which is restored.
    """
    return _FORMS.sub(lambda found: _plain(found[0]), text)


def ordered_ligature(letters: str, *, is_reversed: bool) -> str:
    """Return the letters of one glyph in logical order: that of the ligature in Unicode, if it has exactly one of them.

    Args:
        is_reversed: whether the other letters of the word are in reversed order; decides in all other cases.
    """
    if (letters in _LIGATURES) != (letters[::-1] in _LIGATURES):
        return letters if letters in _LIGATURES else letters[::-1]
    return letters[::-1] if is_reversed else letters


def form_order_signs(text: str) -> tuple[int, int]:
    """Return the numbers of adjacent presentation forms that occur in reversed text only, and in forward text only."""
    backward = forward = 0
    for found in _FORMS.finditer(text):
        kinds = [unicodedata.decomposition(form).partition(" ")[0] for form in found[0]]
        pairs = list(pairwise(kinds))
        forward += sum(pair in _FORWARD for pair in pairs)
        backward += sum(pair in _BACKWARD for pair in pairs)
    return backward, forward


def has_swapped_lam_alef(text: str) -> bool:
    """Return whether the text has األ, اإل or اآل: الأ with its last two letters swapped, which occurs in no word."""
    return _SWAPPED_LAM_ALEF.search(text) is not None


def restore_lam_alef(text: str) -> str:
    """Return the text with lam before alef where the letters of their ligature were swapped.

    For texts with such swapped letters (`has_swapped_lam_alef`). Where alef has no hamza, only لا and frequent words
    are restored.
    """
    text = _SWAPPED_LAM_ALEF.sub(r"ال\1", text)
    text = _LONE_ARTICLE.sub("لا", text)
    return _WORD.sub(lambda found: _frequent_word(found[0]), text)


def _frequent_word(word: str) -> str:
    """Return the frequent word that a word is after swapping one pair of alef and lam; the word itself if none is."""
    if word in _LAM_ALEF_WORDS:
        return word
    at = word.find("ال", 1)
    while at > 0:
        swapped = f"{word[:at]}لا{word[at + 2 :]}"
        if swapped in _LAM_ALEF_WORDS or swapped.removeprefix("و") in _LAM_ALEF_WORDS:
            return swapped
        at = word.find("ال", at + 1)
    return word


def _plain(forms: str) -> str:
    """Return a run of presentation forms as plain letters."""
    parts = []
    for at, form in enumerate(forms):
        letters = unicodedata.normalize("NFKC", form).strip()
        parts.append(letters)
        ends_word = unicodedata.decomposition(form).startswith(_WORD_FINAL)
        if ends_word and letters and letters[-1] not in NON_JOINING and at + 1 < len(forms):
            parts.append(" ")
    return "".join(parts)


_LIGATURES = frozenset({"لله"}) | frozenset(
    letters
    for code in (*range(0xFB00, 0xFB07), *range(0xFBEA, 0xFDC8), *range(0xFDF0, 0xFDFA), *range(0xFEF5, 0xFEFD))
    if len(letters := unicodedata.normalize("NFKC", chr(code)).strip()) > 1
)
