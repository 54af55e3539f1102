"""Signed links, each of which opens one passage without a key until it expires.

A chat client shows a citation as a link, and the browser that follows it has no key. The link therefore has a
signature: HMAC-SHA-256 over the passage and the time of expiry, with a secret of the data folder.
"""

import hmac
import re
import secrets
import time
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode

from index.storage.database import Database
from index.storage.schema import DEFAULT_COLLECTION
from index.storage.store import read_meta, write_meta

LIFETIME_S = 30 * 86_400
"""Validity of a link: a conversation may be read again after days, hardly after a month."""

_SECRET = "link secret"
_SECRET_BYTES = 32
_PASSAGE = re.compile(r"/v1/documents/([\w.-]{1,200})/passages/([1-9][0-9]{0,8})")
_SIGNED = frozenset({"collection", "expires", "signature"})
_EXPIRES = re.compile(r"[0-9]{1,12}", re.ASCII)


def link_secret(database: Database) -> bytes:
    """Return the secret of this data folder, which is created at the first call."""
    with database.reading() as connection:
        known = read_meta(connection, _SECRET)
    if known is None:
        with database.writing() as connection:
            known = read_meta(connection, _SECRET) or secrets.token_hex(_SECRET_BYTES)
            write_meta(connection, _SECRET, known)
    return bytes.fromhex(known)


class SignedPassage(NamedTuple):
    """The passage that a link opens."""

    collection: str
    document_id: str
    number: int


def signed(secret: bytes, passage: SignedPassage, now_s: float | None = None) -> str:
    """Return the query of a link that opens this passage for `LIFETIME_S` from now."""
    expires = round((time.time() if now_s is None else now_s) + LIFETIME_S)
    signature = _signature(secret, *map(str, passage), str(expires))
    return urlencode({"collection": passage.collection, "expires": expires, "signature": signature})


def signed_collection(secret: bytes, path: str, query: str, now_s: float | None = None) -> str | None:
    """Return the collection of the passage that a signature lets a request read; None if it is not valid.

    Args:
        path: decoded, as the router sees it.
        query: as it was sent, not decoded.
    """
    passage = _PASSAGE.fullmatch(path)
    given = {name: values[-1] for name, values in parse_qs(query, errors="replace").items()}
    expires, collection = given.get("expires", ""), given.get("collection", DEFAULT_COLLECTION)
    # A parameter that is not signed could select more than was signed, such as an earlier version.
    if not (passage and _EXPIRES.fullmatch(expires)) or given.keys() - _SIGNED:
        return None
    if int(expires) < (time.time() if now_s is None else now_s):
        return None
    right = _signature(secret, collection, passage[1], passage[2], expires)
    is_right = hmac.compare_digest(right.encode(), given.get("signature", "").encode("utf-8", "replace"))
    return collection if is_right else None


def _signature(secret: bytes, *signed_parts: str) -> str:
    # NUL can occur only in a forged collection, the first part; the other parts have fixed shapes without it.
    return hmac.new(secret, "\0".join(signed_parts).encode("utf-8", "replace"), sha256).hexdigest()
