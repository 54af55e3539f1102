"""The resident memory of a process."""

import os
import subprocess
from pathlib import Path

_KIB = 1024


def resident_bytes(process_id: int | None = None) -> int:
    """Return the resident memory of a process, by default of this one.

    Source: /proc on Linux (proc(5): the second number of statm, in pages), elsewhere `ps` (POSIX: rss in KiB).
    """
    process_id = os.getpid() if process_id is None else process_id
    statm = Path(f"/proc/{process_id}/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    done = subprocess.run(["ps", "-o", "rss=", "-p", str(process_id)], capture_output=True, text=True, check=True)
    return int(done.stdout) * _KIB
