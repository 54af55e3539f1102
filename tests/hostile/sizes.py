"""How long the heavy proofs are: as they should be, or a share of that on a machine that has less time."""

import os

SHARE = float(os.environ.get("PROOF_SHARE", "1"))


def sized(full: int) -> int:
    """Return a number of cases: `full`, or the share of it that PROOF_SHARE asks for."""
    return max(1, round(full * SHARE))
