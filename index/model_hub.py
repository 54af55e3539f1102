"""Reachability of the model hub, and the form of its model names. Owns huggingface_hub.

The hub's client retries each file six times with pauses, over a minute for a model, where a single request would show
that there is no network. So one request is made first, through the client's own session (proxies, mirrors).
"""

from pathlib import PurePath

_MOST_PARTS = 2
"""`owner/name`; names with more parts are paths."""


def is_path(name_or_path: str) -> bool:
    """Return whether this is a path on this machine, since it cannot be the name of a model of the hub."""
    path = PurePath(name_or_path)
    return (
        path.is_absolute() or len(path.parts) > _MOST_PARTS or name_or_path.startswith((".", "~")) or "\\" in str(path)
    )


def why_unreachable() -> str | None:
    """Return in one line why the hub cannot be reached, None after any response.

    Waits at most `HF_HUB_ETAG_TIMEOUT` seconds (by default 10), as the hub's client does for each file. No request is
    made where `HF_HUB_OFFLINE` is set.
    """
    from huggingface_hub import constants, get_session

    if constants.HF_HUB_OFFLINE:
        return "HF_HUB_OFFLINE forbids fetching it"
    try:
        get_session().head(constants.ENDPOINT, timeout=constants.HF_HUB_ETAG_TIMEOUT)
    except Exception as error:  # of requests or httpx, depending on the hub's version: no common base class
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        return f"{constants.ENDPOINT} cannot be reached ({reason})"
    return None
