"""Plain text: a line is a paragraph, and the text stays as it is.

Only a file in an old encoding is repaired: the letters of one in UTF-8 are those that its author wrote.
"""

from collections.abc import Iterator

from corpus.decode import decode_text, is_unicode
from corpus.document import NO_INFO, DocumentInfo
from corpus.files.draft import Draft
from corpus.files.options import Options
from corpus.repair.repair import repair


def read(data: bytes, options: Options) -> Iterator[Draft]:
    """Yield the one document of the file."""
    text = decode_text(data, name=options.name)
    if is_unicode(data):
        yield Draft(text=text)
        return
    repaired = repair(text.split("\n"))
    info = DocumentInfo(metadata={"repairs": repaired.summary}) if repaired.repairs else NO_INFO
    yield Draft(text="\n".join(repaired.paragraphs), info=info)
