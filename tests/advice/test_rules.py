"""`knowledge/advies.yml`: what an editor hears when something in it is not right."""

import shutil
from pathlib import Path

import pytest

from knowledge.checks import KnowledgeError, load_knowledge, shipped_knowledge
from knowledge.checks.loader import FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the knowledge that may be spoiled."""
    copy = tmp_path / "knowledge"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__", "checks"))
    return copy


def spoil(folder: Path, right: str, wrong: str) -> str:
    """Change the rules once, and tell what loading says about it."""
    path = folder / "advies.yml"
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    return str(caught.value)


def test_shipped_rules_are_loaded() -> None:
    assert shipped_knowledge().advice_rules is not None


def test_unknown_item_is_reported_with_its_place(folder: Path) -> None:
    said = spoil(folder, "doelgroep: doelgroep/kinderen", "doelgroep: doelgroep/kindren")
    assert "advies.yml, regel" in said
    assert "Bedoelt u 'doelgroep/kinderen'?" in said


def test_answers_of_a_question_itself_are_no_unknown_items(folder: Path) -> None:
    path = folder / "advies.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("als: [bewoners/radicaal]", "als: [bewoners/eigen]"), encoding="utf-8"
    )
    assert load_knowledge(folder).advice_rules is not None


def test_unknown_blank_in_a_sentence_is_reported(folder: Path) -> None:
    said = spoil(folder, "U noemt {antwoorden}.", "U noemt {antwoord}.")
    assert "tussen accolades kan alleen dit staan: {antwoorden}" in said


def test_missing_weight_is_reported(folder: Path) -> None:
    said = spoil(folder, "  afgeraden: 8.0\n", "")
    assert "afgeraden" in said
    assert "ontbreekt" in said


def test_share_above_one_is_reported(folder: Path) -> None:
    said = spoil(folder, "precies: 1.0", "precies: 3.0")
    assert "precies" in said
