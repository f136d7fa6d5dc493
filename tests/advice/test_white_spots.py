"""White spots: what has too little comes first and gets proposals for that problem, never unwise ones."""

from bot.advice.matcher import advise, situation_for
from bot.advice.scoring import unwise_here
from bot.advice.white_spots import WhiteSpot, white_spots
from knowledge.checks import shipped_knowledge
from knowledge.checks.schema import Intervention

KNOWLEDGE = shipped_knowledge()
ANSWERS = ("oorzaak/a", "oorzaak/b", "oorzaak/c", "locatie/woonomgeving", "locatie/publieke-ruimte")
WHO = {"oorzaak/b": ("de politie", "het jongerenwerk")}


def spots(
    now: dict[str, str], chosen: tuple[str, ...] = (), answers: tuple[str, ...] = ANSWERS
) -> tuple[WhiteSpot, ...]:
    advice, situation = advise(answers, KNOWLEDGE), situation_for(answers, KNOWLEDGE)
    return white_spots(now, WHO, chosen, advice, situation)


def problems_of(item_id: str) -> set[str]:
    item = KNOWLEDGE.get(item_id)
    assert isinstance(item, Intervention)
    return set(KNOWLEDGE.with_parents(frozenset(item.problemen)))


def test_emptiest_come_first() -> None:
    now = {"oorzaak/a": "voldoende", "oorzaak/b": "deels", "oorzaak/c": "niet"}
    assert [s.problem for s in spots(now)] == ["oorzaak/c", "oorzaak/b", "oorzaak/a"]


def test_proposals_are_for_the_problem() -> None:
    for spot in spots(dict.fromkeys(("oorzaak/a", "oorzaak/b", "oorzaak/c"), "niet")):
        assert spot.proposals
        assert all(spot.problem in problems_of(i) for i in spot.proposals)


def test_what_has_enough_gets_no_proposals() -> None:
    assert spots({"oorzaak/a": "voldoende"})[0].proposals == ()


def test_what_the_user_chose_goes_first() -> None:
    chosen = ("interventie/opzoomeren",)
    calm = ("oorzaak/a", "locatie/woonomgeving")
    [spot] = spots({"oorzaak/a": "deels"}, chosen, calm)
    assert spot.proposals[0] == chosen[0]


def test_what_is_unwise_here_is_not_proposed_even_when_chosen() -> None:
    situation = situation_for(ANSWERS, KNOWLEDGE)
    found = spots(dict.fromkeys(("oorzaak/a", "oorzaak/c"), "niet"), ("interventie/dialoogtafels",))
    for item_id in (i for spot in found for i in spot.proposals):
        item = KNOWLEDGE.get(item_id)
        assert isinstance(item, Intervention)
        assert not unwise_here(item, situation)


def test_problem_beside_the_advice_gets_what_would_be_advised_for_it_alone() -> None:
    answers = ("oorzaak/a", "oorzaak/a-lichte-overlast", "locatie/woonomgeving")
    [spot] = spots({"oorzaak/e": "niet"}, answers=answers)
    assert spot.proposals


def test_what_is_not_known_is_left_out() -> None:
    assert spots({"oorzaak/bestaat-niet": "niet", "oorzaak/a": "iets anders"}) == ()


def test_who_does_something_stands_beside_its_problem() -> None:
    now = {"oorzaak/b": "deels", "oorzaak/a": "deels"}
    assert {s.problem: s.who for s in spots(now)} == {
        "oorzaak/a": (),
        "oorzaak/b": WHO["oorzaak/b"],
    }
