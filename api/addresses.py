"""Where a server is found if nobody says otherwise; known to commands that must not wait for the web's libraries."""

LOOPBACK = "127.0.0.1"
"""Reached by programs of this machine alone, so that no key is needed."""

PORT = 8000
