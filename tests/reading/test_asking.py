"""What a question asks for, on the knowledge and the search that come with Buurtbrug."""

import pytest

from bot.reading.ask import Ask, AskKind
from bot.reading.asking import understand_ask
from bot.wiring import wiring


def asked(text: str, *last: str) -> Ask:
    return understand_ask(text, wiring().answer_question.subjects, last)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("wat is polarisatie?", "begrip/polarisatie"),
        ("wa is polarizatie", "begrip/polarisatie"),
        ("Wat bedoelt u met publieke familiariteit?", "begrip/publieke-familiariteit"),
        ("hoe heet dat als mensen langs elkaar heen leven", "fase/ongemak"),
        ("Thuis op straat, wat houdt dat in?", "interventie/thuis-op-straat"),
        ("wat is samos", "begrip/samos"),
    ],
)
def test_one_item_is_explained(text: str, item: str) -> None:
    found = asked(text)
    assert found.kind is AskKind.EXPLAIN
    assert found.ids[0] == item


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("welke fasen zijn er?", "fase"),
        ("Wat zijn de oorzaken van polarisatie?", "oorzaak"),
        ("noem de vuistregels eens", "vuistregel"),
    ],
)
def test_a_list_is_asked_for(text: str, kind: str) -> None:
    assert asked(text) == Ask(AskKind.LIST, listed=kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hoe ontstaat polarisatie", "oorzaak"),
        ("waar komt polarisatie vandaan?", "oorzaak"),
        ("wat veroorzaakt polarisatie in een wijk", "oorzaak"),
        ("hoe herken je polarisatie", "vorm"),
        ("wanneer wordt polarisatie erger?", "fase"),
        ("wat kun je doen tegen polarisatie", "richting"),
        ("hoe voorkom je polarisatie", "richting"),
    ],
)
def test_a_newcomer_asks_for_a_list_without_its_name(text: str, kind: str) -> None:
    assert asked(text) == Ask(AskKind.LIST, listed=kind)
    assert asked(text, "begrip/polarisatie") == Ask(AskKind.LIST, listed=kind)


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("ik zoek een rijtje van alles wat de gemeente zelf verkeerd kan doen", "overheid", 0),
        ("op wie kan ik mijn aanpak allemaal richten, geef de hele rij", "doelgroep", 0),
        ("som de vijf rollen uit het boek van brandsma eens op", "begrip", 5),
        ("uit welke onderdelen is richting 4 opgebouwd", "richting", 4),
    ],
)
def test_a_whole_list_is_asked_for_in_other_words(text: str, kind: str, parts: int) -> None:
    found = asked(text)
    assert (found.kind, found.listed, len(found.ids)) == (AskKind.LIST, kind, parts)


def test_one_of_a_list_is_no_list() -> None:
    assert asked("wat houdt trede 2 van de bindingsladder in").ids[0] == "trede/2"


@pytest.mark.parametrize(
    "text",
    [
        "ik haal pushers en joiners steeds door elkaar",
        "wat is het verschil tussen een pusher en een joiner?",
    ],
)
def test_two_that_are_called_by_name_are_compared(text: str) -> None:
    roles = ("begrip/rol-pusher", "begrip/rol-joiner")
    assert asked(text) == Ask(AskKind.COMPARE, roles)


def test_each_side_of_a_comparison_is_read_by_itself() -> None:
    text = "wat is het verschil tussen buurtpreventie en zo'n whatsappgroep van de straat"
    pair = {"interventie/buurtpreventie", "interventie/buurtpreventie-sociale-media"}
    assert set(asked(text).ids) == pair


@pytest.mark.parametrize(
    "text",
    [
        "waar komt segregatie vandaan",
        "wat kun je doen tegen afval in het portiek",
        "polarisatie, wat doen jullie er nu al tegen",
    ],
)
def test_what_names_something_else_is_no_such_list(text: str) -> None:
    assert asked(text).listed not in ("oorzaak", "richting")


def test_an_example_of_what_is_named() -> None:
    assert asked("geef eens een voorbeeld van segregatie") == Ask(
        AskKind.EXAMPLE, ("begrip/segregatie",)
    )


def test_a_list_is_narrowed_by_group_and_place() -> None:
    found = asked("welke interventies zijn er voor jongeren op een plein?")
    assert found.listed == "interventie"
    assert set(found.filters) == {"doelgroep/jongeren", "locatie/publieke-ruimte"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (
            "wat is het verschil tussen ongemak en onderhuidse spanningen?",
            ("fase/ongemak", "fase/onderhuidse-spanningen"),
        ),
        (
            "Waarin verschillen portiekportiers en straatportiers?",
            ("interventie/portiekportiers", "interventie/straatportiers"),
        ),
        ("polarisatie versus radicalisering", ("begrip/polarisatie", "begrip/radicalisering")),
    ],
)
def test_two_items_are_compared(text: str, ids: tuple[str, ...]) -> None:
    assert asked(text) == Ask(AskKind.COMPARE, ids)


def test_what_to_do_about_a_problem() -> None:
    found = asked("wat kan ik doen aan hangjongeren op een plein?")
    assert found.kind is AskKind.WHAT_TO_DO
    assert "locatie/publieke-ruimte" in found.filters


def test_who_tells_what_is_needed_gets_several_things() -> None:
    found = asked("we willen dat buren elkaar weer groeten maar niemand komt naar onze avonden")
    assert found.kind is AskKind.SUGGEST
    assert len(found.ids) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Buurtbemiddeling of portiekgesprekken, wat neem ik bij ruzie over geluid?",
        "ik haal pushers en joiners steeds door elkaar",
        "Hoe verhoudt radicalisering zich tot polarisatie?",
        "trede 2 en 3, waar zit het verschil",
    ],
)
def test_a_comparison_is_seen_in_many_forms(text: str) -> None:
    found = asked(text)
    assert found.kind is AskKind.COMPARE
    assert len(found.ids) == 2


@pytest.mark.parametrize(
    "text",
    ["zijn hier twee groepen of meer?", "Verschil van mening hoort er toch bij?", "ja of nee"],
)
def test_not_every_or_is_a_comparison(text: str) -> None:
    assert asked(text).kind is not AskKind.COMPARE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("welke projecten zijn er in heel de gemeente?", "schaal/gemeente"),
        ("welke aanpakken komen uit Amsterdam?", "plaats/amsterdam"),
        ("welke interventies horen bij richting 3?", "richting/3"),
    ],
)
def test_a_list_is_narrowed_by_scale_town_and_direction(text: str, expected: str) -> None:
    assert expected in asked(text).filters


def test_the_kind_that_is_asked_for_decides() -> None:
    found = asked("Er wordt gescholden en er zijn muren beklad, welke fase is dat?")
    assert found.ids[0] == "fase/incidenten"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("en wat kun je eraan doen?", AskKind.WHAT_TO_DO),
        ("geef eens een voorbeeld", AskKind.EXAMPLE),
        ("vertel meer", AskKind.MORE),
    ],
)
def test_a_short_question_leans_on_the_one_before(text: str, kind: AskKind) -> None:
    assert asked(text, "oorzaak/b") == Ask(kind, ("oorzaak/b",))


@pytest.mark.parametrize(
    "text",
    [
        "hoe vraag ik een nieuw paspoort aan?",
        "wat is de hoofdstad van Frankrijk",
        "hoe laat speelt Ajax vanavond",
        "",
        "???",
    ],
)
def test_what_is_outside_the_subject_is_not_answered(text: str) -> None:
    assert asked(text).ids == ()


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("wat is sigregatie", "begrip/segregatie"),
        ("individuele weerbaarhied?", "begrip/individuele-weerbaarheid"),
        ("wat houdt opzomeren in", "interventie/opzoomeren"),
    ],
)
def test_a_name_with_a_typing_error_is_that_name(text: str, item: str) -> None:
    found = asked(text)
    assert (found.ids[0], found.doubtful) == (item, False)


@pytest.mark.parametrize(
    "text",
    [
        "mensen in twee groepen die niks meer met elkaar te maken willen hebben, hoe heet dat",
        "Er zijn drie groepen in mijn lokaal. Ik geef hier wiskunde, waar kan ik heen?",
    ],
)
def test_a_word_for_many_asks_for_no_list_by_itself(text: str) -> None:
    assert asked(text).listed != "doelgroep"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("waar houdt ongemak op en waar beginnen incidenten", {"fase/ongemak", "fase/incidenten"}),
        (
            "vergelijk PortiekPortiers eens met StraatPortiers",
            {"interventie/portiekportiers", "interventie/straatportiers"},
        ),
        (
            "een pusher en een joiner, is dat niet ongeveer hetzelfde?",
            {"begrip/rol-pusher", "begrip/rol-joiner"},
        ),
        (
            "verschil tussen gewenste en ongewenste polarisatie",
            {"begrip/productieve-polarisatie", "begrip/ongewenste-polarisatie"},
        ),
    ],
)
def test_other_ways_to_ask_for_a_comparison(text: str, ids: set[str]) -> None:
    found = asked(text)
    assert (found.kind, set(found.ids)) == (AskKind.COMPARE, ids)


def test_a_town_says_that_a_list_is_asked_for() -> None:
    found = asked("initiatieven in Eindhoven?")
    assert (found.kind, found.filters) == (AskKind.LIST, ("plaats/eindhoven",))
    assert asked("hoeveel mensen wonen er in Eindhoven?").kind is not AskKind.LIST


def test_a_direction_told_in_other_words_narrows_a_list() -> None:
    found = asked("welke aanpakken halen vooroordelen weg?")
    assert found.filters == ("richting/5",) or "vorm/denken-vooroordelen" in found.filters


def test_all_reasons_of_one_cause() -> None:
    found = asked(
        "noem alle redenen waarom jongeren zich buitengesloten voelen door de maatschappij"
    )
    assert found.ids
    assert all(item.startswith("oorzaak/e-") for item in found.ids)
