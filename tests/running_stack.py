"""The whole of Buurtbrug, really running, for tests: engine, actions and portal on free ports.

The commands and settings are those of `make run` (setup.processes); only ports, secret and database are
the test's own.
"""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from setup.layout import Layout
from setup.ports import Ports
from setup.processes import ProcessSpec, buurtbrug_processes, migrate_command, shared_settings
from setup.supervised import CHILD, answers

_START_SECONDS = 300


@dataclass
class RunningStack:
    """Three processes and the address of the portal."""

    layout: Layout
    ports: Ports
    settings: Mapping[str, str]
    logs: Path
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The portal."""
        return self.ports.portal_address

    def specs(self) -> list[ProcessSpec]:
        """How each process is started."""
        return buurtbrug_processes(self.layout, self.ports)

    def start(self) -> None:
        """Migrate, start everything, and wait until all are ready."""
        self.migrate()
        for spec in self.specs():
            self.start_one(spec.name)
        self.wait_for_all()

    def migrate(self) -> None:
        """Bring the tables up to date."""
        environment = {**os.environ, **self.settings}
        subprocess.run(
            migrate_command(self.layout), check=True, env=environment, cwd=self.layout.root
        )

    def wait_for_all(self) -> None:
        """Wait until every process answers."""
        for spec in self.specs():
            self.wait_for(spec.name)

    def start_one(self, name: str) -> None:
        """Start one process; its output goes to a file of its own."""
        spec = next(spec for spec in self.specs() if spec.name == name)
        environment = {**os.environ, **self.settings, **spec.settings}
        for hidden in spec.hidden:
            environment.pop(hidden, None)
        with (self.logs / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, str(CHILD), str(os.getpid()), *spec.command],
                env=environment,
                cwd=self.layout.root,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def wait_for(self, name: str) -> None:
        """Wait until it answers; fails with the end of its log when it does not."""
        spec = next(spec for spec in self.specs() if spec.name == name)
        deadline = time.monotonic() + _START_SECONDS
        while not _is_up(spec):
            if time.monotonic() > deadline or self.processes[name].poll() is not None:
                log = (self.logs / f"{name}.log").read_text(encoding="utf-8", errors="replace")
                raise AssertionError(f"{name} did not start:\n{log[-3000:]}")
            time.sleep(0.1)

    def kill(self, name: str) -> None:
        """Kill -9 one process."""
        self.processes[name].kill()
        self.processes[name].wait()

    def stop(self) -> None:
        """Stop everything."""
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _is_up(spec: ProcessSpec) -> bool:
    return answers(spec.health_url)


def make_stack(folder: Path, **settings: str) -> RunningStack:
    """A stack with a database of its own in `folder`; not started yet."""
    layout = Layout.of_this_checkout()
    engine, actions, portal = (free_port() for _ in range(3))
    ports = Ports(engine=engine, actions=actions, portal=portal)
    shared = shared_settings(layout, ports, secrets.token_urlsafe(24))
    own = {"BUURTBRUG_DATA": str(folder / "data"), **settings}
    (folder / "logs").mkdir(parents=True, exist_ok=True)
    (folder / "data").mkdir(parents=True, exist_ok=True)
    return RunningStack(layout, ports, {**shared, **own}, folder / "logs")


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
