"""Both environments: made once, taken up where they stopped, mended when damaged."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from setup import environments
from setup.environments import Environment, prepare_environments
from setup.layout import Layout
from setup.problem import Problem
from setup.workbench import Workbench
from tests.setup.fake_programs import FakeUv

HERE = "{}.{}".format(*sys.version_info[:2])


@pytest.fixture(autouse=True)
def _this_python_fits_both(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fake environments hold the Python that runs the tests."""
    for name in ("engine_environment", "app_environment"):
        real = getattr(environments, name)

        def with_this_python(*args: object, real: Callable[..., Environment] = real) -> Environment:
            return replace(real(*args), versions=(HERE,))

        monkeypatch.setattr(environments, name, with_this_python)


def test_first_time_makes_both_environments_and_the_command(bench: Workbench, uv: FakeUv) -> None:
    prepare_environments(bench, dev=False)
    synced = [line for line in uv.asked if "sync" in line]
    assert [line.rsplit("/", 1)[1] for line in synced] == ["engine.txt", "app.txt"]
    assert all("--require-hashes" in line for line in synced)
    assert (bench.layout.app_env / "bin" / "buurtbrug").exists()


def test_second_time_does_nothing(bench: Workbench, uv: FakeUv) -> None:
    prepare_environments(bench, dev=False)
    uv.forget_questions()
    prepare_environments(bench, dev=False)
    assert uv.asked == []


def test_changed_lock_is_installed_again_and_only_that_one(bench: Workbench, uv: FakeUv) -> None:
    prepare_environments(bench, dev=False)
    uv.forget_questions()
    (bench.layout.requirements / "app.txt").write_text("app==2\n")
    prepare_environments(bench, dev=False)
    assert [line.rsplit("/", 1)[1] for line in uv.asked if "sync" in line] == ["app.txt"]


def test_development_tools_stay_when_only_the_app_is_asked_for(
    bench: Workbench, uv: FakeUv
) -> None:
    prepare_environments(bench, dev=True)
    uv.forget_questions()
    prepare_environments(bench, dev=False)
    assert uv.asked == []


def test_interrupted_installation_goes_on_in_the_same_folder(bench: Workbench, uv: FakeUv) -> None:
    uv.fail_with("Killed")
    with pytest.raises(Problem):
        prepare_environments(bench, dev=False)
    uv.recover()
    uv.forget_questions()
    prepare_environments(bench, dev=False)
    made = [line for line in uv.asked if line.startswith("venv")]
    assert [line.rsplit("/", 1)[1] for line in made] == [".venv"]  # not .venv-rasa again


def test_network_that_falls_away_is_explained_and_taken_up_again(
    bench: Workbench, uv: FakeUv
) -> None:
    uv.fail_with("error: Failed to fetch: `x`\n  Caused by: dns error: failed to lookup address")
    with pytest.raises(Problem, match="netwerk") as problem:
        prepare_environments(bench, dev=False)
    assert "gaat verder waar hij stopte" in problem.value.remedy
    uv.recover()
    prepare_environments(bench, dev=False)


def test_full_disk_half_way_is_explained(bench: Workbench, uv: FakeUv) -> None:
    uv.fail_with("error: No space left on device (os error 28)")
    with pytest.raises(Problem, match="schijf is vol"):
        prepare_environments(bench, dev=False)


def test_too_little_disk_is_said_before_anything_is_written(bench: Workbench, uv: FakeUv) -> None:
    almost_full = replace(bench, free_bytes=lambda _folder: 1_200_000_000)
    with pytest.raises(Problem, match=r"1,2 GB vrij, 4,0 GB nodig"):
        prepare_environments(almost_full, dev=False)
    assert uv.asked == []


def test_little_disk_is_no_problem_once_everything_is_there(bench: Workbench, uv: FakeUv) -> None:
    prepare_environments(bench, dev=False)
    prepare_environments(replace(bench, free_bytes=lambda _folder: 0), dev=False)


def half_of_the_files_gone(layout: Layout) -> None:
    next(layout.engine_env.rglob("thing.py")).unlink()


def a_whole_package_gone(layout: Layout) -> None:
    half_of_the_files_gone(layout)
    shutil.rmtree(next(layout.engine_env.rglob("thing-1.dist-info")))


def a_file_cut_short(layout: Layout) -> None:
    next(layout.engine_env.rglob("thing.py")).write_text("")


def python_gone(layout: Layout) -> None:
    (layout.engine_env / "bin" / "python").unlink()


def whole_folder_gone(layout: Layout) -> None:
    shutil.rmtree(layout.engine_env)


@pytest.mark.parametrize(
    "damage",
    [
        half_of_the_files_gone,
        a_whole_package_gone,
        a_file_cut_short,
        python_gone,
        whole_folder_gone,
    ],
)
def test_damaged_environment_is_made_again(
    bench: Workbench, uv: FakeUv, said: Callable[[], str], damage: Callable[[Layout], None]
) -> None:
    prepare_environments(bench, dev=False)
    damage(bench.layout)
    uv.forget_questions()
    prepare_environments(bench, dev=False)
    assert "De omgeving .venv-rasa is beschadigd" in said()
    assert [line.rsplit("/", 1)[1] for line in uv.asked if "sync" in line] == ["engine.txt"]


def test_environment_of_another_python_is_made_again(
    bench: Workbench, uv: FakeUv, make_program: Callable[..., object]
) -> None:
    make_program(bench.layout.engine_env / "bin" / "python", "#!/bin/sh\necho 2.7\n")
    prepare_environments(bench, dev=False)
    assert any(line.startswith("venv") and ".venv-rasa" in line for line in uv.asked)
