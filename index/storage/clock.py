"""Timestamps as stored."""

from datetime import UTC, datetime


def utc_now() -> str:
    """Return the current time in UTC, ISO 8601 with seconds, which sorts chronologically as text."""
    return datetime.now(UTC).isoformat(timespec="seconds")
