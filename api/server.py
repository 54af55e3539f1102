"""`iqtibas serve`: settings and an address in, a running server until it is interrupted.

The socket is bound here, before any model is loaded, so that a taken port is told at once and in one line.
"""

import logging
import os
import socket
import sys
from contextlib import closing, suppress
from functools import partial
from tempfile import TemporaryDirectory

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from api.access.doorkeeper import read_key_file
from api.access.keys import list_keys
from api.addresses import LOOPBACK, PORT
from api.app import create_app
from api.guards.deadlines import DeadlineProtocol
from api.guards.hosts import is_loopback
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

MAX_CONNECTIONS = 1_000
"""Below the 1,024 open files that many systems allow a process."""

_LOG = logging.getLogger("iqtibas.api")


def serve(
    settings: Settings, host: str = LOOPBACK, port: int = PORT, workers: int = 1, *, log_questions: bool = False
) -> None:
    """Serve until interrupted.

    Args:
        port: 0 for any free one.
        workers: processes; each loads the models for itself.
        log_questions: the log has what people ask.

    Raises:
        SettingsError: the address is taken, not of this machine, or reachable from others.
    """
    if not (is_loopback(host) or read_key_file(settings.api_key_file) or _has_keys(settings)):
        raise SettingsError(
            f"{host} can be reached from other machines, and no API key exists",
            hint=f"make one with `iqtibas keys create`, or serve on {LOOPBACK}",
        )
    log_to_stderr()
    with _bind(host, port) as bound:
        _LOG.info("serving on http://%s:%d", f"[{host}]" if ":" in host else host, bound.getsockname()[1])
        config = _config(settings, host, workers, log_questions)
        with suppress(KeyboardInterrupt):
            if workers > 1:
                _run_workers(config, bound)
            else:
                uvicorn.Server(config).run(sockets=[bound])


def _has_keys(settings: Settings) -> bool:
    """Return whether a key counts; where there is no database, there is none, and none is made."""
    if not database_file(settings.home).exists():
        return False
    with closing(Database(database_file(settings.home))) as database:
        return any(key.revoked is None for key in list_keys(database))


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise SettingsError(
            f"{host} port {port} cannot be bound ({error.strerror})", hint="choose another with --port"
        ) from error


def _run_workers(config: uvicorn.Config, bound: socket.socket) -> None:
    """Run several processes, which count for Prometheus in one folder."""
    with TemporaryDirectory(prefix="iqtibas-metrics-") as folder:
        os.environ[WORKERS_FOLDER] = folder
        Multiprocess(config, sockets=[bound]).run()


def _config(settings: Settings, host: str, workers: int, log_questions: bool) -> uvicorn.Config:
    return uvicorn.Config(
        partial(_open_app, settings, host, log_questions),
        factory=True,
        workers=workers,
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
        limit_concurrency=MAX_CONNECTIONS,
    )


def _open_app(settings: Settings, host: str, log_questions: bool) -> FastAPI:
    """Return the app of one process; the answerer lives as long as it, and has nothing to save at its end."""
    log_to_stderr()
    answerer = open_answerer(settings)
    answerer.warm_up()
    sys.setswitchinterval(SWITCH_S)
    return create_app(
        answerer,
        host=host,
        public_url=settings.public_url,
        cors_origins=settings.cors_origins,
        file_key=read_key_file(settings.api_key_file),
        ocr=settings.ocr,
        log_questions=log_questions,
    )
