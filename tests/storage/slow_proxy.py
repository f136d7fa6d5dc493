"""A network between us and PostgreSQL that can be made slow, or stand still: a TCP proxy that holds up the answers."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

_CHUNK = 65536


class SlowProxy:
    """Listens on `port`. `delay` is for each piece of an answer, in seconds."""

    def __init__(self, target: int) -> None:
        self.delay = 0.0
        self.asked = 0
        self._target = target
        self._moves = threading.Event()
        self._moves.set()
        self._halts_at: bytes | None = None
        self._open: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def freeze(self) -> None:
        """From now on no answer comes through."""
        self._moves.clear()

    def freeze_at(self, words: bytes) -> None:
        """The same, from the moment that the server was asked this; it does get to hear it."""
        self._halts_at = words

    def thaw(self) -> None:
        """All that was held up comes through."""
        self._halts_at = None
        self._moves.set()

    def close(self) -> None:
        self.thaw()
        for one in (self._listening, *self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                return
            self._open += [client, server]
            for pump in (self._there, self._back):
                threading.Thread(target=pump, args=(client, server), daemon=True).start()

    def _there(self, client: socket.socket, server: socket.socket) -> None:
        for chunk in _chunks(client):
            self.asked += 1
            if self._halts_at is not None and self._halts_at in chunk:
                self._moves.clear()
            with contextlib.suppress(OSError):
                server.sendall(chunk)
        _hang_up(server)

    def _back(self, client: socket.socket, server: socket.socket) -> None:
        for chunk in _chunks(server):
            time.sleep(self.delay)
            self._moves.wait()
            with contextlib.suppress(OSError):
                client.sendall(chunk)
        _hang_up(client)


def _chunks(source: socket.socket) -> Iterator[bytes]:
    with contextlib.suppress(OSError):
        while chunk := source.recv(_CHUNK):
            yield chunk


def _hang_up(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
