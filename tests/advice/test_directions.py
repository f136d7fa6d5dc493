"""Which directions come first, and what is said about it."""

from bot.advice.advice import Advised
from bot.advice.matcher import advise
from knowledge.checks import shipped_knowledge

KNOWLEDGE = shipped_knowledge()
PROBLEMS = ("oorzaak/a-omgangsvormen", "vorm/voelen-irritatie", "vorm/voelen-ongemak")


def directions(*answers: str) -> tuple[Advised, ...]:
    return advise(answers, KNOWLEDGE).directions


def ids(*answers: str) -> list[str]:
    return [d.id for d in directions(*answers)]


def texts(direction: str, *answers: str) -> str:
    found = next(d for d in directions(*answers) if d.id == direction)
    return " ".join(r.text for r in found.reasons)


def test_direction_for_the_home_needs_the_home() -> None:
    assert "richting/1" in ids(*PROBLEMS, "locatie/woonomgeving")
    assert "richting/1" not in ids(*PROBLEMS, "locatie/publieke-ruimte")


def test_direction_for_the_street_needs_the_street() -> None:
    assert "richting/2" not in ids(*PROBLEMS, "locatie/woonomgeving")
    assert "richting/2" in ids(*PROBLEMS, "locatie/publieke-ruimte")


def test_home_comes_before_street_when_both_fit() -> None:
    found = ids(*PROBLEMS, "locatie/woonomgeving", "locatie/publieke-ruimte")
    assert found.index("richting/1") < found.index("richting/2")


def test_resistance_against_status_holders_needs_no_street() -> None:
    answers = ("oorzaak/weerstand-komst", "locatie/woonomgeving", "doelgroep/statushouders")
    assert {"richting/2", "richting/2e"} <= set(ids(*answers, "vorm/voelen-ongemak"))


def test_refugees_are_not_presumed_when_other_groups_were_chosen() -> None:
    answers = ("oorzaak/weerstand-komst", "locatie/publieke-ruimte", "doelgroep/buurtgenoten")
    assert "richting/2e" not in ids(*answers)


def test_safety_comes_before_meeting_and_the_reason_is_said() -> None:
    answers = (*PROBLEMS, "oorzaak/c", "locatie/publieke-ruimte", "locatie/woonomgeving")
    found = ids(*answers)
    assert found[0] == "richting/4"
    for meeting in ("richting/1", "richting/2", "richting/5"):
        assert "Begin eerst met weerbare bewoners en een veilige basis." in texts(meeting, *answers)


def test_listening_comes_before_meeting_where_newcomers_are_resisted() -> None:
    answers = ("oorzaak/weerstand-komst", "locatie/publieke-ruimte", "vorm/denken-vooroordelen")
    assert ids(*answers)[0] == "richting/7"
    assert "Begin eerst met luisteren" in texts("richting/2", *answers)


def test_dialogue_stands_last_where_people_fear_a_loss() -> None:
    answers = (*PROBLEMS, "vorm/denken-vooroordelen", "sentiment/verlies-cohesie")
    found = ids(*answers, "locatie/publieke-ruimte")
    assert found[-1] == "richting/2b"
    assert "luister eerst" in texts("richting/2b", *answers, "locatie/publieke-ruimte")


def test_listening_only_accompanies_when_nobody_complains() -> None:
    assert ids(*PROBLEMS, "locatie/woonomgeving")[0] == "richting/1"
    assert "hoort altijd bij" in texts("richting/7", *PROBLEMS, "locatie/woonomgeving")


def test_listening_moves_up_when_people_feel_unheard() -> None:
    unheard = ("sentiment/niet-gehoord", "overheid/niet-luisteren", "overheid/toon")
    answers = ("vorm/voelen-ongemak", "locatie/publieke-ruimte", *unheard)
    assert ids(*answers)[0] == "richting/7"
    assert "telt luisteren hier extra" in texts("richting/7", *answers)


def test_part_of_a_cause_counts_for_the_main_cause() -> None:
    assert "richting/4" in ids("oorzaak/c-terugtrekken", *PROBLEMS, "locatie/publieke-ruimte")


def test_a_part_says_more_than_the_main_cause() -> None:
    place = ("locatie/publieke-ruimte", "vorm/voelen-irritatie")
    general = {d.id: d.score for d in directions("oorzaak/b", *place)}
    precise = {d.id: d.score for d in directions("oorzaak/b", "oorzaak/b-jongeren", *place)}
    assert precise["richting/3"] > general["richting/3"]


def test_only_a_main_cause_does_not_make_a_direction_hold_that_is_about_one_part() -> None:
    assert "richting/3" not in ids(
        "oorzaak/a", "vorm/voelen", "locatie/publieke-ruimte", "fase/rust"
    )


def test_beliefs_from_the_screen_ask_for_direction_five() -> None:
    answers = ("trigger/eenzijdige-berichtgeving", "trigger/nepnieuws", "locatie/sociale-media")
    assert ids(*answers)[0] == "richting/5"


def test_parts_are_few_and_not_all_of_one_direction() -> None:
    answers = ("oorzaak/c", "oorzaak/d", *PROBLEMS, "locatie/publieke-ruimte")
    parts = [d for d in ids(*answers) if KNOWLEDGE.item(d).onder is not None]
    assert len(parts) <= 4
    assert sum(d.startswith("richting/4") for d in parts) <= 3


def test_reasons_name_the_answers_in_the_words_of_the_knowledge() -> None:
    answers = ("oorzaak/a-lichte-overlast", "locatie/woonomgeving", "vorm/voelen-ongemak")
    text = texts("richting/1", *answers)
    assert KNOWLEDGE.get("oorzaak/a-lichte-overlast").kort in text
    assert "Het speelt dicht bij huis." in text
