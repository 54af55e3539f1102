"""`iqtibas serve`: runs the HTTP server until it is interrupted.

The socket is bound before any model is loaded, so that a port in use is reported at once, in one line.
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
from api.addresses import LOOPBACK, ServerOptions
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
"""Seconds an idle connection stays open: longer than a reader usually pauses between two clicks."""

GRACE_S = 10
"""Seconds that running requests have to end after the server was told to stop."""

WORKER_SILENCE_S = 60
"""Seconds after which a worker that does not answer the supervisor is replaced.

uvicorn's default is 5: on a busy machine, where a worker needs longer to start, it was replaced for ever.
"""

SWITCH_S = 0.0005
"""Seconds that a thread may hold the interpreter while others wait. With Python's default of 0.005, the event loop
waits ten times as long for the thread that answers: eight clients got 122 answers a second instead of 136."""

_LOG = logging.getLogger("iqtibas.api")


def serve(settings: Settings, options: ServerOptions, announce: Callable[[str], None] = lambda _: None) -> None:
    """Serve until interrupted.

    Args:
        announce: called with the URL once the socket is bound.

    Raises:
        SettingsError: the address is in use, not of this machine, or reachable from others while no key exists; or a
            setting of the server has no usable value.
    """
    file_key = read_key_file(settings.api_key_file)
    if not (is_loopback(options.host) or file_key or _has_keys(settings)):
        raise SettingsError(
            f"--host {options.host!r} can be reached from other machines, and no API key exists",
            hint=f"make one with `iqtibas keys create`, or serve on {LOOPBACK}",
        )
    check_origins("IQTIBAS_PUBLIC_URL", filter(None, [settings.public_url]))
    check_origins("IQTIBAS_CORS_ORIGINS", settings.cors_origins)
    log_to_stderr()
    with _bind(options) as bound:
        host = f"[{options.host}]" if ":" in options.host else options.host
        address = f"http://{host}:{bound.getsockname()[1]}"
        _LOG.info("serving on %s", address)
        announce(address)
        config = _config(settings, options)
        with suppress(KeyboardInterrupt):
            if options.workers > 1:
                _run_workers(config, bound)
            else:
                uvicorn.Server(config).run(sockets=[bound])


def _has_keys(settings: Settings) -> bool:
    """Return whether any key is valid; does not create a database."""
    if not database_file(settings.home).exists():
        return False
    with closing(Database(database_file(settings.home))) as database:
        return any(key.revoked is None for key in list_keys(database))


def _bind(options: ServerOptions) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        return socket.create_server((options.host, options.port), family=family)
    except OSError as error:
        # Python appends the address to the system's message; a name that cannot be resolved has no positive errno.
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise SettingsError(
            f"{options.host} port {options.port} cannot be bound ({why})",
            hint="choose another with --host or --port",
        ) from error


def _run_workers(config: uvicorn.Config, bound: socket.socket) -> None:
    """Run several worker processes, which write their metrics to one folder."""
    with TemporaryDirectory(prefix="iqtibas-metrics-") as folder:
        os.environ[WORKERS_FOLDER] = folder
        Multiprocess(config, sockets=[bound]).run()


def _config(settings: Settings, options: ServerOptions) -> uvicorn.Config:
    return uvicorn.Config(
        partial(_open_app, settings, options),
        factory=True,
        workers=options.workers,
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


def _open_app(settings: Settings, options: ServerOptions) -> FastAPI:
    """Return the app of one process; its answerer is never closed, and has nothing to save at the end."""
    log_to_stderr()
    answerer = open_answerer(settings)
    answerer.warm_up()
    sys.setswitchinterval(SWITCH_S)
    return create_app(
        answerer,
        WebSettings(
            host=options.host,
            public_url=settings.public_url,
            cors_origins=settings.cors_origins,
            file_key=read_key_file(settings.api_key_file),
            ocr=settings.ocr,
            log_questions=options.log_questions,
        ),
    )
