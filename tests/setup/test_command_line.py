"""The set-up as somebody types it: clear messages, exit codes, and no traceback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from setup.layout import Layout
from setup.memory import memory_table
from setup.one_at_a_time import only_one
from setup.ports import Ports
from setup.problem import Problem
from setup.processes import buurtbrug_processes, shared_settings

CHECKOUT = Path(__file__).resolve().parents[2]


def test_taken_port_stops_run_with_a_message_and_no_traceback() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        result = subprocess.run(
            [sys.executable, "-m", "setup", "run"],
            cwd=CHECKOUT,
            env={**os.environ, "BUURTBRUG_PORTAL_PORT": port},
            capture_output=True,
            text=True,
            check=False,
        )
    assert result.returncode == 1
    assert f"Poort {port} is al in gebruik" in result.stderr
    assert "Wat u kunt doen" in result.stderr
    assert "Traceback" not in result.stderr


def test_second_set_up_in_the_same_folder_is_told_to_wait(tmp_path: Path) -> None:
    with (
        only_one(tmp_path),
        pytest.raises(Problem, match="al een set-up bezig"),
        only_one(tmp_path),
    ):
        pass


def test_set_up_can_follow_another_one(tmp_path: Path) -> None:
    for _ in range(2):
        with only_one(tmp_path):
            pass


def test_memory_without_running_processes_is_explained(layout: Layout) -> None:
    with pytest.raises(Problem, match="Buurtbrug draait niet"):
        memory_table(layout)


def test_ctrl_c_during_set_up_says_that_it_goes_on_next_time(
    tmp_path: Path, make_program: Callable[[Path, str], Path]
) -> None:
    make_program(tmp_path / "uv", "#!/bin/sh\nsleep 30\n")
    busy = (
        "import setup.__main__ as m, signal, time\n"
        # Whoever started the tests in the background had the signal ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "m._prepare = lambda *_: (print('bezig', flush=True), time.sleep(30))\n"
        "raise SystemExit(m.main(['prepare']))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", busy], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "bezig\n"
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "De volgende keer gaat de set-up hier verder" in output


def test_script_finds_a_python_behind_failing_shims(
    tmp_path: Path, make_program: Callable[[Path, str], Path]
) -> None:
    make_program(tmp_path / "python3", "#!/bin/sh\nexit 127\n")
    result = subprocess.run(
        [CHECKOUT / "scripts" / "with-python", "-c", "print('dag')"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "HOME": os.environ.get("HOME", "/root")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout == "dag\n"


def test_script_without_any_python_names_the_debian_package(tmp_path: Path) -> None:
    for name in ("dirname", "cat"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    script = (CHECKOUT / "scripts" / "with-python").read_text()
    copy = tmp_path / "scripts" / "with-python"
    copy.parent.mkdir()
    copy.write_text(script.replace("/usr/bin/python3", "/nowhere/python3"))
    result = subprocess.run(
        ["/bin/sh", copy, "-c", "pass"],
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "apt-get install python3" in result.stderr


def test_only_the_portal_may_listen_elsewhere_than_on_loopback(layout: Layout) -> None:
    ports = Ports(portal_host="0.0.0.0")
    engine, actions, portal = buurtbrug_processes(layout, ports)
    assert engine.health_url == "http://127.0.0.1:5005/webhooks/buurtbrug/"
    assert actions.health_url == "http://127.0.0.1:5055/health"
    assert portal.health_url == "http://127.0.0.1:8000/gezondheid"
    assert shared_settings(layout, ports, "s")["BUURTBRUG_PORTAL_HOST"] == "0.0.0.0"


def test_engine_is_not_told_where_the_database_is(layout: Layout) -> None:
    engine, actions, portal = buurtbrug_processes(layout, Ports())
    assert "DATABASE_URL" in engine.hidden
    assert not actions.hidden
    assert not portal.hidden
