"""What is read in a story: what is here and now, and not what is denied, elsewhere, past or hearsay."""

from pathlib import Path

import pytest

from bot.reading.story import judgement
from bot.reading.story.read_story import ReadStory, Status, Story
from bot.wiring import wiring

SQUARE = (
    "Op het plein hangen elke avond jongens van zestien. Ze schelden voorbijgangers uit en zetten de muziek hard. "
    "Ouderen lopen met een boog om het plein heen, ze durven er 's avonds niet meer langs."
)
STAIRS = (
    "In ons portiek groet niemand elkaar nog. De nieuwe gezinnen koken laat en zetten hun schoenen op de trap, de "
    "oude bewoners ergeren zich daaraan maar zeggen niets. Ze voelen zich niet meer thuis op hun eigen trap."
)


def read(text: str) -> Story:
    return wiring().read_story(text)


def recognised(text: str) -> set[str]:
    return {item.id for item in read(text).items if item.status is Status.RECOGNISED}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SQUARE, {"locatie/publieke-ruimte", "oorzaak/b", "vorm/gedrag"}),
        (STAIRS, {"locatie/woonomgeving", "oorzaak/a", "vorm/voelen"}),
        (
            "De voedselbank heeft er veel gezinnen bij. Ouders schamen zich voor hun schulden, de deurwaarder komt.",
            {"oorzaak/d"},
        ),
        (
            "Het azc komt in de oude kazerne en nu hangen er spandoeken. Mensen willen die opvang hier niet.",
            {"oorzaak/weerstand-komst"},
        ),
    ],
)
def test_what_a_story_says(text: str, expected: set[str]) -> None:
    assert expected <= recognised(text)


@pytest.mark.parametrize(
    ("text", "not_there"),
    [
        ("Overlast van jongeren is er niet. Het plein is rustig en niemand klaagt.", "oorzaak/b"),
        (
            "In de wijk hiernaast is een azc en daar was veel verzet. Bij ons speelt dat niet.",
            "oorzaak/weerstand-komst",
        ),
        ("Er is gelukkig niets vernield en er wordt niet gescholden.", "vorm/gedrag-negatief"),
        (
            "Armoede en schulden zie ik hier niet, mensen hebben het goed.",
            "oorzaak/d",
        ),
    ],
)
def test_what_is_denied_or_elsewhere_is_not_ticked(text: str, not_there: str) -> None:
    assert not_there not in recognised(text)


def test_each_item_rests_on_words_of_the_story() -> None:
    story = read(SQUARE)
    for item in story.items:
        assert 0.0 <= item.score <= 1.0
        for start, end in item.evidence:
            assert 0 <= start < end <= len(SQUARE)
        assert story.words_of(item) in SQUARE
    place = next(item for item in story.items if item.id == "locatie/publieke-ruimte")
    assert "plein" in story.words_of(place)


def test_the_phase_is_told_by_what_is_described() -> None:
    calm = "Het is hier rustig. Mensen groeten elkaar en de barbecue was gezellig, er is niets aan de hand."
    grim = (
        "Het is elk weekend raak. De twee groepen vechten op het plein, er is een steekpartij geweest, auto's zijn in "
        "brand gestoken en de volgende avond slaat de andere kant terug. De ME kwam eraan te pas."
    )
    assert read(calm).of_kind("fase")[0].id == "fase/rust"
    assert read(grim).of_kind("fase")[0].id == "fase/escalatie"


def test_an_actor_has_the_role_that_is_told() -> None:
    text = (
        "Een actiegroep hitst de boel op met felle flyers. De imam gaat juist bij beide groepen langs en brengt de "
        "mensen weer bij elkaar aan tafel."
    )
    roles = {item.id: item.role for item in read(text).of_kind("actor")}
    assert roles.get("actor/actiegroepen") in ("jaagt-aan", None)
    assert "jaagt-aan" not in (
        roles.get("actor/religieuze-instellingen"),
        roles.get("actor/sleutelpersonen"),
    )


def test_the_surest_come_first() -> None:
    scores = [item.score for item in read(SQUARE).items]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("text", ["", "   ", "...", "🙂🙂"])
def test_a_text_without_words_says_nothing(text: str) -> None:
    assert read(text).items == ()


def test_without_its_model_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(judgement.NoStoryModel, match="make train"):
        judgement.load(tmp_path / "verhaal.json")


def test_the_judgement_comes_back_from_its_file(tmp_path: Path) -> None:
    weights = {"oorzaak/a": (1.0, 2.0)}
    known = judgement.Judgement(weights, (0.5, 1.5), ("oorzaak/b",), weights, ((1.0,), (2.0,)))
    judgement.save(known, tmp_path / "verhaal.json")
    assert judgement.load(tmp_path / "verhaal.json") == known


def test_what_only_the_rest_of_a_story_suggests_is_asked_and_not_ticked() -> None:
    label = "oorzaak/d"
    own_signs, all_signs = 4, 6
    unsaid = {label: (*[0.0] * own_signs, -5.0)}
    suggested = {label: (*[0.0] * all_signs, 5.0)}
    never = (*[0.0] * own_signs, -9.0)
    phases = wiring().read_story.judgement.phases
    judged = judgement.Judgement(unsaid, never, (), suggested, phases)
    found = ReadStory(wiring().read_story.statements, judged)(SQUARE)
    assert {item.id: item.status for item in found.items}[label] is Status.DOUBTFUL


def test_a_denial_counts_in_a_story_that_suggests_otherwise() -> None:
    text = (
        "Op het pleintje staan elke avond dezelfde jongens en ze roepen van alles naar voorbijgangers. Oudere bewoners "
        "nemen een andere weg naar de winkel. Met armoede heeft het niets te maken, iedereen heeft hier werk en een "
        "eigen huis. De wijkagent praat met de ouders."
    )
    found = recognised(text)
    assert "oorzaak/b" in found
    assert "oorzaak/d" not in found


def test_where_people_are_abused_it_is_not_calm() -> None:
    text = (
        "Op het plein hangen elke avond jongens. Ze schelden mensen uit en ouderen lopen met een boog om het plein "
        "heen. In de flats groeten de oude bewoners en de nieuwe gezinnen elkaar niet."
    )
    assert "fase/rust" not in {item.id for item in read(text).of_kind("fase")}


def test_the_phase_rests_on_what_was_seen_and_not_on_who_tells_it() -> None:
    text = "Ik ben beheerder in een dorp. Oude en nieuwe bewoners groeten elkaar niet en blijven op zichzelf."
    story = read(text)
    (phase, *_) = story.of_kind("fase")
    assert "beheerder" not in story.words_of(phase)


def test_where_nothing_is_told_there_is_no_phase() -> None:
    statements = wiring().read_story.statements
    never = (0.0, 0.0, 0.0, 0.0, -9.0)
    judged = judgement.Judgement({}, never, (), {}, wiring().read_story.judgement.phases)
    assert ReadStory(statements, judged)("Waar staat de printer?").items == ()
