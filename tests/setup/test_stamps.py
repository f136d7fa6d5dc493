"""A step is done when its stamp fits its inputs, and never otherwise."""

from __future__ import annotations

from pathlib import Path

from setup.stamps import Stamps, fingerprint


def test_step_without_a_stamp_is_not_done(tmp_path: Path) -> None:
    assert not Stamps(tmp_path).is_current("engine", "inputs")


def test_stamped_step_is_done_with_the_same_inputs_only(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path)
    stamps.write("engine", "inputs")
    assert stamps.is_current("engine", "inputs")
    assert not stamps.is_current("engine", "other inputs")


def test_stamp_keeps_the_facts_that_a_step_adds(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path)
    stamps.write("app", "inputs", lock="dev.txt")
    assert stamps.read("app")["lock"] == "dev.txt"


def test_damaged_stamp_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "engine.json").write_text('{"inputs": "inp')
    assert not Stamps(tmp_path).is_current("engine", "inputs")


def test_removed_stamp_is_gone_and_removing_twice_is_fine(tmp_path: Path) -> None:
    stamps = Stamps(tmp_path)
    stamps.write("engine", "inputs")
    stamps.remove("engine")
    stamps.remove("engine")
    assert stamps.read("engine") == {}


def test_fingerprint_follows_content_presence_and_facts(tmp_path: Path) -> None:
    file = tmp_path / "app.txt"
    absent = fingerprint([file])
    file.write_text("one")
    one = fingerprint([file])
    file.write_text("two")
    two = fingerprint([file])
    assert len({absent, one, two, fingerprint([file], "3.13")}) == 4


def test_fingerprint_does_not_depend_on_order(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("1")
    second.write_text("2")
    assert fingerprint([first, second]) == fingerprint([second, first])
