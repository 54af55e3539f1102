"""Reads plain text: each line is a paragraph, and the text is unchanged.

Only files in legacy encodings are repaired: the letters of a UTF-8 file are taken to be those that its author wrote.
"""

from collections.abc import Iterator

from corpus.decode import decode_text, is_unicode
from corpus.document import NO_INFO, DocumentInfo
from corpus.files.draft import Draft
from corpus.files.options import Options
from corpus.repair.repair import repair


def read(data: bytes, options: Options) -> Iterator[Draft]:
    """Yield the document."""
    text = decode_text(data, name=options.name)
    if is_unicode(data):
        yield Draft(text=text)
        return
    repaired = repair(text.split("\n"))
    info = DocumentInfo(metadata={"repairs": repaired.summary}) if repaired.repairs else NO_INFO
    yield Draft(text="\n".join(repaired.paragraphs), info=info)
