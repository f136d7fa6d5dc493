"""A log cannot fill the disk."""

from __future__ import annotations

from pathlib import Path

from setup.bounded_log import BoundedLog


def test_full_log_moves_aside_and_only_one_older_is_kept(tmp_path: Path) -> None:
    log = BoundedLog(tmp_path / "logs" / "engine.log", limit=100)
    for number in range(30):
        log.write(b"regel %d\n" % number)
    assert sorted(path.name for path in log.path.parent.iterdir()) == ["engine.log", "engine.log.1"]
    assert all(path.stat().st_size <= 100 for path in log.path.parent.iterdir())
    assert log.last_lines(2) == ["regel 28", "regel 29"]


def test_log_that_is_not_there_yet_has_no_lines(tmp_path: Path) -> None:
    assert BoundedLog(tmp_path / "engine.log").last_lines(3) == []
