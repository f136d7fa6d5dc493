"""Which interventions are advised, which are not, and what is said about it."""

from bot.advice.advice import Advised
from bot.advice.matcher import advise
from knowledge.checks import shipped_knowledge

KNOWLEDGE = shipped_knowledge()
NOISE = ("oorzaak/a-lichte-overlast", "oorzaak/a-opkroppen", "vorm/voelen-irritatie")


def interventions(*answers: str) -> tuple[Advised, ...]:
    return advise(answers, KNOWLEDGE).interventions


def ids(*answers: str) -> list[str]:
    return [i.id.split("/")[1] for i in interventions(*answers)]


def texts(intervention: str, *answers: str) -> list[str]:
    found = next(i for i in interventions(*answers) if i.id == f"interventie/{intervention}")
    return [r.text for r in found.reasons]


def test_noise_in_a_stairwell_asks_for_neighbours_who_talk() -> None:
    found = ids(*NOISE, "locatie/woonomgeving", "doelgroep/directe-buren")
    assert found[0] == "buurtbemiddeling"
    assert "samen-schoon" in found[:3]


def test_what_fits_another_place_drops_out() -> None:
    assert "portiekgesprekken" not in ids(*NOISE, "locatie/publieke-ruimte")


def test_refugees_are_needed_for_refugee_approaches() -> None:
    resisted = ("oorzaak/weerstand-komst", "vorm/denken-vooroordelen", "locatie/publieke-ruimte")
    assert "boost" in ids(*resisted, "doelgroep/statushouders")
    assert "boost" not in ids(*resisted, "doelgroep/buurtgenoten")
    assert "boost" not in ids(*NOISE, "locatie/publieke-ruimte")


def test_refugee_approaches_are_careful_while_the_groups_are_unknown() -> None:
    resisted = ("oorzaak/weerstand-komst", "vorm/denken-vooroordelen", "locatie/publieke-ruimte")
    unknown = {i.id: i.score for i in interventions(*resisted)}
    known = {i.id: i.score for i in interventions(*resisted, "doelgroep/statushouders")}
    assert unknown["interventie/boost"] < known["interventie/boost"]


def test_talk_about_religion_needs_a_difference_in_origin_or_religion() -> None:
    images = ("vorm/denken-vooroordelen", "vorm/voelen-ongemak", "locatie/publieke-ruimte")
    assert "interreligieuze-dialoog" in ids(*images, "kenmerk/achtergrond")
    assert "interreligieuze-dialoog" not in ids(*images, "kenmerk/woonduur")


def test_what_is_unwise_sinks_and_the_reason_is_said() -> None:
    answers = ("vorm/denken-niet-positief", "vorm/voelen-ongemak", "locatie/publieke-ruimte")
    calm = ids(*answers)
    fearful = ids(*answers, "sentiment/verlies-cohesie")
    assert calm.index("dialoogtafels") < fearful.index("dialoogtafels")
    said = texts("dialoogtafels", *answers, "sentiment/verlies-cohesie")
    assert any(t.startswith("Let op.") for t in said)


def test_city_wide_plan_is_unwise_only_if_the_trouble_is_in_one_stairwell() -> None:
    radical = ("oorzaak/f-intolerantie", "vorm/denken-vooroordelen", "locatie/woonomgeving")
    narrow = {i.id: i.score for i in interventions(*radical)}
    wide = {i.id: i.score for i in interventions(*radical, "locatie/publieke-ruimte")}
    assert "interventie/tolerant-minds" in wide
    assert narrow.get("interventie/tolerant-minds", 0) < wide["interventie/tolerant-minds"]


def test_rules_of_thumb_are_named() -> None:
    said = texts("samen-schoon", *NOISE, "locatie/woonomgeving")
    assert any(t.startswith("De vuistregel is: liever dicht bij huis") for t in said)


def test_working_on_the_heaviest_spots_counts_only_where_it_is_serious() -> None:
    said = texts("koppelwerk", "oorzaak/c-vertrouwenstekort", "locatie/publieke-ruimte")
    assert any("zwaarste plekken" in t for t in said)


def test_a_precise_cause_may_do_without_its_direction() -> None:
    poverty = ("oorzaak/d", "vorm/voelen-irritatie", "locatie/woonomgeving")
    assert "richting/4" not in [d.id for d in advise(poverty, KNOWLEDGE).directions]
    assert "buurtpraktijkteam" in ids(*poverty)


def test_first_five_are_not_of_one_kind() -> None:
    youth = ("oorzaak/b-jongeren", "oorzaak/b-moeilijk-aanspreken", "oorzaak/b-claimen-ruimte")
    first = interventions(*youth, "locatie/publieke-ruimte")[:5]
    items = [KNOWLEDGE.item(i.id) for i in first]
    about_youth = [i for i in items if i.richtingen[0] == "richting/3"]  # type: ignore[attr-defined]
    assert len(about_youth) <= 3


def test_chosen_directions_bring_their_interventions_to_the_front() -> None:
    mixed = (*NOISE, "vorm/denken-vooroordelen", "locatie/publieke-ruimte", "locatie/sociale-media")
    before, after = ids(*mixed), ids(*mixed, "richting/5")
    assert after.index("nieuw-wij") < before.index("nieuw-wij")
