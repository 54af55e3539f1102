"""Unicode is decoded; so are legacy encodings if the result looks like its language; all else is refused."""

import pytest

from corpus.article import bundled_article
from corpus.decode import decode_text
from corpus.errors import UnreadableFile

TEXT = "بدأ المؤتمر في الكويت.\nThe summit began.\n"
ARTICLE = bundled_article().text
RUSSIAN = "Все люди рождаются свободными и равными в своём достоинстве и правах. "
FRENCH = "L'été dernier, où est passée la forêt ? Ça suffit, Noël. "
CHINESE = "人人生而自由，在尊严和权利上一律平等。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_with_their_marks(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding), name="a.txt") == TEXT


def test_utf_16_in_both_orders() -> None:
    assert decode_text(b"\xfe\xff" + TEXT.encode("utf-16-be"), name="a.txt") == TEXT
    assert decode_text(b"\xff\xfe" + TEXT.encode("utf-16-le"), name="a.txt") == TEXT


@pytest.mark.parametrize("text", [ARTICLE, "مرحبا بالعالم", "استخدم Windows XP مع الطابعة"])
def test_windows_1256_is_recognised_by_arabic_letters(text: str) -> None:
    assert decode_text(text.encode("windows-1256"), name="a.txt") == text


def test_other_legacy_encodings_are_recognised() -> None:
    arabic = ARTICLE.encode("iso8859_6", "ignore")
    assert decode_text(arabic, name="a.txt") == arabic.decode("iso8859_6")
    english = "The café’s owner said “yes” – at least once."
    assert decode_text(english.encode("windows-1252"), name="a.txt") == english


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.encode("mac_arabic", "ignore"),
        ARTICLE.encode("cp720", "ignore"),
        RUSSIAN.encode("koi8_r"),
        RUSSIAN.encode("cp1251"),
        FRENCH.encode("latin-1"),
        CHINESE.encode("gbk"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-32"),
        b"\xff\xfe\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\x1f\x8b\x08\xff" + bytes(range(1, 256)),
        TEXT.encode() + b"\x00",
        b"\x80",
    ],
)
def test_files_without_text_in_a_known_encoding_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.txt") as refused:
        decode_text(data, name="a.txt")
    assert refused.value.hint == "save it as UTF-8 text"
