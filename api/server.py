"""`iqtibas serve`: settings and an address in, a running server until it is interrupted.

The socket is bound here, before any model is loaded, so that a taken port is told at once and in one line.
"""

import logging
import os
import socket
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from tempfile import TemporaryDirectory

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from api.access.authenticator import read_key_file
from api.access.keys import list_keys
from api.addresses import LOOPBACK, Listening
from api.app import WebSettings, create_app
from api.guards.deadlines import DeadlineProtocol
from api.guards.hosts import is_loopback
from api.guards.origins import check_origins
from api.log_format import log_to_stderr
from api.telemetry import WORKERS_FOLDER
from corpus.errors import SettingsError
from index.storage.database import Database, database_file
from rag.settings import Settings
from rag.wiring import open_answerer

KEEP_ALIVE_S = 15
"""Seconds an idle connection stays open: longer than a reader's pause between two clicks."""

GRACE_S = 10
"""Seconds that running requests have to end once the server is told to stop."""

WORKER_SILENCE_S = 60
"""Seconds after which a worker that says nothing is taken for dead and replaced.

Uvicorn's five are too few on a machine so busy that a worker takes longer to start: it was replaced again and again,
and nobody was ever answered.
"""

SWITCH_S = 0.0005
"""Seconds that a thread computes before another may: with Python's own 0.005, who moves bytes waits for who answers ten
times as long, and a server with eight clients answered 122 questions a second instead of 136."""

_LOG = logging.getLogger("iqtibas.api")


def serve(settings: Settings, listening: Listening, announce: Callable[[str], None] = lambda _: None) -> None:
    """Serve until interrupted.

    Args:
        announce: is told the address once it is taken.

    Raises:
        SettingsError: the address is taken, not of this machine, or reachable from others without a key; or a setting
            of the server has no usable value.
    """
    file_key = read_key_file(settings.api_key_file)
    if not (is_loopback(listening.host) or file_key or _has_keys(settings)):
        raise SettingsError(
            f"--host {listening.host!r} can be reached from other machines, and no API key exists",
            hint=f"make one with `iqtibas keys create`, or serve on {LOOPBACK}",
        )
    check_origins("IQTIBAS_PUBLIC_URL", filter(None, [settings.public_url]))
    check_origins("IQTIBAS_CORS_ORIGINS", settings.cors_origins)
    log_to_stderr()
    with _bind(listening) as bound:
        host = f"[{listening.host}]" if ":" in listening.host else listening.host
        address = f"http://{host}:{bound.getsockname()[1]}"
        _LOG.info("serving on %s", address)
        announce(address)
        config = _config(settings, listening)
        with suppress(KeyboardInterrupt):
            if listening.workers > 1:
                _run_workers(config, bound)
            else:
                uvicorn.Server(config).run(sockets=[bound])


def _has_keys(settings: Settings) -> bool:
    """Return whether a key counts; where there is no database, there is none, and none is made."""
    if not database_file(settings.home).exists():
        return False
    with closing(Database(database_file(settings.home))) as database:
        return any(key.revoked is None for key in list_keys(database))


def _bind(listening: Listening) -> socket.socket:
    family = socket.AF_INET6 if ":" in listening.host else socket.AF_INET
    try:
        return socket.create_server((listening.host, listening.port), family=family)
    except OSError as error:
        # Python adds the address to the words of the system; a name that is none has an error of its own kind.
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise SettingsError(
            f"{listening.host} port {listening.port} cannot be bound ({why})",
            hint="choose another with --host or --port",
        ) from error


def _run_workers(config: uvicorn.Config, bound: socket.socket) -> None:
    """Run several processes, which count for Prometheus in one folder."""
    with TemporaryDirectory(prefix="iqtibas-metrics-") as folder:
        os.environ[WORKERS_FOLDER] = folder
        Multiprocess(config, sockets=[bound]).run()


def _config(settings: Settings, listening: Listening) -> uvicorn.Config:
    return uvicorn.Config(
        partial(_open_app, settings, listening),
        factory=True,
        workers=listening.workers,
        http=DeadlineProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_worker_healthcheck=WORKER_SILENCE_S,
        timeout_graceful_shutdown=GRACE_S,
    )


def _open_app(settings: Settings, listening: Listening) -> FastAPI:
    """Return the app of one process; the answerer lives as long as it, and has nothing to save at its end."""
    log_to_stderr()
    answerer = open_answerer(settings)
    answerer.warm_up()
    sys.setswitchinterval(SWITCH_S)
    return create_app(
        answerer,
        WebSettings(
            host=listening.host,
            public_url=settings.public_url,
            cors_origins=settings.cors_origins,
            file_key=read_key_file(settings.api_key_file),
            ocr=settings.ocr,
            log_questions=listening.log_questions,
        ),
    )
