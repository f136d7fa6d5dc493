"""Who does something about which problem now, as people type it."""

import pytest

from bot.interview.options import of_item
from bot.reading.doers import doers
from bot.reading.meaning import Option
from bot.reading.party_clauses import Parties, Told
from knowledge.checks import shipped_knowledge

NUISANCE, DECAY, POVERTY = "oorzaak/b", "oorzaak/c", "oorzaak/d"
NAMES = shipped_knowledge().parties
PARTIES = Parties(NAMES.woorden, NAMES.eindes, NAMES.geen_partij)
POLICE_AND_YOUTH_WORK = ("de politie", "het jongerenwerk")


def problems() -> list[Option]:
    found = [
        of_item(shipped_knowledge().item(i), shipped_knowledge())
        for i in (NUISANCE, DECAY, POVERTY)
    ]
    return [Option(o.id, o.label, o.also, o.letter) for o in found]


def read(*told: str, is_asked: bool = True) -> dict[str, tuple[str, ...]]:
    """Who is read, where something is done about nuisance and poverty."""
    texts = [Told(text, is_asked) for text in told]
    return dict(doers(texts, problems(), PARTIES, (NUISANCE, POVERTY)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "overlast deels, de politie en het jongerenwerk doen daar iets aan; armoede nog niet",
            {NUISANCE: POLICE_AND_YOUTH_WORK},
        ),
        (
            "de politie surveilleert op het plein, het jongerenwerk praat met de jongens",
            {NUISANCE: POLICE_AND_YOUTH_WORK},
        ),
        (
            "overlast: politie en jongerenwerk, armoede: het wijkteam",
            {NUISANCE: ("politie", "jongerenwerk"), POVERTY: ("het wijkteam",)},
        ),
        (
            "de politie doet iets aan de jeugdoverlast en het wijkteam aan de armoede, verloedering niemand",
            {NUISANCE: ("de politie",), POVERTY: ("het wijkteam",)},
        ),
        (
            "De straatcoaches lopen elke avond rond tegen de overlast. Voor armoede is er schuldhulp van de gemeente.",
            {NUISANCE: ("de straatcoaches",), POVERTY: ("schuldhulp van de gemeente",)},
        ),
        (
            "Overlast gedeeltelijk (jongerenwerk), armoede voldoende (wijkteam), verloedering niet",
            {NUISANCE: ("jongerenwerk",), POVERTY: ("wijkteam",)},
        ),
        (
            "voor overlast is er jongerenwerk maar dat is niet genoeg, armoede loopt via het sociaal team",
            {NUISANCE: ("jongerenwerk",), POVERTY: ("het sociaal team",)},
        ),
        (
            "B de politie, C de kerk, D het buurthuis",
            {NUISANCE: ("de politie",), DECAY: ("de kerk",), POVERTY: ("het buurthuis",)},
        ),
        ("1: de politie\n3: de voedselbank", {NUISANCE: ("de politie",), POVERTY: ("de voedselbank",)}),
        (
            "wij als corporatie doen de verloedering, de rest ligt bij de gemeente",
            {NUISANCE: ("de gemeente",), DECAY: ("corporatie",), POVERTY: ("de gemeente",)},
        ),
        (
            "De wijkagent van Zuid en ook de ouders zelf, bij overlast",
            {NUISANCE: ("de wijkagent van Zuid", "de ouders")},
        ),
        ("[naam] van de corporatie doet de verloedering", {DECAY: ("de corporatie",)}),
    ],
)  # fmt: skip
def test_who_does_what(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert read(text) == expected


def test_text_without_a_problem_is_about_all_of_which_something_is_done() -> None:
    everywhere = {NUISANCE: ("het wijkteam",), POVERTY: ("het wijkteam",)}
    assert read("allemaal het wijkteam") == everywhere


@pytest.mark.parametrize(
    "text",
    [
        "niemand eigenlijk",
        "weet ik niet",
        "geen idee",
        "de politie en de school doen niets",
        "we missen jongerenwerk",
        "er zou een straatcoach moeten komen",
        "",
        "  ;; ",
    ],
)
def test_what_is_not_done_is_not_read(text: str) -> None:
    assert read(text) == {}


def test_name_that_no_list_has_counts_only_where_who_it_is_was_asked() -> None:
    text = "overlast: Stichting Morgen"
    assert read(text) == {NUISANCE: ("Stichting Morgen",)}
    assert read("overlast: een beetje", is_asked=False) == {}


def test_masked_name_is_nobody() -> None:
    assert read("overlast: [naam]") == {}


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("bij overlast ook de wijkagent", (*POLICE_AND_YOUTH_WORK, "de wijkagent")),
        ("overlast niet de politie", ("het jongerenwerk",)),
        ("overlast: alleen de school", ("de school",)),
        ("ook het jongerenwerk bij overlast", POLICE_AND_YOUTH_WORK),
    ],
)
def test_later_sentence_adds_takes_away_or_replaces(later: str, expected: tuple[str, ...]) -> None:
    assert read("overlast deels, de politie en het jongerenwerk", later) == {NUISANCE: expected}


def test_work_that_nobody_does_is_no_party() -> None:
    assert read("overlast: er is vuurwerk en cameratoezicht", is_asked=False) == {}
