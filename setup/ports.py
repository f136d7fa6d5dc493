"""Which ports the three processes use, and whether those are free.

Reads settings and sockets; it does not know what listens on a port, only who.
"""

from __future__ import annotations

import errno
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Mapping

from setup.problem import Problem

LOOPBACK = "127.0.0.1"
HIGHEST = 65535
EVERYWHERE = ("0.0.0.0", "::", "")


@dataclass(frozen=True)
class Ports:
    """The ports on this machine; only the portal may listen on another address."""

    engine: int = 5005
    actions: int = 5055
    portal: int = 8000
    portal_host: str = LOOPBACK

    @classmethod
    def from_settings(cls, settings: Mapping[str, str]) -> Ports:
        return cls(
            engine=_number(settings, "BUURTBRUG_ENGINE_PORT", cls.engine),
            actions=_number(settings, "BUURTBRUG_ACTIONS_PORT", cls.actions),
            portal=_number(settings, "BUURTBRUG_PORTAL_PORT", cls.portal),
            portal_host=settings.get("BUURTBRUG_PORTAL_HOST") or cls.portal_host,
        )

    @property
    def portal_address(self) -> str:
        """The portal as this machine reaches it, also when it listens everywhere."""
        host = LOOPBACK if self.portal_host in EVERYWHERE else self.portal_host
        return f"http://{host}:{self.portal}"


def require_free(ports: Ports) -> None:
    """Stop with a clear message when another program has one of the ports."""
    wanted = [
        ("BUURTBRUG_ENGINE_PORT", LOOPBACK, ports.engine),
        ("BUURTBRUG_ACTIONS_PORT", LOOPBACK, ports.actions),
        ("BUURTBRUG_PORTAL_PORT", ports.portal_host, ports.portal),
    ]
    for setting, host, port in wanted:
        refusal = _refusal(host, port)
        if refusal:
            raise _explain(refusal, setting, host, port)


def _explain(refusal: int, setting: str, host: str, port: int) -> Problem:
    if refusal == errno.EADDRINUSE:
        return _taken(setting, port)
    if refusal == errno.EACCES:
        return Problem(
            f"Poort {port} mag alleen de beheerder van deze machine gebruiken.",
            f"Kies een poort vanaf 1024, bijvoorbeeld: {setting}=8000 make run",
        )
    return Problem(
        f"Het adres {host} hoort niet bij deze machine.",
        "Zet in BUURTBRUG_PORTAL_HOST een adres van deze machine, of laat het weg\n"
        f"(dan is het {LOOPBACK}: alleen bereikbaar op deze machine).",
    )


def _taken(setting: str, port: int) -> Problem:
    owner = _owner(port)
    by = f" door {owner}" if owner else ""
    return Problem(
        f"Poort {port} is al in gebruik{by}.",
        "Draait Buurtbrug al in een ander venster? Stop het daar met Ctrl-C.\n"
        f"Of kies een andere poort, bijvoorbeeld: {setting}={port + 1} make run",
    )


def _refusal(host: str, port: int) -> int | None:
    """Why this machine would not let us listen there; None when it would."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As servers do: a port whose last connection has just ended counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as reason:
            return reason.errno or errno.EADDRNOTAVAIL
    return None


def _number(settings: Mapping[str, str], name: str, default: int) -> int:
    text = settings.get(name, "").strip()
    if not text:
        return default
    if text.isdigit() and 0 < int(text) <= HIGHEST:
        return int(text)
    raise Problem(
        f"{name} is geen poortnummer: {text!r}.",
        f"Geef een getal van 1 tot en met {HIGHEST}, of laat {name} weg (dan is het {default}).",
    )


def _owner(port: int) -> str:
    """The program that listens on the port, as far as this user may see it."""
    inodes = {
        fields[9]
        for table in ("tcp", "tcp6")
        for fields in _socket_rows(Path("/proc/net") / table)
        if fields[3] == "0A" and int(fields[1].rsplit(":", 1)[1], 16) == port
    }
    sockets = {f"socket:[{inode}]" for inode in inodes}
    for process in Path("/proc").glob("[0-9]*"):
        if sockets and _holds(process, sockets):
            name = (process / "comm").read_text().strip()
            return f"{name} (proces {process.name})"
    return ""


def _socket_rows(table: Path) -> list[list[str]]:
    if not table.exists():
        return []
    return [line.split() for line in table.read_text().splitlines()[1:]]


def _holds(process: Path, sockets: set[str]) -> bool:
    try:
        return any(os.readlink(str(fd)) in sockets for fd in (process / "fd").iterdir())
    except OSError:
        return False
