"""A proxy with TLS in front of a portal, as an organisation has one: for what asks for https."""

from __future__ import annotations

import asyncio
import ssl
import threading
from contextlib import suppress
from pathlib import Path

from tests.teams.standin import make_certificate


class TlsProxy:
    """Takes connections on a port of its own and hands on what comes, until stopped. The certificate signs itself."""

    def __init__(self, folder: Path) -> None:
        make_certificate(folder)
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(folder / "standin.pem", folder / "standin.key")
        self.to = 0
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        started = asyncio.run_coroutine_threadsafe(self._start(), self._loop)
        self.address = f"https://localhost:{started.result()}"

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _start(self) -> int:
        server = await asyncio.start_server(self._take, "127.0.0.1", 0, ssl=self._context)
        port: int = server.sockets[0].getsockname()[1]
        return port

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inside, to_inside = await asyncio.open_connection("127.0.0.1", self.to)
        await asyncio.gather(_hand_on(reader, to_inside), _hand_on(inside, writer))


async def _hand_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(OSError, ssl.SSLError):
        while part := await source.read(65_536):
            target.write(part)
            await target.drain()
    with suppress(OSError, ssl.SSLError):
        target.close()
