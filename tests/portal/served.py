"""A portal of the tests on a real port, with the server that it has in use."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from bot.portal.connections import ImpatientProtocol


@contextmanager
def served(app: FastAPI, protocol: type[ImpatientProtocol] = ImpatientProtocol) -> Iterator[int]:
    """The port where it listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, http=protocol, log_config=None, ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            thread.join(0.05)
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join()
