"""Every intervention can be advised, and the table shows where."""

from pathlib import Path

import pytest

from bot.advice import table
from knowledge.checks import shipped_knowledge


def test_every_intervention_ranks_high_somewhere() -> None:
    unreachable = [r.intervention.id for r in table.rows(shipped_knowledge()) if r.rank is None]
    assert not unreachable, f"Nooit bij de eerste drie: {', '.join(unreachable)}."


def test_briefly_it_says_that_all_can_be_advised(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["table", "--brief"])
    assert table.main() == 0
    assert capsys.readouterr().out == "Elke aanpak is te adviseren.\n"


def test_table_has_a_line_for_each_intervention(capsys: pytest.CaptureFixture[str]) -> None:
    assert table.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(shipped_knowledge().interventions) + 2
    assert any(line.startswith("| Buurtbemiddeling |") for line in lines)


def test_table_in_the_docs_is_current() -> None:
    docs = Path(__file__).resolve().parents[2] / "docs" / "advice.md"
    knowledge = shipped_knowledge()
    assert docs.read_text(encoding="utf-8").endswith(
        table.table(table.rows(knowledge), knowledge)
    ), "draai: .venv/bin/python -m bot.advice.table, en zet het onderaan docs/advice.md"
