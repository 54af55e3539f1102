"""Text files: a path in, a document out; files and folders in, the text files among them out.

UTF-8 is what text is written in today, UTF-16 what Windows editors mark with a byte order mark; old files are in
windows-1256 or ISO 8859-6 (Arabic) or windows-1252 (English). These give letters for any bytes at all, so they are
taken only where the outcome reads like its language; every other file is refused rather than guessed at.
"""

import codecs
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.document import MAX_DOCUMENT_BYTES, new_document
from corpus.errors import UnreadableFile
from corpus.passage import Document
from corpus.paths import files_under, once, read_bytes, status_of

TEXT_SUFFIXES = ("", ".txt", ".text", ".md")
"""Endings of the files that are read; Markdown is read as plain text and keeps its marks."""

COMMON_LETTERS = frozenset("اليمونرت")
MIN_COMMON_SHARE = 0.35
"""Least share of the commonest Arabic letters in the Arabic words of a file taken for windows-1256.

Source: measured in windows-1256, 2026-11-23: median 0.60 over 10,138 Arabic news texts, 0.46 in the least Arabic of
them; at most 0.13 in Russian (KOI8-R) and Japanese (EUC-JP) samples, which pass the next test.
"""

MAX_MIXED_SHARE = 0.05
"""Greatest share of words with Latin letters too among the words with Arabic letters in such a file.

Source: measured likewise: at most 0.014 in the news texts; 0.72 in Arabic of ISO 8859-6 and of Mac Arabic, 0.25 or more
in Russian, Greek, Hebrew, Turkish, Thai, Chinese, Korean, French, German and Spanish samples of other encodings,
because windows-1256 has à, è, é, ê and their like among its Arabic letters.
"""

MAX_ACCENTED_SHARE = 0.05
"""Greatest share of letters outside ASCII in a text taken for windows-1252: French has 0.04 to 0.2 of them, and other
encodings of it and of its neighbours would pass above this."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SAVE_AS_UTF8 = "save it as UTF-8 text"
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_LETTER = re.compile("[ء-ي]")
_LATIN_LETTER = re.compile("[A-Za-zÀ-ÿŒœƒ]")


def load_text(path: str | Path, *, document_id: str | None = None) -> Document:
    """Return the text file as a document that has the file's name, without its ending, as its title.

    Raises:
        UnreadableFile: missing, not a file, not permitted, of another format, or in an encoding that cannot be told.
        DocumentTooLarge: over `corpus.document.MAX_DOCUMENT_BYTES`.
        CorpusError: whatever else `corpus.document.new_document` refuses, an empty file for example.
    """
    path = Path(path)
    if not _is_text_file(path.name):
        raise UnreadableFile(f"{path.name}: not a kind of text file that is known", hint="give a .txt or .md file")
    # Names from old archives are not always UTF-8, and only Unicode can be stored.
    name = os.fsencode(path.name).decode(errors="replace")
    text = decode_text(read_bytes(path, MAX_DOCUMENT_BYTES, f"{path.name}: "), name=name)
    return new_document(text, document_id=document_id, source_name=name, title=Path(name).stem)


def decode_text(data: bytes, *, name: str) -> str:
    """Return the text in `data`, without a byte order mark: UTF-8, UTF-16 with its mark, or an old encoding.

    Args:
        name: what the error calls the file.

    Raises:
        UnreadableFile: not text, or in an encoding that cannot be told.
    """
    text = _unicode(data)
    if text is None:
        text = next(_in_old_encodings(data), None)
    if text is None:
        raise UnreadableFile(f"{name}: the encoding cannot be told", hint=_SAVE_AS_UTF8)
    if "\0" in text:
        raise UnreadableFile(f"{name}: not a text file", hint=_SAVE_AS_UTF8)
    return text


def is_unicode(data: bytes) -> bool:
    """Return whether `data` is text in UTF-8, or in UTF-16 with its mark."""
    return _unicode(data) is not None


def text_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Yield each file once: the given ones as they are, those of folders in order of their names, at any depth.

    In a folder, hidden files and folders and files without a `TEXT_SUFFIXES` ending are passed over, and links to
    folders are not followed, so that no loop of links is endless.

    Raises:
        UnreadableFile: a path is missing, or a folder cannot be listed or holds no text file.
    """
    return once(file for path in map(Path, paths) for file in _files_at(path))


def _files_at(path: Path) -> Iterator[Path]:
    if stat.S_ISDIR(status_of(path).st_mode):
        yield from files_under(path, _is_text_file, hint="give a folder with .txt or .md files")
    else:
        yield path


def _is_text_file(name: str) -> bool:
    return Path(name).suffix.lower() in TEXT_SUFFIXES


def _unicode(data: bytes) -> str | None:
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        return None


def _in_old_encodings(data: bytes) -> Iterator[str]:
    """Yield the text as each old encoding reads it that makes sense of it."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    for encoding, makes_sense in _OLD_ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if makes_sense(text):
            yield text


def reads_like_arabic(text: str) -> bool:
    """Return whether most of the words with Arabic letters look like those of an Arabic text."""
    words = [word for word in _WORD.findall(text) if _ARABIC_LETTER.search(word)]
    letters = "".join(words)
    common = sum(letter in COMMON_LETTERS for letter in letters)
    mixed = sum(_LATIN_LETTER.search(word) is not None for word in words)
    return bool(words) and common >= MIN_COMMON_SHARE * len(letters) and mixed <= MAX_MIXED_SHARE * len(words)


def _reads_like_english(text: str) -> bool:
    """Return whether nearly all letters are those of English, as in a text with a few accents and curly quotes."""
    letters = [character for character in text if character.isalpha()]
    foreign = sum(not character.isascii() for character in letters)
    return bool(letters) and foreign <= MAX_ACCENTED_SHARE * len(letters) and not _CONTROL.search(text)


_OLD_ENCODINGS = (
    ("windows-1256", reads_like_arabic),
    ("iso8859_6", reads_like_arabic),
    ("windows-1252", _reads_like_english),
)
"""In this order: the second lacks letters that the first has, and the last has a letter for nearly any byte."""
