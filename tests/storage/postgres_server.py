"""A PostgreSQL server of the tests' own: in a temporary folder, on a free port, gone afterwards."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg
from sqlalchemy import URL

_MISSING = """\
The storage tests need PostgreSQL's programs (initdb, pg_ctl), and they are not on this machine.
On Debian or Ubuntu: apt-get install postgresql. CI does this in .ci/run.
"""


class PostgresServer:
    """Starts on a free port when made; `new_database` gives an empty database."""

    def __init__(self) -> None:
        self._programs = _programs()
        self._owner = "postgres" if os.geteuid() == 0 else None
        self._folder = Path(tempfile.mkdtemp(prefix="buurtbrug-postgres-"))
        self._password = secrets.token_urlsafe(12)
        self._make_cluster()
        self._port = self._start_on_a_free_port()

    def new_database(self) -> URL:
        name = f"test_{secrets.token_hex(6)}"
        with self._admin() as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self._url(name)

    def drop(self, url: URL) -> None:
        with self._admin() as connection:
            connection.execute(f'DROP DATABASE "{url.database}" WITH (FORCE)')

    def start(self) -> None:
        self._control(
            "start", "-w", "-l", str(self._folder / "log"), "-o", self._options(self._port)
        )

    def stop(self, mode: str = "fast") -> None:
        self._control("stop", "-w", "-m", mode)

    def remove(self) -> None:
        self.stop("immediate")
        shutil.rmtree(self._folder, ignore_errors=True)

    def _make_cluster(self) -> None:
        password_file = self._folder / "password"
        password_file.write_text(self._password)
        if self._owner:
            shutil.chown(self._folder, self._owner)
            shutil.chown(password_file, self._owner)
        self._run(
            "initdb",
            *("--pgdata", str(self._data), "--username", "tester", "--encoding", "UTF8"),
            *("--no-locale", "--auth", "scram-sha-256", "--pwfile", str(password_file)),
        )

    def _start_on_a_free_port(self, attempts: int = 5) -> int:
        for attempt in range(attempts):
            self._port = _free_port()
            try:
                self.start()
            except subprocess.CalledProcessError:
                # Somebody took the port in the meantime.
                if attempt == attempts - 1:
                    raise
            else:
                break
        return self._port

    def _options(self, port: int) -> str:
        # Without sockets in folders; fsync is of no use to data that goes away.
        return f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "--pgdata", str(self._data), *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self._programs / program), *arguments],
            check=True,
            cwd=self._folder,
            user=self._owner,
            group=self._owner,
            extra_groups=[] if self._owner else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
        )

    def _url(self, database: str) -> URL:
        return URL.create(
            "postgresql+psycopg", "tester", self._password, "127.0.0.1", self._port, database
        )

    def _admin(self) -> psycopg.Connection:
        url = self._url("postgres").set(drivername="postgresql")
        return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)


def _programs() -> Path:
    found = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda f: int(f.parent.name))
    if found is None and not folders:
        raise FileNotFoundError(_MISSING)
    return folders[-1] if folders else Path(found or "").resolve().parent


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
