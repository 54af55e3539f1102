"""The parsing process: a request for each file on standard input, its documents on standard output.

Started by `parser` with `python -m`, and killed by it on a timeout. It has no network code and may not write files, and
the parent validates its answers, so that a hostile file cannot reach the store.

    {"name", "format", "ocr", "skip"} + bytes, or {…, "path"}
        ->  {"draft"}, {"failure"}, {"passed_over"}, {"alive"} …, {"end"}
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError, UnreadableFile
from corpus.files.draft import Failure, Found, PassedOver
from corpus.files.formats import Format
from corpus.files.options import Options
from corpus.files.parsing.frames import read_frame, write_frame
from corpus.files.parsing.limits import limit_seconds, limit_this_process


def main() -> None:
    """Answer requests until standard input ends."""
    limit_this_process()
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Output that a library prints must not be taken for an answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while True:
        try:
            request, data = read_frame(source)
        except EOFError:
            return
        limit_seconds()
        for answer in _answers(request, data):
            write_frame(answers, answer)
        write_frame(answers, {"end": True})


def _answers(request: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
    """Yield an answer for each item after the first `skip` ones, and `alive` between the steps of a long document."""
    found = _found(request, data)
    done = 0
    while True:
        try:
            each = next(found)
        except StopIteration:
            return
        except Exception as error:
            yield {"failure": _values(Failure.of(_as_corpus_error(error)))}
            return
        if each is None:
            yield {"alive": True}
            continue
        if done >= request["skip"]:
            yield _packed(each)
        done += 1


def _packed(found: Found) -> dict[str, Any]:
    if isinstance(found, PassedOver):
        return {"passed_over": found.part}
    return {"failure": _values(found)} if isinstance(found, Failure) else {"draft": found.packed()}


def _found(request: dict[str, Any], data: bytes) -> Iterator[Found | None]:
    data = Path(request["path"]).read_bytes() if "path" in request else data
    yield from Format(request["format"]).reader()(data, Options(request["name"], request["ocr"]))


def _as_corpus_error(error: BaseException) -> CorpusError:
    """Return the error for an exception of a parser: any exception means that the file is damaged."""
    if isinstance(error, CorpusError):
        return error
    if isinstance(error, MemoryError):
        return UnreadableFile("needs more memory than a parser may use", hint="split it")
    return UnreadableFile(f"damaged ({type(error).__name__})", hint="make it anew, or save its text")


def _values(failure: Failure) -> dict[str, str]:
    return {"kind": failure.kind, "problem": failure.problem, "hint": failure.hint, "part": failure.part}


if __name__ == "__main__":
    main()
