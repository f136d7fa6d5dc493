"""What the check finds in content that loads well, and what its command says."""

from pathlib import Path

import pytest

from knowledge.checks import load_knowledge
from knowledge.checks.__main__ import main
from knowledge.checks.quality import (
    ambiguous_words,
    fallen_away,
    few_questions,
    hard_texts,
    long_sentences,
    without_source,
)
from knowledge.checks.readability import flesch_douma, words_of

LONG = "Dit is " + "heel " * 23 + "lang."


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_kind_with_fewer_items_than_counted_is_found(folder: Path) -> None:
    (found,) = fallen_away(load_knowledge(folder), {"fase": 4, "richting": 1})
    assert (found.subject, found.message) == (
        "fase",
        "er horen ten minste 4 items te zijn, het zijn er 3.",
    )


def test_count_of_an_unknown_kind_is_found(folder: Path) -> None:
    (found,) = fallen_away(load_knowledge(folder), {"faze": 4})
    assert found.message == "soort 'faze' bestaat niet. Bedoelt u 'fase'?"


def test_sentence_of_more_than_twenty_five_words_is_found(folder: Path) -> None:
    change(folder / "fase.yml", "Het loopt stroef.", f"Kort. {LONG} Kort.")
    (found,) = long_sentences(load_knowledge(folder))
    assert (found.subject, found.field) == ("fase/ongemak", "antwoord")
    assert found.message == f'deze zin telt 26 woorden, maak er twee van: "{LONG}"'


def test_sentence_of_twenty_five_words_passes(folder: Path) -> None:
    change(folder / "fase.yml", "Het loopt stroef.", LONG.replace("heel ", "", 1))
    assert not list(long_sentences(load_knowledge(folder)))


def test_literal_words_of_a_source_are_not_ours_to_shorten(folder: Path) -> None:
    change(folder / "fase.yml", "Het loopt stroef.", f"De bron zegt „{LONG}”.")
    assert not list(long_sentences(load_knowledge(folder)))


def test_item_without_a_source_that_exists_is_found(folder: Path) -> None:
    knowledge = load_knowledge(folder)
    assert not list(without_source(knowledge))
    items = {i: item for i, item in knowledge.items.items() if i != "bron/boek"}
    bare = type(knowledge)(items, {}, "")
    assert [found.subject for found in without_source(bare)] == [
        "fase/rust",
        "fase/ongemak",
        "fase/spanning",
        "richting/1",
    ]


def test_word_that_means_two_items_of_a_kind_is_found(folder: Path) -> None:
    change(folder / "fase.yml", "kort: spanning", "kort: spanning\n    ook: [Rustig, druk]")
    change(folder / "richting.yml", "kort: contact", "kort: contact\n    ook: [druk]")
    (found,) = ambiguous_words(load_knowledge(folder))
    assert (found.subject, found.field) == ("fase/spanning", "ook")
    assert found.message == "'Rustig' staat ook bij fase/rust. Haal het bij een van de twee weg."


def test_command_shows_the_counts_when_all_is_well(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(folder) == 0
    said = capsys.readouterr().out
    assert [line.split()[:3] for line in said.splitlines()[1:4]] == [
        ["bron", "1", "1"],
        ["fase", "3", "3"],
        ["richting", "1", "1"],
    ]
    assert "Vragen om van te leren: 40, en 0 erbuiten." in said
    assert "In orde: 5 items, alle met bron. Versie 2026-11-20-" in said


def test_command_tells_everything_to_mend_with_file_and_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder / "fase.yml", "Het broeit.", LONG)
    change(folder / "aantallen.yml", "richting: 1", "richting: 2")
    assert main(folder) == 1
    assert capsys.readouterr().err == (
        "Er zijn 2 fouten in de kennis:\n"
        "knowledge/aantallen.yml, regel 4\n"
        "  richting: er horen ten minste 2 items te zijn, het zijn er 1.\n"
        "knowledge/fase.yml, regel 30\n"
        f'  fase/spanning > antwoord: deze zin telt 26 woorden, maak er twee van: "{LONG}"\n'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("aantallen: {fase: veel}", "hier hoort een getal, er staat 'veel'."),
        ("aantallen: {fase: 1}}", "dit is niet te lezen: "),
    ],
)
def test_command_tells_what_is_wrong_with_the_counts(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, message: str
) -> None:
    (folder / "aantallen.yml").write_text(text)
    assert main(folder) == 1
    said = capsys.readouterr().err
    assert "knowledge/aantallen.yml, regel 1" in said
    assert message in said


def test_command_tells_what_does_not_load(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "fase.yml", "titel: Rust", "titl: Rust")
    assert main(folder) == 1
    assert "Er zijn 2 fouten in de kennis:" in capsys.readouterr().err


# How it reads, and whether it will be found

HARD = (
    "Interdisciplinaire beleidsimplementatie veronderstelt organisatiebrede verantwoordelijkheidstoedeling en "
    "competentieontwikkeling."
)


def test_text_that_reads_too_hard_is_found(folder: Path) -> None:
    change(folder / "fase.yml", "Het loopt stroef.", HARD)
    (found,) = hard_texts(load_knowledge(folder))
    assert (found.subject, found.field) == ("fase/ongemak", "uitleg")
    assert "leest te moeilijk" in found.message


def test_short_words_read_easier_than_long_ones() -> None:
    assert flesch_douma("De man loopt naar huis. Hij is moe.") > 90
    assert flesch_douma(HARD) < 0


def test_the_word_that_is_explained_does_not_count() -> None:
    text = "Beleidsimplementatie is doen wat er is afgesproken."
    assert flesch_douma(text, words_of("Beleidsimplementatie")) > flesch_douma(text)


def test_text_without_words_is_as_easy_as_can_be() -> None:
    assert flesch_douma("") == flesch_douma("112!") == 100.0


def test_item_that_nobody_will_find_is_found(folder: Path) -> None:
    assert not list(few_questions(load_knowledge(folder)))
    (folder / "vragen" / "richting.yml").unlink()
    (found,) = few_questions(load_knowledge(folder))
    assert found.subject == "richting/1"
    assert found.message == "er zijn 0 voorbeeldvragen, geef er ten minste 10."
