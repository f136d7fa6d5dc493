"""The portal's connections: who opens one and does not say what they want within a time, is cut off.

The server itself waits for ever. The body of a request is the matter of `guard`.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

_SECONDS = 10.0


class ImpatientProtocol(HttpToolsProtocol):
    """HTTP as the server speaks it, with a limit on the time until the headers are there."""

    seconds = _SECONDS
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Somebody is there: begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """The beginning of another request, or more of this one."""
        if self._timer is None and not self._is_answering():
            self._wait()
        super().data_received(data)

    def on_headers_complete(self) -> None:
        """It is known what they want."""
        self._stop_waiting()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _is_answering(self) -> bool:
        # None until the first request, though the server's own types say otherwise.
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is not None and not cycle.response_complete

    def _wait(self) -> None:
        self._timer = self.loop.call_later(self.seconds, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
