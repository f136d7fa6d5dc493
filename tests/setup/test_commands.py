"""What a failed program printed becomes a message with what to do; the output stays in the log."""

from __future__ import annotations

import sys

import pytest

from setup.problem import Problem
from setup.workbench import Workbench


def test_output_is_returned_and_kept_in_the_log(bench: Workbench) -> None:
    assert bench.commands.run([sys.executable, "-c", "print('dag')"], "Groeten") == "dag\n"
    assert "dag" in bench.commands.log.read_text()


def test_failure_shows_the_last_lines_and_names_the_log(bench: Workbench) -> None:
    failing = [sys.executable, "-c", "import sys; print('dit ging mis'); sys.exit(3)"]
    with pytest.raises(Problem, match="dit ging mis") as problem:
        bench.commands.run(failing, "Het trainen")
    assert str(bench.commands.log) in problem.value.remedy


def test_missing_program_is_named(bench: Workbench) -> None:
    with pytest.raises(Problem, match="het programma geen-programma is er niet"):
        bench.commands.run(["geen-programma"], "Het installeren")


@pytest.mark.parametrize("command", [["false"], ["geen-programma"]])
def test_asking_a_program_that_fails_or_is_absent_gives_nothing(
    bench: Workbench, command: list[str]
) -> None:
    assert bench.commands.ask(command) is None
