"""Whole grids in one sentence, against the real rows and columns."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.reading.grids import read_grid
from bot.reading.meaning import AnswerStatus, Asked, Choice, Option
from bot.wiring import wiring

Ask = Callable[..., Asked]

ACTORS = """
de actiegroep jaagt aan, de moskee bemiddelt | actiegroepen=jaagt-aan religieuze-instellingen=bemiddelt
1 en 2 jagen aan, 3 bemiddelt | \
actieve-bewoners=jaagt-aan actiegroepen=jaagt-aan religieuze-instellingen=bemiddelt
kerk en moskee allebei | religieuze-instellingen=allebei
de politiek en de media jagen aan en de moskee bemiddelt | \
religieuze-instellingen=bemiddelt politiek=jaagt-aan media=jaagt-aan
aanjagers: media, politiek. bemiddelt: moskee, school | \
religieuze-instellingen=bemiddelt scholen=bemiddelt politiek=jaagt-aan media=jaagt-aan
de kerk, de wijkagent en de school bemiddelen | \
religieuze-instellingen=bemiddelt scholen=bemiddelt wijkprofessionals=bemiddelt
de moskee bemiddelt, aanjager is de krant | religieuze-instellingen=bemiddelt media=jaagt-aan
de actiegroep jaagt aan, de politiek ook | actiegroepen=jaagt-aan politiek=jaagt-aan
bewonerscommissie stookt maar de school sust | actieve-bewoners=jaagt-aan scholen=bemiddelt
de wethouder gooit olie op het vuur en de krant stookt | politiek=jaagt-aan media=jaagt-aan
alleen de actiegroep jaagt aan | actiegroepen=jaagt-aan
imam bemiddeld | religieuze-instellingen=bemiddelt
van de scholen weet ik het niet, de politie sust | scholen=onbekend wijkprofessionals=bemiddelt
de actiegroep jaagt aan maar kan ook bemiddelen, dus allebei. media jagen aan | \
actiegroepen=allebei media=jaagt-aan
de moskee jaagt niet aan | ? religieuze-instellingen
de moskee en de school | ? religieuze-instellingen scholen
jaagt aan | ?
geen idee | weet-niet
weet ik niet | weet-niet
"""

SIGNALS = """
bewoners: indruk, cijfers: feiten | bewoners=indruk cijfers=feit
van bewoners gehoord, de cijfers zijn feiten | bewoners=gehoord cijfers=feit
cijfers feit en bewoners een gevoel | bewoners=indruk cijfers=feit
"""


def written(choice_cells: tuple[tuple[str, str], ...]) -> str:
    return " ".join(f"{row.rsplit('/', 1)[-1]}={column}" for row, column in choice_cells)


def rows(table: str) -> list[tuple[str, str]]:
    lines = [line.rsplit(" | ", 1) for line in table.strip().splitlines()]
    return [(text.strip(), expected.strip()) for text, expected in lines]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (question, *row)
        for question, table in (("actoren", ACTORS), ("signalen", SIGNALS))
        for row in rows(table)
    ],
)
def test_a_sentence_fills_the_grid(ask: Ask, question: str, text: str, expected: str) -> None:
    choice = read_grid(text, ask(question))
    if expected == "weet-niet":
        assert choice.status is AnswerStatus.UNKNOWN
    elif expected.startswith("?"):
        assert choice.status is AnswerStatus.UNCLEAR
        assert [row.rsplit("/", 1)[-1] for row in choice.doubtful] == expected[1:].split()
    else:
        assert written(choice.cells) == expected


def test_all_rows_get_the_column_of_everything(ask: Ask) -> None:
    asked = ask("actoren")
    choice = read_grid("allemaal onbekend", asked)
    assert choice.cells == tuple((row.id, "onbekend") for row in asked.rows)


def test_the_rest_is_what_was_not_named(ask: Ask) -> None:
    asked = ask("actoren")
    cells = dict(read_grid("de actiegroep jaagt aan, de rest weet ik niet", asked).cells)
    assert cells.pop("actor/actiegroepen") == "jaagt-aan"
    assert len(cells) == len(asked.rows) - 1
    assert set(cells.values()) == {"onbekend"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jeugdoverlast deels, verloedering niet", "b=deels c=niet"),
        ("de jeugdoverlast is voldoende, de verloedering nog niet", "b=voldoende c=niet"),
        ("verloedering niet voldoende", "c=niet"),
        ("voor b deels en voor c niet", "b=deels c=niet"),
        ("allemaal een beetje", "b=deels c=deels"),
        ("deels, niet", "b=deels c=niet"),
        ("b: genoeg, de rest niet", "b=voldoende c=niet"),
    ],
)
def test_policy_per_problem(ask: Ask, text: str, expected: str) -> None:
    asked = ask("beleid", picked=("oorzaak/b", "oorzaak/c"))
    assert written(read_grid(text, asked).cells) == expected


def test_one_row_needs_no_name(ask: Ask) -> None:
    asked = ask("beleid", picked=("oorzaak/b",))
    assert read_grid("nog niet", asked).cells == (("oorzaak/b", "niet"),)


def test_phase_per_location(ask: Ask) -> None:
    asked = ask("fase-per-locatie", picked=("locatie/woonomgeving", "locatie/publieke-ruimte"))
    text = "in de portieken is het nog ongemak, op het pleintje zijn het echt onderhuidse spaningen"
    assert read_grid(text, asked).cells == (
        ("locatie/woonomgeving", "fase/ongemak"),
        ("locatie/publieke-ruimte", "fase/onderhuidse-spanningen"),
    )


OWN_WORDS = """
actoren | de juffen en meesters sussen de boel | scholen=bemiddelt
actoren | de imam sust de boel, de krantenkoppen maken het erger | religieuze-instellingen=bemiddelt media=jaagt-aan
signalen | dat de bewoners klagen is meer een onderbuikgevoel | bewoners=indruk
"""


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [tuple(part.strip() for part in line.split(" | ")) for line in OWN_WORDS.strip().splitlines()],
)
def test_rows_and_columns_in_words_of_ones_own(
    ask: Ask, question: str, text: str, expected: str
) -> None:
    found = set(written(read_grid(text, ask(question), wiring().likeness.by_answers).cells).split())
    assert set(expected.split()) <= found


def test_the_rest_does_not_take_the_rows_that_still_wait(ask: Ask) -> None:
    choice = read_grid("de kerk en de scholen, de rest weet ik niet", ask("actoren"))
    assert "actor/media" in dict(choice.cells)
    assert set(choice.doubtful) == {"actor/religieuze-instellingen", "actor/scholen"}


def test_well_means_the_column_that_says_yes(ask: Ask) -> None:
    columns = (Option("gedaan", "Gedaan", ("ja",)), Option("niet", "Nog niet", ("nee",)))
    grid = replace(ask("actoren"), options=columns)
    choice = read_grid("de kerk wel, de school nog niet", grid)
    assert written(choice.cells) == "religieuze-instellingen=gedaan scholen=niet"


def test_a_row_that_is_only_probably_meant_is_asked_about(ask: Ask) -> None:
    scores = {
        "rij/actor/scholen": -0.6,
        "rij/actor/media": -0.7,
        "kolom/actoren/bemiddelt": 0.6,
        "kolom/actoren/jaagt-aan": -1.0,
    }
    choice = read_grid(
        "die twee uit de Lindelaan zijn steeds aan het lijmen", ask("actoren"), lambda _: scores
    )
    assert choice == Choice(AnswerStatus.UNCLEAR, doubtful=("actor/scholen",))


def test_a_column_that_the_words_contradict_is_asked_about(ask: Ask) -> None:
    scores = {
        "kolom/actoren/bemiddelt": 0.6,
        "kolom/actoren/jaagt-aan": -0.9,
        "rij/actor/media": -1.0,
    }
    choice = read_grid("de actiegroep jaagt aan", ask("actoren"), lambda _: scores)
    assert choice.doubtful == ("actor/actiegroepen",)
