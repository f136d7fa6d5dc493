"""What is read from an analysis before it is drawn."""

from bot.interview.state import InterviewState
from bot.report.facts import phases, places, roles
from knowledge.checks import Knowledge


def test_phases_run_from_light_to_heavy(empty: InterviewState, knowledge: Knowledge) -> None:
    names = [phase.name for phase in phases(empty, knowledge)]
    assert names == ["Rust", "Ongemak", "Onderhuidse spanningen", "Incidenten", "Escalatie"]
    assert not any(phase.is_marked for phase in phases(empty, knowledge))


def test_one_phase_counts_for_the_whole_neighbourhood(
    same_everywhere: InterviewState, knowledge: Knowledge
) -> None:
    here = [phase for phase in phases(same_everywhere, knowledge) if phase.is_marked]
    assert [(phase.name, phase.is_here, phase.places) for phase in here] == [("Ongemak", True, ())]


def test_each_place_stands_on_its_own_phase(by_place: InterviewState, knowledge: Knowledge) -> None:
    found = {phase.id: phase.places for phase in phases(by_place, knowledge) if phase.is_marked}
    assert found == {
        "fase/ongemak": ("Directe woonomgeving",),
        "fase/incidenten": ("Openbare ruimte",),
    }


def test_a_place_knows_how_far_it_has_come_there(
    by_place: InterviewState, same_everywhere: InterviewState, knowledge: Knowledge
) -> None:
    told = {place.id: place.phase for place in places(by_place, knowledge) if place.plays_here}
    assert told == {"locatie/woonomgeving": "ongemak", "locatie/publieke-ruimte": "incidenten"}
    whole = [place.phase for place in places(same_everywhere, knowledge) if place.plays_here]
    assert whole == ["ongemak"]


def test_all_places_are_there_also_those_not_named(
    by_place: InterviewState, knowledge: Knowledge
) -> None:
    assert [place.id for place in places(by_place, knowledge)] == [
        item.id for item in knowledge.main("locatie")
    ]


def test_roles_keep_the_order_of_the_question(
    by_place: InterviewState, knowledge: Knowledge
) -> None:
    assert [(role.id, role.actors) for role in roles(by_place, knowledge)] == [
        ("jaagt-aan", ("Actiegroepen",)),
        ("bemiddelt", ()),
        ("allebei", ("Wijkprofessionals",)),
        ("onbekend", ("De media",)),
    ]


def test_no_roles_without_actors(empty: InterviewState, knowledge: Knowledge) -> None:
    assert roles(empty, knowledge) == ()
