"""Who does what and when, as people type it."""

import pytest

from bot.reading.agreements import Agreement, agreements

MEDIATION, TALKS, STAIRS = "interventie/a", "interventie/b", "interventie/c"
THINGS = {
    MEDIATION: ("Buurtbemiddeling",),
    TALKS: ("Pleingesprekken",),
    STAIRS: ("Portiekgesprekken, galerijgesprekken, burengesprekken", "trapgesprekken"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "buurtbemiddeling: de sociaal werker, vóór 1 maart; pleingesprekken: jongerenwerk, in april",
            [(MEDIATION, "de sociaal werker", "vóór 1 maart"), (TALKS, "jongerenwerk", "in april")],
        ),
        (
            "Buurtbemiddeling doet de sociaal werker in maart en pleingesprekken doet het jongerenwerk na de zomer.",
            [(MEDIATION, "de sociaal werker", "in maart"), (TALKS, "het jongerenwerk", "na de zomer")],
        ),
        (
            "1: wijkagent voor 1 mei\n2: opbouwwerker volgende week",
            [(MEDIATION, "wijkagent", "voor 1 mei"), (TALKS, "opbouwwerker", "volgende week")],
        ),
        (
            "De corporatie trekt de galerijgesprekken, uiterlijk 15-02-2027. Pleingesprekken: weet ik nog niet",
            [(TALKS, "", ""), (STAIRS, "De corporatie", "uiterlijk 15-02-2027")],
        ),
        ("trapgesprekken door de huismeester", [(STAIRS, "de huismeester", "")]),
        ("buurtbemiddeling binnen twee maanden", [(MEDIATION, "", "binnen twee maanden")]),
        (
            "de wijkagent en de sociaal werker doen buurtbemiddeling per 1 januari",
            [(MEDIATION, "de wijkagent en de sociaal werker", "per 1 januari")],
        ),
        ("pleingesprekken: de wijkagent\npleingesprekken: jongerenwerk", [(TALKS, "jongerenwerk", "")]),
    ],
)  # fmt: skip
def test_agreement_per_thing(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert agreements(text, THINGS) == tuple(Agreement(*each) for each in expected)


def test_text_without_a_thing_is_about_all() -> None:
    found = agreements("de gebiedsmanager pakt alles op, voor de zomer", THINGS)
    assert [a.thing for a in found] == list(THINGS)
    assert {(a.who, a.when) for a in found} == {("de gebiedsmanager", "voor de zomer")}


@pytest.mark.parametrize("text", ["", "   ", ";;", "."])
def test_nothing_is_nothing(text: str) -> None:
    assert agreements(text, THINGS) == ()


def test_nobody_yet_is_left_open() -> None:
    assert {(a.who, a.when) for a in agreements("geen idee nog", THINGS)} == {("", "")}


@pytest.mark.parametrize("text", ["(((", "buurtbemiddeling" * 500, "1" * 3000, "a,b,c;" * 800])
def test_odd_texts_are_read_to_their_end(text: str) -> None:
    assert {a.thing for a in agreements(text, THINGS)} <= set(THINGS)
