"""What loading gives when all is well: items in order, and a version that tells content apart."""

from pathlib import Path

import pytest

from knowledge.checks import load_knowledge

CHANGES = (
    ("fase.yml", "Er is niets aan de hand.", "Er is weinig aan de hand."),
    ("questionnaires/klein.yml", "Hoe ver is het?", "Hoe ver is het nu?"),
    ("gesprek.yml", "Goedendag.", "Hallo."),
)


def test_items_stand_in_the_order_of_their_file(folder: Path) -> None:
    knowledge = load_knowledge(folder)
    assert [i.id for i in knowledge.of_kind("fase")] == [
        "fase/rust",
        "fase/ongemak",
        "fase/spanning",
    ]


def test_questionnaires_and_phrases_are_loaded(folder: Path) -> None:
    knowledge = load_knowledge(folder)
    assert [q.id for q in knowledge.questionnaires["klein"].questions] == [
        "overal",
        "fase",
        "einde",
    ]
    assert knowledge.phrases == {"groet": "Goedendag."}


def test_item_below_another_one_counts_for_both(folder: Path) -> None:
    path = folder / "fase.yml"
    path.write_text(
        path.read_text().replace("kort: spanning", "kort: spanning\n    onder: fase/ongemak")
    )
    knowledge = load_knowledge(folder)
    assert [i.id for i in knowledge.main("fase")] == ["fase/rust", "fase/ongemak"]
    assert [i.id for i in knowledge.below("fase/ongemak")] == ["fase/spanning"]
    assert knowledge.with_parents(["fase/spanning"]) == {"fase/spanning", "fase/ongemak"}


def test_source_has_no_content_of_its_own(folder: Path) -> None:
    knowledge = load_knowledge(folder)
    assert knowledge.get("bron/boek").titel == "Een boek"
    with pytest.raises(KeyError):
        knowledge.item("bron/boek")


def test_version_begins_with_the_last_day_of_checking(folder: Path) -> None:
    path = folder / "richting.yml"
    path.write_text(path.read_text().replace("2026-11-20", "2026-12-01"))
    assert load_knowledge(folder).version.startswith("2026-12-01-")


def test_version_stays_while_content_stays(folder: Path) -> None:
    assert load_knowledge(folder).version == load_knowledge(folder).version


@pytest.mark.parametrize(("file", "old", "new"), CHANGES, ids=[change[0] for change in CHANGES])
def test_version_changes_with_content(folder: Path, file: str, old: str, new: str) -> None:
    before = load_knowledge(folder).version
    path = folder / file
    path.write_text(path.read_text().replace(old, new))
    assert load_knowledge(folder).version != before
