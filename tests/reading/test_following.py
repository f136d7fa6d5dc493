"""What a short question asks about what was explained just before, and what stands on its own."""

import pytest

from bot.reading.ask import Ask, AskKind
from bot.reading.asking import understand_ask
from bot.reading.following import find_follow_up
from bot.reading.leaning import points_back
from bot.wiring import wiring


def asked(text: str, *last: str) -> Ask:
    return understand_ask(text, wiring().answer_question.subjects, last)


@pytest.mark.parametrize(
    "text",
    [
        "hoe lang blijft dat bestaan",
        "en de buren dan?",
        "wie voert die gesprekken",
        "ok, en waar begint het?",
        "wat valt eraan te veranderen",
        "wie hoort daar allemaal bij",
    ],
)
def test_some_words_point_back(text: str) -> None:
    assert points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "wie doet het onderhoud van het plein?",
        "waar vind ik buren die willen meedoen",
        "vind je dat de wethouder gelijk heeft?",
        "wat zijn er voor oorzaken",
        "een straatfeest, op welke trede staat dat?",
        "hoe heet dat als buren elkaar mijden",
        "Het besluit lag er al",
    ],
)
def test_the_same_words_often_do_not(text: str) -> None:
    assert not points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wat is het verschil tussen een pool en een pusher?",
        "welke aanpakken komen uit Breda",
        "welke fasen zijn er voor escalatie?",
        "Hoe heet het begrip voor het gevoel dat het vreemd is in je eigen straat?",
    ],
)
def test_a_question_that_stands_on_its_own_is_not_about_the_last_item(text: str) -> None:
    subjects = wiring().answer_question.subjects
    assert find_follow_up(text, ("thema/capaciteit",), subjects) is None


@pytest.mark.parametrize(
    ("text", "last", "item"),
    [
        ("en de volgende?", "trede/1", "trede/2"),
        ("welke fase komt ervoor?", "fase/escalatie", "fase/incidenten"),
        ("wat is de hoogste dan", "trede/2", "trede/4"),
        (
            "en de tegenhanger daarvan?",
            "begrip/individuele-weerbaarheid",
            "begrip/collectieve-weerbaarheid",
        ),
        ("is daar een afvinklijst voor?", "begrip/bob-procedure", "checklist/bob"),
        (
            "en bij wie klop ik dan aan voor hulp?",
            "fase/escalatie",
            "verwijzing/maatschappelijke-spanningen",
        ),
        ("wat houdt dat onderwerp dan in", "begrip/gamechangers", "begrip/gamechanger-onderwerp"),
        ("kunnen ouderen ook meedoen", "interventie/futsal-chabbab", "interventie/futsal-chabbab"),
        ("voor welke leeftijden is dat", "interventie/bondgenoten", "interventie/bondgenoten"),
        ("waar zie je dat aan?", "begrip/segregatie", "begrip/segregatie"),
    ],
)
def test_what_stands_beside_the_last_item(text: str, last: str, item: str) -> None:
    found = asked(text, last)
    assert found.ids[0] == item
    assert found.kind in (AskKind.EXPLAIN, AskKind.MORE)


def test_the_top_of_a_ladder_is_listed_last() -> None:
    rungs = ("trede/1", "trede/2", "trede/3", "trede/4")
    assert asked("en de bovenste?", *rungs).ids == ("trede/4",)


def test_a_difference_with_the_last_item() -> None:
    found = asked("en wat is het verschil met segregatie?", "begrip/polarisatie")
    assert found == Ask(AskKind.COMPARE, ("begrip/polarisatie", "begrip/segregatie"))


def test_the_same_in_another_town() -> None:
    found = asked("hebben jullie ook zoiets in Breda?", "interventie/de-voorkamer")
    assert (found.kind, found.filters) == (AskKind.LIST, ("plaats/breda",))


def test_more_of_the_same_are_approaches_and_not_the_same_one() -> None:
    found = asked("zijn er nog meer van zulke campagnes?", "interventie/stay-human")
    assert found.kind is AskKind.LIST
    assert found.ids
    assert all(item.startswith("interventie/") for item in found.ids)
    assert "interventie/stay-human" not in found.ids


def test_an_example_of_a_direction_is_what_was_done_elsewhere() -> None:
    found = asked("heb je daar voorbeelden van?", "richting/4")
    assert (found.listed, found.filters) == ("interventie", ("richting/4",))
