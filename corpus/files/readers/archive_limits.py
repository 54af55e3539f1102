"""Protection against archive bombs: size and number of files are checked before anything is unpacked."""

import zipfile
from io import BytesIO

from corpus.errors import UnreadableFile

MOST_UNPACKED_BYTES = 200_000_000
"""Total of all files of an archive: ten documents of the greatest size."""

MOST_MEMBERS = 10_000


def check_archive(data: bytes) -> zipfile.ZipFile:
    """Return the open archive.

    Raises:
        UnreadableFile: not an archive, damaged, or above the limits.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableFile("damaged, or not the kind of file that its name says", hint="make it anew") from error
    if len(members) > MOST_MEMBERS:
        raise UnreadableFile(f"holds over {MOST_MEMBERS:,} files", hint="split it")
    if sum(member.file_size for member in members) > MOST_UNPACKED_BYTES:
        raise UnreadableFile(f"unpacks to over {MOST_UNPACKED_BYTES // 1_000_000} MB (a bomb?)", hint="split it")
    return archive
