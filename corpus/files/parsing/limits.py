"""What a parser may use of the machine: set in the child process itself, before it sees a byte of the file."""

import resource
import sys

MOST_MEMORY_BYTES = 1_500_000_000
"""Address space: the interpreter and the largest parser take 400 MB of it, a text of 20 MB ten times its size."""

SECONDS_A_DOCUMENT = 60
"""Between two documents, or two scanned pages, of a file. A book of a thousand pages takes 15 s."""

MOST_SECONDS_A_FILE = 1_800
"""Of one processor, for all documents of a file together; also what ends a process whose parent is gone."""


def limit_seconds() -> None:
    """Give this process so much more time of a processor, and no more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + MOST_SECONDS_A_FILE, hard))


def limit_this_process() -> None:
    """Give up what parsing does not need: memory beyond the limit, writing files, core dumps.

    macOS does not keep the first limit; the time limit, which the parent process keeps, ends what eats memory there.
    """
    limits = {resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    if sys.platform != "darwin":
        limits[resource.RLIMIT_AS] = MOST_MEMORY_BYTES
    for kind, most in limits.items():
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
