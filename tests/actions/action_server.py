"""The action server as it really runs, on a free port, with a database of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[2]
SECRET = "een-geheim-voor-deze-tests"
_START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class ActionServer:
    """`python -m bot.actions` in a process."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.log = folder / "log.txt"
        self.url = f"sqlite:///{folder / 'data' / 'buurtbrug.sqlite'}"
        environment = {
            **os.environ,
            "DATABASE_URL": self.url,
            "BUURTBRUG_SECRET": SECRET,
            "BUURTBRUG_ACTIONS_PORT": str(self.port),
        }
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot.actions"],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while not self._is_up():
            assert self._process.poll() is None, self.log_text()
            assert time.monotonic() < deadline, self.log_text()
            time.sleep(0.1)

    def _is_up(self) -> bool:
        try:
            return httpx.get(self._address("/health"), trust_env=False).is_success
        except httpx.HTTPError:
            return False

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def get(self, path: str, **headers: str) -> httpx.Response:
        return httpx.get(self._address(path), headers=headers, trust_env=False, timeout=20)

    def call(
        self, action: str, metadata: dict[str, Any], secret: str = SECRET, sender: str = ""
    ) -> httpx.Response:
        """Call an action as Rasa does."""
        latest = {"text": metadata.get("tekst", ""), "intent": {"name": "", "confidence": 0.0}}
        body = {
            "next_action": action,
            "sender_id": sender,
            "tracker": {
                "sender_id": sender,
                "slots": {},
                "latest_message": {**latest, "metadata": metadata},
                "events": [],
                "paused": False,
            },
        }
        headers = {"Authorization": f"Bearer {secret}".encode()} if secret else {}
        return httpx.post(
            self._address("/webhook"), json=body, headers=headers, trust_env=False, timeout=20
        )

    def post(self, content: bytes) -> httpx.Response:
        """Send anything, with the secret."""
        headers = {"Authorization": f"Bearer {SECRET}", "Content-Type": "application/json"}
        return httpx.post(
            self._address("/webhook"), content=content, headers=headers, trust_env=False, timeout=20
        )

    def log_text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")
