"""The servers that the browser talks to: Iqtibas as a user starts it, and another site that shows its answers."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx

from tests.api.command_line import CODE_ROOT

_SITE_PAGE = """<!doctype html><html lang="en"><title>News</title>
<script type="module" src="{server}/embed.js"></script>
<iqtibas-answer question="{question}"></iqtibas-answer></html>"""
_STARTS_WITHIN_S = 120
"""On a machine that does other work too."""


@contextmanager
def served(home: Path, **settings: str) -> Iterator[str]:
    """Give the address of a server; settings are `IQTIBAS_` names without the prefix."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    own = {"HOME": str(home), "ENCODER": "bundled-fast", **settings}
    named = {f"IQTIBAS_{name}": value for name, value in own.items()}
    environment = {**os.environ, **named, "PYTHONPATH": str(CODE_ROOT)}
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, cwd=CODE_ROOT) as server:
        try:
            _wait_for(address)
            yield address
        finally:
            server.terminate()


class _Site(BaseHTTPRequestHandler):
    """Every page of the site asks the question of its address, at the server of its address."""

    def do_GET(self) -> None:
        asked = {name: escape(value) for name, value in parse_qsl(urlsplit(self.path).query)}
        self.send_response(200)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(_SITE_PAGE.format_map(asked).encode() if asked else b"")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Word(BaseHTTPRequestHandler):
    """A page of one word."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.end_headers()
        with suppress(ConnectionError):  # a connection that the browser opened in advance
            self.wfile.write(b"<!doctype html><html lang=en><title>Word</title><p>word</p></html>")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def word_site() -> AbstractContextManager[str]:
    """Give the address of a page that has nothing to be painted but a word."""
    return _serving(_Word)


def another_site() -> AbstractContextManager[str]:
    """Give the address of a site; by the name localhost it is yet another one to a browser."""
    return _serving(_Site)


@contextmanager
def _serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        thread = threading.Thread(target=site.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{site.server_port}"
        site.shutdown()
        thread.join()


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + _STARTS_WITHIN_S
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{address}/healthz")
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"no answer from {address}")
