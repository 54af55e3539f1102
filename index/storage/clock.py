"""The time as it is stored."""

from datetime import UTC, datetime


def utc_now() -> str:
    """Return the present moment in UTC, in ISO 8601 with seconds: such texts sort by time."""
    return datetime.now(UTC).isoformat(timespec="seconds")
