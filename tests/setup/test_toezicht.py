"""The supervisor with real processes: ready together, restarted alone, and gone without orphans.

Each test runs a supervisor in a process of its own over tiny web servers.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from setup import sessions
from setup.layout import Layout
from setup.memory import memory_table

CHECKOUT = Path(__file__).resolve().parents[2]

SERVER = """
import http.server, os, subprocess, sys
class Healthy(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"ok")
    def log_message(self, *arguments):
        pass
subprocess.Popen(["sleep", "600"])
secret, database = os.environ["BUURTBRUG_SECRET"], os.environ.get("DATABASE_URL")
print("secret", secret, "database", database, flush=True)
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Healthy).serve_forever()
"""

SUPERVISE = """
import json, pathlib, sys
from setup.problem import Problem
from setup.processes import ProcessSpec
from setup.toezicht import Supervisor, Timing
root, specs, timing = json.loads(sys.argv[1])
say = lambda text: print(text, flush=True)
supervisor = Supervisor(
    [ProcessSpec(**spec) for spec in specs], pathlib.Path(root), say, Timing(**timing)
)
try:
    supervisor.run({"BUURTBRUG_SECRET": "geheim-van-nu"}, lambda: say("staat klaar"))
except Problem as problem:
    sys.exit(str(problem))
"""

Spec = dict[str, object]


class Running:
    """A supervisor that runs over a folder of its own."""

    def __init__(self, root: Path, specs: list[Spec], **timing: float) -> None:
        self.root = root
        self.output = root / "output"
        timing = {"tick": 0.05, "first_back_off": 0.05, "patience": 2.0, **timing}
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SUPERVISE, json.dumps([str(root), specs, timing])],
                cwd=CHECKOUT,
                env={**os.environ, "DATABASE_URL": "postgresql://hidden"},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_for(self, text: str, times: int = 1) -> None:
        wait_until(lambda: self.output.read_text().count(text) >= times, self.output.read_text)

    @property
    def sessions(self) -> dict[str, int]:
        state = json.loads((self.root / ".setup" / "toezicht.json").read_text())
        found: dict[str, int] = state["sessions"]
        return found


def wait_until(is_so: Callable[[], bool], shown: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, shown()
        time.sleep(0.02)


def server(name: str, **more: object) -> Spec:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    return {
        "name": name,
        "title": f"de {name}",
        "command": [sys.executable, "-c", SERVER, str(port)],
        "health_url": f"http://127.0.0.1:{port}/",
        **more,
    }


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    started: list[Running] = []

    def start(*specs: Spec, **timing: float) -> Running:
        started.append(Running(tmp_path, list(specs), **timing))
        return started[-1]

    yield start
    for running in started:
        running.process.kill()
        running.process.wait()


def alive(numbers: dict[str, int]) -> list[int]:
    return [pid for number in numbers.values() for pid in sessions.members(number)]


def test_says_that_all_is_ready_once_all_answer(run: Callable[..., Running]) -> None:
    running = run(server("engine"), server("actions"), server("portal"))
    running.wait_for("staat klaar")
    assert set(running.sessions) == {"engine", "actions", "portal"}
    assert len(alive(running.sessions)) == 6  # each started a process of its own


def test_killed_process_is_started_again_and_said_so(run: Callable[..., Running]) -> None:
    running = run(server("engine"), server("portal"))
    running.wait_for("staat klaar")
    before = running.sessions
    os.kill(before["engine"], signal.SIGKILL)
    running.wait_for("De engine is gestopt door SIGKILL en wordt opnieuw gestart")
    running.wait_for("De engine werkt weer.")
    assert running.sessions["engine"] != before["engine"]
    assert running.sessions["portal"] == before["portal"]
    assert sessions.members(before["engine"]) == []  # nor what it had started


def test_process_that_keeps_dying_stops_everything(run: Callable[..., Running]) -> None:
    dying: Spec = {
        "name": "actions",
        "title": "de acties",
        "command": [sys.executable, "-c", "raise SystemExit('module ontbreekt')"],
        "health_url": "http://127.0.0.1:9/",
    }
    running = run(server("engine"), dying)
    assert running.process.wait(20) == 1
    said = running.output.read_text()
    assert "De acties stopt steeds weer (5 keer binnen een minuut)" in said
    assert "| module ontbreekt" in said
    assert "Traceback" not in said
    assert said.count("wordt opnieuw gestart") == 4


def test_process_that_never_answers_is_named(run: Callable[..., Running]) -> None:
    silent = server("engine", health_url="http://127.0.0.1:9/")
    running = run(silent, start_up=0.5)
    assert running.process.wait(20) == 1
    assert "de engine antwoordt niet" in running.output.read_text()


def test_program_that_is_not_there_is_explained(run: Callable[..., Running]) -> None:
    running = run(server("engine", command=["/geen/python"]))
    assert running.process.wait(20) == 1
    assert "| /geen/python: No such file or directory" in running.output.read_text()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stop_signal_ends_all_without_orphans(
    run: Callable[..., Running], number: signal.Signals
) -> None:
    running = run(server("engine"), server("portal"))
    running.wait_for("staat klaar")
    numbers = running.sessions
    running.process.send_signal(number)
    assert running.process.wait(20) == 0
    assert alive(numbers) == []
    assert "Buurtbrug is gestopt." in running.output.read_text()


def test_stubborn_process_is_killed_after_a_while(run: Callable[..., Running]) -> None:
    stubborn = server("engine")
    command = stubborn["command"]
    assert isinstance(command, list)
    command[2] = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)" + SERVER
    running = run(stubborn, patience=0.3)
    running.wait_for("staat klaar")
    numbers = running.sessions
    running.process.terminate()
    assert running.process.wait(20) == 0
    assert alive(numbers) == []


def test_killed_supervisor_leaves_no_orphans(run: Callable[..., Running]) -> None:
    running = run(server("engine"), server("portal"))
    running.wait_for("staat klaar")
    numbers = running.sessions
    running.process.kill()
    wait_until(lambda: alive(numbers) == [], lambda: alive(numbers))


def test_killed_supervisor_and_guard_leave_no_servers(run: Callable[..., Running]) -> None:
    running = run(server("engine"))
    running.wait_for("staat klaar")
    leader = running.sessions["engine"]
    os.kill(guard_of(running.process.pid), signal.SIGKILL)
    running.process.kill()
    wait_until(lambda: leader not in sessions.members(leader), lambda: sessions.members(leader))
    sessions.signal_all(leader, signal.SIGKILL)


def guard_of(supervisor: int) -> int:
    found = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(supervisor)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    match = re.search(r"(\d+) \S+ -m setup\.guard", found)
    assert match, found
    return int(match[1])


def test_secret_goes_through_the_environment_only(run: Callable[..., Running]) -> None:
    running = run(server("engine", hidden=["DATABASE_URL"]), server("portal"))
    running.wait_for("staat klaar")
    logs = running.root / "logs"
    assert (logs / "engine.log").read_text() == "secret geheim-van-nu database None\n"
    assert "database postgresql://hidden" in (logs / "portal.log").read_text()
    command_lines = [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in alive(running.sessions)]
    assert not any(b"geheim-van-nu" in line for line in command_lines)


def test_memory_of_a_running_process_is_known(run: Callable[..., Running]) -> None:
    running = run(server("portal"))
    running.wait_for("staat klaar")
    assert sessions.memory(running.sessions["portal"]) > 5_000_000
    table = memory_table(Layout(running.root))
    assert [line.split()[0] for line in table] == ["portal", "samen"]
