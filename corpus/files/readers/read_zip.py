"""Reads archives: each file of a supported format, in the order of names. Nothing is unpacked to disk.

As in a folder, hidden files are ignored, and files of other formats are skipped and reported. A file that cannot be
read does not affect the others.
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath

from corpus.document import MAX_DOCUMENT_BYTES, DocumentInfo
from corpus.errors import CorpusError, DocumentTooLarge, UnreadableFile
from corpus.files.draft import Failure, Found, PassedOver
from corpus.files.formats import format_of
from corpus.files.options import Options
from corpus.files.readers.archive_limits import check_archive

_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_PACKED = "zip"


def read(data: bytes, options: Options) -> Iterator[Found | None]:
    """Yield the documents of all files of the archive, failures, and skipped files."""
    archive = check_archive(data)
    members = sorted((_name(member), member) for member in archive.infolist() if not member.is_dir())
    shown = [(name, member) for name, member in members if not _is_hidden(name)]
    if not any(format_of(name) for name, _ in shown):
        raise UnreadableFile("no file in it that can be read", hint="see the README for what can be")
    for name, member in shown:
        if format_of(name) is None:
            yield PassedOver(name)
            continue
        try:
            yield from _read_member(archive, member, name, options)
        except CorpusError as error:
            yield Failure.of(error, name)
        except (MemoryError, RecursionError, ValueError, LookupError, TypeError, OSError) as error:
            yield Failure.of(UnreadableFile(f"damaged ({type(error).__name__})", hint="make it anew"), name)


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, options: Options
) -> Iterator[Found | None]:
    found = format_of(name)
    if found is None or found.name == _PACKED:
        raise UnreadableFile("an archive in an archive", hint="unpack it first")
    data = _unpacked(archive, member)
    source = sha256(data).hexdigest()
    for each in found.reader()(data, replace(options, name=name)):
        if each is None or isinstance(each, PassedOver):
            yield each
            continue
        part = f"{name}, {each.part}" if each.part else name
        if isinstance(each, Failure):
            yield replace(each, part=part)
        else:
            named = DocumentInfo(title="" if each.part else PurePosixPath(name).stem)
            yield replace(each, part=part, info=named.overridden_by(each.info), source=each.source or source)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableFile("encrypted", hint="pack it without a password")
    if member.file_size > MAX_DOCUMENT_BYTES:
        raise DocumentTooLarge(f"over {MAX_DOCUMENT_BYTES // 1_000_000} MB", hint="split it")
    try:
        with archive.open(member) as file:
            return file.read(MAX_DOCUMENT_BYTES)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableFile("damaged in the archive", hint="pack it again") from error


def _name(member: zipfile.ZipInfo) -> str:
    """Return the name of a member; macOS writes names in UTF-8 without setting the flag for it."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode()
    except UnicodeError:
        return member.filename


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
