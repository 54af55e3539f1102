"""Damaged Arabic is repaired, undamaged text is unchanged, and unreadable text is refused."""

import arabic_reshaper
import pytest
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as some

from corpus.article import bundled_article
from corpus.errors import UnreadableArabic
from corpus.repair.repair import repair

TEXT = "زار الوزير مدينة صلالة في عام 2024 وأعلن (الخطة الجديدة) بقيمة 12.5 مليون دولار."
MIXED = "فيروس COVID 19 انتشر في الصين، وشركة Solar Power Group لا تعمل إلا في الإمارات."
SIGNS = "نسبة 45% من السكان، بتاريخ 2024-11-05 عند 10:30، قال «إن الأمل كبير» ثم عاد."
ENGLISH = "The city of مسقط القديمة 2024 والبحر is old (very old)."


@pytest.mark.parametrize("text", [TEXT, MIXED, SIGNS, ENGLISH])
def test_visual_order_in_plain_letters_and_in_joined_forms(text: str) -> None:
    plain, joined = get_display(text), get_display(arabic_reshaper.reshape(text))
    found = repair([plain, get_display(TEXT)])
    assert (found.paragraphs[0], found.repairs["visual order"]) == (text, 2)
    mended = repair([joined])
    assert (mended.paragraphs, set(mended.repairs)) == ((text,), {"visual order", "presentation forms"})


@pytest.mark.parametrize("text", ["شارك 260 طفلا وعمل يوما كاملا.", "هذا مفيد قليلا وجميل أصلا.", "شكرا فعلا ومثلا"])
def test_words_that_look_reversed_do_not_reverse_undamaged_text(text: str) -> None:
    assert repair([text]).paragraphs == (text,)


def test_presentation_forms_in_logical_order_are_not_reordered() -> None:
    found = repair([arabic_reshaper.reshape(TEXT)])
    assert (found.paragraphs, found.repairs) == ((TEXT,), {"presentation forms": 1})


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("utf-8", "cp1252"),
        ("utf-8", "latin-1"),
        ("utf-8", "cp1256"),
        ("cp1256", "cp1252"),
        ("cp1256", "latin-1"),
        ("iso8859_6", "latin-1"),
        ("iso8859_6", "cp1256"),
    ],
)
def test_mojibake(right: str, wrong: str) -> None:
    data = TEXT.encode(right)
    garbled = "".join(
        bytes([byte]).decode(wrong) if wrong != "cp1252" or byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
        for byte in data
    )
    assert garbled != TEXT
    assert repair([garbled]).paragraphs == (TEXT,)


def test_text_encoded_twice() -> None:
    assert repair([TEXT.encode().decode("latin-1").encode().decode("latin-1")]).paragraphs == (TEXT,)


def test_swapped_lam_alef() -> None:
    broken = "قال اإلنسان إن األمل في دوالر واحد خالل ثالثة أيام ال يكفي."
    assert repair([broken]).paragraphs == ("قال الإنسان إن الأمل في دولار واحد خلال ثلاثة أيام لا يكفي.",)


def test_lost_spaces() -> None:
    assert repair(["في مدينةالكويت القديمةوالحديثة"]).paragraphs == ("في مدينة الكويت القديمة والحديثة",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("\ue001\ue002 \ue003\ue004\ufffd abc", "does not say which letters"),
        ("وصلالوفدالرسميإلىالمدينةالجديدةفيالصباحالباكر" * 3, "run together"),
    ],
)
def test_unreadable_text_is_refused_with_a_sample(text: str, problem: str) -> None:
    with pytest.raises(UnreadableArabic, match=problem) as refused:
        repair(["An introduction.", text.replace("ة", "ه")])
    assert repr(text.replace("ة", "ه")[:10])[1:-1] in str(refused.value)


WORDS = sorted({word for word in bundled_article().text.split() if len(word) > 2})
CLEAN = some.lists(
    some.sampled_from(
        [*WORDS, "Kuwait", "café", "2024", "٢٠٢٤", "10:30", "(the", "end)", "«قال»", "U.S.", "الله", "naïve"]
    ),
    min_size=1,
    max_size=30,
).map(" ".join)


@given(some.lists(CLEAN, min_size=1, max_size=5))
def test_undamaged_text_is_unchanged(paragraphs: list[str]) -> None:
    assert repair(paragraphs).paragraphs == tuple(paragraphs)


def test_other_languages_are_unchanged() -> None:
    clean = ["L'été dernier, où est passée la forêt ? Ça suffit, Noël — déjà “ici”.", "Straße über Äpfel", "Все люди"]
    assert repair(clean).repairs == {}


def test_the_article_is_undamaged() -> None:
    assert repair(bundled_article().text.split("\n")).repairs == {}
