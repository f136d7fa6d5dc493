"""Which groups are proposed in step 3.2."""

from bot.advice.matcher import advise
from knowledge.checks import shipped_knowledge

KNOWLEDGE = shipped_knowledge()


def groups(*answers: str) -> list[str]:
    return [g.id.split("/")[1] for g in advise(answers, KNOWLEDGE).target_groups]


def test_children_are_proposed_with_their_parents() -> None:
    found = groups("oorzaak/b-kinderen", "locatie/woonomgeving")
    assert {"kinderen", "ouders", "directe-buren"} <= set(found)


def test_professionals_are_proposed_when_signals_are_missed() -> None:
    assert groups("informatie/professionals-gemist", "informatie/meer-uitwisseling")[0] == (
        "buurtprofessionals"
    )


def test_reason_names_the_problem_and_else_the_place() -> None:
    (home,) = advise(["locatie/woonomgeving"], KNOWLEDGE).target_groups
    assert home.reasons[0].text.startswith("Het speelt dicht bij huis.")
    (*_, both) = advise(["oorzaak/a", "locatie/publieke-ruimte"], KNOWLEDGE).target_groups
    assert KNOWLEDGE.get("oorzaak/a").kort in both.reasons[0].text


def test_nothing_is_proposed_without_answers() -> None:
    assert not groups()
