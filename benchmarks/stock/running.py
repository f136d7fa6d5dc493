"""The stock bot, trained and running: Rasa's server, rasa-sdk's actions, and a user at Rasa's REST channel."""

import json
import os
import resource
import shutil
import subprocess
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from running_stack import free_port
from stock.make_bot import make_bot

from setup.supervised import answers

_ROOT = Path(__file__).resolve().parents[2]
_PYTHON = _ROOT / ".venv-rasa" / "bin" / "python"
_MODEL = Path("models") / "stock.tar.gz"
_TRAINED = "training.json"
_START_SECONDS = 900
_QUIET = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
_ENDPOINTS = """action_endpoint:
  url: http://127.0.0.1:{actions}/webhook
tracker_store:
  type: SQL
  dialect: sqlite
  db: {folder}/tracker.sqlite
"""


@dataclass
class StockBot:
    """The two processes of the stock bot, in a folder with its files and its model."""

    folder: Path
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    address: str = ""

    def train(self, examples_per_intent: int, *, again: bool) -> dict[str, Any]:
        """Train when there is no model yet; tells how long that took, and from how many examples."""
        kept = self.folder / _TRAINED
        if again or not kept.exists() or not (self.folder / _MODEL).exists():
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            make_bot(self.folder, examples_per_intent)
            spent = _timed([*_rasa("train"), "--fixed-model-name", "stock"], self.folder)
            kept.write_text(json.dumps({**spent, "voorbeelden": examples_per_intent}))
        found: dict[str, Any] = json.loads(kept.read_text())
        return found

    def start(self) -> None:
        """Start both, with an empty tracker store, and wait until they answer."""
        server, actions = free_port(), free_port()
        self.address = f"http://127.0.0.1:{server}"
        for old in self.folder.glob("tracker.sqlite*"):
            old.unlink()
        text = _ENDPOINTS.format(actions=actions, folder=self.folder)
        (self.folder / "endpoints.yml").write_text(text, encoding="utf-8")
        sdk = [str(_PYTHON), "-m", "rasa_sdk", "--actions", "actions", "-p", str(actions)]
        run = [*_rasa("run"), "-m", str(_MODEL), "-p", str(server), "--interface", "127.0.0.1"]
        self._start("stock: acties", sdk, f"http://127.0.0.1:{actions}/health")
        self._start("stock: rasa", run, self.address)
        for name, health in self._health.items():
            self._wait_for(name, health)

    _health: dict[str, str] = field(default_factory=dict)

    def _start(self, name: str, command: list[str], health: str) -> None:
        self._health[name] = health
        with (self.folder / f"{name.rsplit(maxsplit=1)[-1]}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                command,
                cwd=self.folder,
                env={**os.environ, **_QUIET},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _wait_for(self, name: str, health: str) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while not answers(health):
            if time.monotonic() > deadline or self.processes[name].poll() is not None:
                raise RuntimeError(f"{name} did not start; see its log in {self.folder}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop both."""
        for process in self.processes.values():
            process.kill()
            process.wait()


class StockTalk:
    """One conversation with the stock bot."""

    def __init__(self, address: str) -> None:
        self._client = httpx.Client(base_url=address, timeout=60, trust_env=False)
        self._sender = str(uuid.uuid4())
        self.reply: list[dict[str, Any]] = []

    def say(self, text: str) -> list[dict[str, Any]]:
        """Type something, or press a button by its payload."""
        body = {"sender": self._sender, "message": text}
        response = self._client.post("/webhooks/rest/webhook", json=body)
        response.raise_for_status()
        self.reply = response.json()
        return self.reply


def _rasa(command: str) -> list[str]:
    return [str(_PYTHON), "-m", "rasa", command]


def _timed(command: list[str], folder: Path) -> dict[str, float]:
    """Seconds that passed, and seconds of processor time."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, env={**os.environ, **_QUIET}, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconden": time.perf_counter() - began, "processor": spent}
