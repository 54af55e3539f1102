"""Which of the two languages a question is in: text in, `ar`, `en` or None out.

`corpus.language` goes by letters alone, which is right for documents. A question is short, so here its words count too:
Arabic in Latin letters and digits (Arabizi: "meen howa el ra2ees") is Arabic, and other languages that use either
script (French, Turkish, Persian, Urdu, …) are neither. Only function words and letters tell them apart; a question
without any (a name, a title) stays with its script.
"""

import re

from corpus.fold import bare
from corpus.language import detect_language
from corpus.passage import Language
from index.words.arabizi import ENGLISH_FUNCTION_WORDS, SPELT_ALIKE, is_arabizi

# The most frequent function words of languages that users write in Latin letters, without those that English shares.
_FOREIGN_LATIN = frozenset(
    """
    le la les des du une est et dans qui que quoi quel quelle quels quand où pourquoi comment combien sont avec sur pour
    el los las del una es y en quién qué cuál cuándo dónde por cómo cuánto cuántos está son con fue para
    der die das und ist wer was wann wo warum wie viele viel von dem den ein eine mit für wurde welche welcher
    il lo gli della di che chi quando dove perché quanto quanti è sono nel con
    o os da dos em quem qual onde porque foi
    kim ne zaman nerede neden nasıl kaç hangi ve bir bu için ile nedir kimdir
    wie de het een van wanneer waar waarom hoeveel hoe
    apa siapa kapan di mana mengapa bagaimana berapa yang dan adalah untuk dari
    """.split()
)
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

# Letters that Persian, Urdu, Kurdish or Pashto need and Arabic does not, the dialect ones (چ گ پ ڤ) left out; and
# function words spelt with letters of Arabic.
_FOREIGN_ARABIC_LETTER = re.compile("[ٹڈڑںےھہۂژډړښځڅېۍڼەۆێڕڵ]")
_FOREIGN_ARABIC = frozenset(
    """
    است هست بود شد شده کرد کرده می‌شود چیست کیست کجا کجاست چه چرا چگونه چند را این آن از به با برای که در
    ہے ہیں کیا کون کب کہاں کیوں کیسے کتنے کا کی کے میں سے کو اور نے یہ وہ تھا تھی
    """.split()
)
_SPELT_ALIKE_IN_ARABIC = frozenset({"به", "با", "در", "آن"})
_LEAST_FOREIGN_WORDS = 2
_FOREIGN_LETTER = re.compile("[^\\W\\d_A-Za-zÀ-ʯḀ-ỿ\u0620-\u06ff\u0750-\u077f\u0870-\u08c9]")
_WORD = re.compile(r"[^\W_]+")


def question_language(text: str) -> Language | None:
    """Return the language of a question, or None where it is in neither, or has no letters at all.

    >>> question_language("meen howa ra2ees uzbekistan"), question_language("Où se trouve le musée ?")
    ('ar', None)
    """
    plain = bare(text)
    by_letters = detect_language(text)
    if by_letters is None or _is_other_script(plain):
        return None
    if by_letters == "ar":
        return None if _is_foreign_arabic(text) else "ar"
    if is_arabizi(plain):
        return "ar"
    return None if _is_foreign_latin(text) else "en"


def _is_foreign_latin(text: str) -> bool:
    words = {word.lower() for word in _LATIN_WORD.findall(text)}
    foreign = sum(word in _FOREIGN_LATIN for word in words)
    english = sum(word in ENGLISH_FUNCTION_WORDS and not (word in SPELT_ALIKE and foreign) for word in words)
    return foreign >= _LEAST_FOREIGN_WORDS and foreign > english


def _is_foreign_arabic(text: str) -> bool:
    words = _WORD.findall(text)
    function = sum(word in _FOREIGN_ARABIC for word in words)
    sure = sum(word in _FOREIGN_ARABIC and word not in _SPELT_ALIKE_IN_ARABIC for word in words)
    letters = sum(bool(_FOREIGN_ARABIC_LETTER.search(word)) for word in words)
    return (sure > 0 and function + letters >= _LEAST_FOREIGN_WORDS) or 2 * letters > len(words)


def _is_other_script(plain: str) -> bool:
    """Return whether most letters stand in words that have one of a third script; digits are of none."""
    if not _FOREIGN_LETTER.search(plain):
        return False
    words = [word for word in _WORD.findall(plain) if not word.isdigit()]
    foreign = sum(len(word) for word in words if _FOREIGN_LETTER.search(word))
    return 2 * foreign > sum(map(len, words))
