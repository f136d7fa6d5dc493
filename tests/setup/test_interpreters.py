"""A Python counts when it runs and says its version; a name on PATH proves nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from setup.interpreters import find_or_fetch_python
from setup.problem import Problem
from setup.workbench import Workbench

MakeProgram = Callable[[Path, str], Path]
Uv = Callable[[str], str]


@pytest.fixture
def uv_that_finds(tmp_path: Path, make_program: MakeProgram) -> Uv:
    """A uv whose `python find` answers with the shell code that is given."""

    def make(find: str) -> str:
        script = f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n[ "$2" = find ] || exit 1\n{find}\n'
        return str(make_program(tmp_path / "uv", script))

    return make


def python_saying(version: str) -> str:
    return f"#!/bin/sh\necho {version}\n"


def test_python_that_uv_finds_is_used(
    bench: Workbench, tmp_path: Path, make_program: MakeProgram, uv_that_finds: Uv
) -> None:
    found = make_program(tmp_path / "python3.10", python_saying("3.10"))
    assert find_or_fetch_python(bench, uv_that_finds(f"echo {found}"), ["3.10"]) == str(found)


def test_failing_shim_is_passed_over_for_the_pyenv_version_behind_it(
    bench: Workbench, tmp_path: Path, make_program: MakeProgram, uv_that_finds: Uv
) -> None:
    shim = make_program(tmp_path / "python3.10", "#!/bin/sh\nexit 127\n")
    behind = tmp_path / "home/.pyenv/versions/3.10.13/bin/python3.10"
    make_program(behind, python_saying("3.10"))
    assert find_or_fetch_python(bench, uv_that_finds(f"echo {shim}"), ["3.10"]) == str(behind)


def test_older_python_that_is_here_goes_before_fetching_the_preferred_one(
    bench: Workbench, tmp_path: Path, make_program: MakeProgram, uv_that_finds: Uv
) -> None:
    found = make_program(tmp_path / "python3.11", python_saying("3.11"))
    uv = uv_that_finds(f'[ "$5" = 3.11 ] && echo {found}')
    assert find_or_fetch_python(bench, uv, ["3.13", "3.12", "3.11"]) == str(found)
    assert "install" not in (tmp_path / "asked").read_text()


def test_missing_python_is_fetched_by_uv(
    bench: Workbench, tmp_path: Path, make_program: MakeProgram
) -> None:
    fetched = tmp_path / "fetched"
    uv = make_program(
        tmp_path / "uv",
        f'#!/bin/sh\n[ "$2" = install ] && printf "#!/bin/sh\\necho 3.10\\n" > {fetched} '
        f"&& chmod +x {fetched}\n[ -x {fetched} ] && echo {fetched}\n",
    )
    assert find_or_fetch_python(bench, str(uv), ["3.10"]) == str(fetched)


def test_python_that_cannot_be_had_is_explained(bench: Workbench, uv_that_finds: Uv) -> None:
    with pytest.raises(Problem, match=r"Python 3\.13, 3\.12 of 3\.11 is hier niet") as problem:
        find_or_fetch_python(bench, uv_that_finds("exit 1"), ["3.13", "3.12", "3.11"])
    assert "pyenv install 3.13" in problem.value.remedy
