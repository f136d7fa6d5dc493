"""Conversations with the whole of Buurtbrug, really running: one stack for all of them."""

from collections.abc import Callable

import pytest
from running_stack import RunningStack
from talk import Talk


@pytest.fixture
def talk(stack: RunningStack) -> Talk:
    """A new conversation."""
    return Talk(stack.address)


@pytest.fixture
def interview(talk: Talk) -> Talk:
    """A conversation in which the analysis has begun; the first question is open."""
    talk.say("ik wil graag een buurt analyseren")
    assert talk.asked == "rol"
    return talk


# One good answer to every question, as a professional would type it.
TYPED = {
    "rol": "ik ben opbouwwerker",
    "buurt": "de Kruidenbuurt, oude bewoners en nieuwe gezinnen leven langs elkaar heen",
    "signalen": "bewoners: indruk, cijfers: feit",
    "vorm": "voelen en gedrag",
    "locatie": "in de portieken",
    "fase": "onderhuidse spanningen",
    "kenmerken": "leeftijd en hoe lang mensen er wonen",
    "actoren": "de actiegroep jaagt aan, de moskee bemiddelt",
    "oorzaken": "A en B",
    "sentimenten": "geen",
    "triggers": "geen",
    "ongenoegen": "nee",
    "bijdrage": "nee",
    "informatie": "ik heb genoeg zicht",
    "verdieping": "nee",
    "aanpakken": "allemaal",
    "krachten": "de moestuin en de huismeester",
    "richtingen": "klopt",
    "doelgroepen": "kinderen en ouders",
    "beleid": "1 deels, 2 nog niet",
    "wie-nu": "het jongerenwerk",
    "ontbreekt": "niemand spreekt de ouders aan",
    "partners": "de corporatie en de school",
    "interventies": "klopt",
}


@pytest.fixture
def answer_until() -> Callable[[Talk, str], Talk]:
    """Answer the questions until this one is open."""

    def go(talk: Talk, question: str) -> Talk:
        for _ in range(40):
            if talk.asked == question:
                return talk
            before = talk.asked
            talk.say(TYPED[before])
            assert talk.asked != before, f"{before} was not understood: {talk.text}"
        raise AssertionError(f"never came to {question}")

    return go
