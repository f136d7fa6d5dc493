"""The reply to a question about the subject: an item, a list, a comparison, what one can do, or nothing."""

import pytest

from bot.use_cases.answer_question import Explanation
from bot.wiring import wiring


def answer(text: str, *last: str) -> Explanation:
    return wiring().answer_question(text, last)


def test_an_item_is_explained_with_its_source() -> None:
    found = answer("wat is het stille midden?")
    assert found.item == "begrip/stille-midden"
    assert "Bron:" in found.message.tekst
    assert found.message.kennis[0].waar


def test_a_list_names_every_main_item_and_not_something_else() -> None:
    found = answer("welke oorzaken zijn er?")
    assert "oorzaak/a" in found.ids
    assert "oorzaak/anders" not in found.ids
    assert found.item is None


def test_a_narrowed_list_holds_only_what_fits() -> None:
    found = answer("welke interventies zijn er voor jongeren op een plein?")
    interventions = [wiring().knowledge.item(i) for i in found.ids]
    assert found.ids
    assert all("doelgroep/jongeren" in i.doelgroepen for i in interventions)  # type: ignore[attr-defined]
    assert all("locatie/publieke-ruimte" in i.locaties for i in interventions)  # type: ignore[attr-defined]


def test_a_comparison_says_both_sides() -> None:
    found = answer("verschil tussen ongemak en onderhuidse spanningen")
    assert found.ids == ("fase/ongemak", "fase/onderhuidse-spanningen")
    for item_id in found.ids:
        assert wiring().knowledge.item(item_id).antwoord in found.message.tekst


def test_what_to_do_names_approaches_and_directions() -> None:
    found = answer("wat kan ik doen aan verloedering en criminaliteit?")
    assert any(i.startswith("interventie/") for i in found.ids)
    assert "richting/4" in found.ids


@pytest.mark.parametrize(
    ("text", "field"),
    [("vertel meer", "uitleg"), ("geef een voorbeeld", "voorbeeld")],
)
def test_a_follow_up_is_about_the_same_item(text: str, field: str) -> None:
    found = answer(text, "begrip/bindingsladder")
    assert found.item == "begrip/bindingsladder"
    said = getattr(wiring().knowledge.item("begrip/bindingsladder"), field)
    assert said in found.message.tekst


def test_what_is_not_in_the_sources_is_not_answered() -> None:
    found = answer("hoe laat begint de voetbalwedstrijd vanavond?")
    assert found.ids == ()
    assert found.candidates == ()
    phrases = wiring().knowledge.phrases
    assert found.message.tekst in {phrases["buiten-algemeen"], phrases["buiten-lijkt-erop"]}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("is die partij nou racistisch of niet?", "mening"),
        ("mijn buurman Henk scheldt iedereen uit, hoe krijg ik hem weg?", "persoon"),
        ("hoe vraag ik een parkeervergunning aan?", "gemeentezaken"),
        ("schrijf een gedicht voor mijn moeder", "opdrachten"),
    ],
)
def test_what_is_outside_is_refused_in_a_fitting_way(text: str, subject: str) -> None:
    found = answer(text)
    assert found.ids == ()
    assert found.message.tekst == wiring().knowledge.phrases[f"buiten-{subject}"]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("checklist/bob", "Houd feiten en vermoedens uit elkaar"),
        ("thema/monitoren-evalueren", "Evaluatiemethoden en technieken"),
        ("casus/2", "verenigingsleven"),
        ("interventie/buurtbemiddeling", "Onze bronnen noemen geen onderzoek"),
        ("verwijzing/maatschappelijke-spanningen", "112"),
    ],
)
def test_more_tells_what_the_item_has_besides_its_texts(item: str, said: str) -> None:
    assert said in answer("vertel meer", item).message.tekst


def test_a_source_is_explained_with_its_maker() -> None:
    found = answer("wie heeft de handreiking van polarisatie naar verbinding gemaakt?")
    assert found.ids[0] == "bron/handreiking"
    assert "Gemaakt door" in found.message.tekst


@pytest.mark.parametrize(
    ("text", "last", "item"),
    [
        ("wie doet dat dan", ("interventie/buurtbemiddeling",), "interventie/buurtbemiddeling"),
        ("en een joiner dan?", ("begrip/rol-pusher",), "begrip/rol-joiner"),
        ("de tweede graag", ("fase/rust", "fase/ongemak", "fase/escalatie"), "fase/ongemak"),
        ("en de laatste?", ("fase/rust", "fase/ongemak", "fase/escalatie"), "fase/escalatie"),
    ],
)
def test_a_short_question_is_about_what_came_before_or_beside_it(
    text: str, last: tuple[str, ...], item: str
) -> None:
    assert answer(text, *last).item == item


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("uit welke onderdelen bestaat richting 4?", "richting/4"),
        ("som de vijf rollen van Brandsma eens op", "begrip/rollen-brandsma"),
        ("wat valt er allemaal onder oorzaak E", "oorzaak/e"),
    ],
)
def test_the_parts_of_an_item_are_listed(text: str, ids: str) -> None:
    assert answer(text).ids == tuple(part.id for part in wiring().knowledge.below(ids))


def test_approaches_from_a_town_are_listed() -> None:
    found = answer("welke aanpakken komen uit Utrecht?")
    assert set(found.ids) == {
        "interventie/de-voorkamer",
        "interventie/utrecht-zijn-we-samen",
        "interventie/bondgenoten",
        "casus/plan-einstein",
    }
