"""uv: found where it answers, made where it is not, and asked for in Dutch where that fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from setup.commands import Commands
from setup.layout import Layout
from setup.problem import Problem
from setup.uv import candidates, find_or_make_uv
from setup.workbench import Workbench
from tests.setup.fake_programs import FakeUv

MakeProgram = Callable[[Path, str], Path]


def test_uv_on_the_path_is_used(bench: Workbench, uv: FakeUv, tmp_path: Path) -> None:
    assert find_or_make_uv(bench) == str(tmp_path / "programs" / "uv")


def test_shim_that_fails_is_passed_over_for_the_uv_behind_it(
    bench: Workbench, tmp_path: Path, make_program: MakeProgram
) -> None:
    make_program(tmp_path / "programs" / "uv", "#!/bin/sh\necho 'pyenv: not found' >&2; exit 127\n")
    behind = tmp_path / "home" / ".pyenv" / "versions" / "3.11.7" / "bin" / "uv"
    make_program(behind, "#!/bin/sh\necho uv 1\n")
    assert find_or_make_uv(bench) == str(behind)


def test_uv_of_the_checkout_is_found_without_one_on_the_path(
    bench: Workbench, make_program: MakeProgram
) -> None:
    own = make_program(bench.layout.own_uv / "bin" / "uv", "#!/bin/sh\necho uv 1\n")
    assert find_or_make_uv(bench) == str(own)


def test_without_venv_the_message_names_the_debian_package(
    bench: Workbench, tmp_path: Path, make_program: MakeProgram
) -> None:
    bare = make_program(tmp_path / "bare-python", "#!/bin/sh\nexit 1\n")
    with pytest.raises(Problem) as problem:
        find_or_make_uv(bench, python=str(bare))
    assert "apt-get install python3-venv" in problem.value.remedy


def test_uv_is_made_from_the_hashed_lock(
    bench: Workbench, tmp_path: Path, make_program: MakeProgram
) -> None:
    asked = tmp_path / "asked"
    python = make_program(
        tmp_path / "some-python",
        "#!/bin/sh\n"
        f'echo "$@" >> {asked}\n'
        'if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi\n',
    )
    assert find_or_make_uv(bench, python=str(python)) == str(bench.layout.own_uv / "bin" / "uv")
    assert f"--require-hashes -r {bench.layout.requirements / 'uv.txt'}" in asked.read_text()


def real_uv() -> str | None:
    for candidate in candidates(Layout.of_this_checkout(), {"PATH": "/usr/local/bin:/usr/bin"}):
        if shutil.which(candidate):
            return candidate
    return None


def test_unreachable_package_index_is_explained_with_the_real_uv(
    layout: Layout, tmp_path: Path
) -> None:
    uv = real_uv()
    if uv is None:
        pytest.skip("no uv on this machine outside PATH")
    subprocess.run([uv, "venv", "-q", "--python", sys.executable, tmp_path / "env"], check=True)
    nowhere = {
        "UV_DEFAULT_INDEX": "http://127.0.0.1:9/simple",
        "UV_HTTP_RETRIES": "0",
        "UV_CACHE_DIR": str(tmp_path / "cache"),
    }
    lock = tmp_path / "lock.txt"
    lock.write_text(f"six==1.16.0 --hash=sha256:{'0' * 64}\n")
    commands = Commands(layout.root, layout.logs / "setup.log", nowhere)
    python = str(tmp_path / "env" / "bin" / "python")
    with pytest.raises(Problem, match="netwerk"):
        commands.run([uv, "pip", "sync", "--python", python, str(lock)], "Het installeren")
