"""Ids of completions, responses and messages."""

import secrets

_ID_BYTES = 12


def new_id(prefix: str) -> str:
    """Return the prefix, such as `msg_`, and 96 random bits in hexadecimal."""
    return prefix + secrets.token_hex(_ID_BYTES)
