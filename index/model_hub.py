"""Whether the model hub can be asked, and which names are its. Owns huggingface_hub.

The hub's client tries each file six times with waits between, a minute and more for a model, where one try tells that
there is no network. So it is asked once, with its own patience and through its own session (proxies, mirrors).
"""

from pathlib import PurePath

_MOST_PARTS = 2
"""`owner/name`: what has more parts is a path."""


def is_path(name_or_path: str) -> bool:
    """Return whether this can only be a path on this machine: no model of the hub has such a name."""
    path = PurePath(name_or_path)
    return (
        path.is_absolute() or len(path.parts) > _MOST_PARTS or name_or_path.startswith((".", "~")) or "\\" in str(path)
    )


def why_unreachable() -> str | None:
    """Return in one line why the hub gives no reply, None where it gives one, whichever.

    Waits for `HF_HUB_ETAG_TIMEOUT` seconds at most, as the hub's client does for each file (10 unless it is set).
    Does not ask where `HF_HUB_OFFLINE` is set.
    """
    from huggingface_hub import constants, get_session

    if constants.HF_HUB_OFFLINE:
        return "HF_HUB_OFFLINE forbids fetching it"
    try:
        get_session().head(constants.ENDPOINT, timeout=constants.HF_HUB_ETAG_TIMEOUT)
    except (
        Exception
    ) as error:  # the session is one of requests or of httpx, by the hub's version; each has its own tree
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        return f"{constants.ENDPOINT} cannot be reached ({reason})"
    return None
