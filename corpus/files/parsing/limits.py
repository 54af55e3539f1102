"""Resource limits of the parsing process, which it sets for itself before it reads a file."""

import resource
import sys

MOST_MEMORY_BYTES = 1_500_000_000
"""Address space: interpreter and parsers take up to 400 MB, and a text of 20 MB ten times its size."""

SECONDS_A_DOCUMENT = 60
"""Time limit of a document, or of a scanned page. A book of a thousand pages takes 15 s."""

MOST_SECONDS_A_FILE = 1_800
"""Processor time of all documents of a file together; also ends a process whose parent was killed."""


def limit_seconds() -> None:
    """Limit the processor time of the next file."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + MOST_SECONDS_A_FILE, hard))


def limit_this_process() -> None:
    """Limit memory, and forbid writing files and core dumps.

    macOS does not enforce a limit of memory; there, only the time limit of the parent process applies.
    """
    limits = {resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    if sys.platform != "darwin":
        limits[resource.RLIMIT_AS] = MOST_MEMORY_BYTES
    for kind, most in limits.items():
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
