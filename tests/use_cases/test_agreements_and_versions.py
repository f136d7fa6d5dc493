"""Agreeing who does what at the end, and versions of an analysis that is changed after it was finished."""

import jsonschema
import pytest

from bot.interview.state import Phase
from bot.use_cases.analysis_schema import analysis_schema
from bot.use_cases.compare_versions import CompareVersions
from bot.use_cases.export_analysis import ExportAnalysis
from bot.use_cases.ports import NotFound
from tests.use_cases.chat import Chat


@pytest.fixture
def closing(chat: Chat) -> Chat:
    return chat.come_to("afronden")


def exported(chat: Chat) -> dict[str, object]:
    found = ExportAnalysis(chat.store, chat.wiring.knowledge)(chat.analysis.id)
    jsonschema.Draft202012Validator(analysis_schema()).validate(found)
    return found


def agreed(chat: Chat) -> dict[str, tuple[str, str]]:
    lines: list[dict[str, str]] = exported(chat)["acties"]  # type: ignore[assignment]
    return {line["interventie"].split("/")[1]: (line["wie"], line["wanneer"]) for line in lines}


def test_agreements_are_offered_and_not_asked(closing: Chat) -> None:
    assert "actie/wijzig/afspraken" in closing.options
    closing.choose("actie/afronden")
    assert closing.state.phase is Phase.FINISHED
    assert closing.state.answer_to("afspraken") is None


def test_what_was_agreed_is_said_back_and_kept(closing: Chat) -> None:
    closing.choose("actie/wijzig/afspraken")
    assert closing.asked == "afspraken"
    assert "U koos" in closing.text
    closing.say("opzoomeren: de corporatie, vóór 1 april")
    assert "Opzoomeren: de corporatie, vóór 1 april" in closing.text
    assert closing.asked == "afronden"
    assert agreed(closing)["opzoomeren"] == ("de corporatie", "vóór 1 april")
    assert agreed(closing)["samen-schoon"] == ("", "")


def test_what_was_agreed_before_stays(closing: Chat) -> None:
    closing.choose("actie/wijzig/afspraken")
    closing.say("opzoomeren: de corporatie, vóór 1 april")
    closing.choose("actie/wijzig/afspraken")
    closing.say("samen schoon: de huismeester; opzoomeren: het wijkteam in mei")
    assert agreed(closing)["opzoomeren"] == ("het wijkteam", "in mei")
    assert agreed(closing)["samen-schoon"] == ("de huismeester", "")


def test_they_can_be_skipped(closing: Chat) -> None:
    closing.choose("actie/wijzig/afspraken")
    closing.say("sla over")
    assert closing.asked == "afronden"
    assert not any(who for who, _ in agreed(closing).values())


def test_masked_name_asks_for_a_function(closing: Chat) -> None:
    closing.choose("actie/wijzig/afspraken")
    closing.say("opzoomeren: [naam] van de corporatie")
    assert "functie" in closing.text


def test_without_chosen_approaches_nothing_is_to_be_agreed(chat: Chat) -> None:
    chat.come_to("interventies")
    chat.say("sla over")
    assert chat.asked == "afronden"
    assert "actie/wijzig/afspraken" not in chat.options
    chat.choose("actie/wijzig/afspraken")
    assert chat.asked == "afronden"


def test_they_can_be_made_after_finishing(closing: Chat) -> None:
    closing.choose("actie/afronden")
    assert "actie/wijzig/afspraken" in closing.options
    closing.choose("actie/wijzig/afspraken")
    closing.say("opzoomeren: de corporatie")
    closing.choose("actie/afronden")
    assert agreed(closing)["opzoomeren"] == ("de corporatie", "")
    assert closing.state.phase is Phase.FINISHED


# Versions


def test_finishing_makes_the_first_version(closing: Chat) -> None:
    assert closing.store.editions(closing.analysis.id) == ()
    closing.choose("actie/afronden")
    [first] = closing.store.editions(closing.analysis.id)
    assert (first.number, first.state) == (1, closing.state)
    assert first.advice == closing.analysis.advice


def test_asking_something_afterwards_makes_no_version(closing: Chat) -> None:
    closing.choose("actie/afronden")
    closing.say("waarom deze?")
    closing.say("wat is een trigger?", intent="stel_vraag")
    assert len(closing.store.editions(closing.analysis.id)) == 1


def changed_place(chat: Chat) -> None:
    chat.choose("actie/wijzig/locatie")
    chat.choose("locatie/publieke-ruimte")
    chat.come_to("afronden", locatie=("locatie/publieke-ruimte",)).choose("actie/afronden")


def test_change_gives_a_new_version_and_the_old_one_stays(closing: Chat) -> None:
    closing.choose("actie/afronden")
    before = closing.analysis
    changed_place(closing)
    first, second = closing.store.editions(closing.analysis.id)
    assert (first.state, first.advice) == (before.state, before.advice)
    assert second.state == closing.state
    assert "nieuwe versie" in closing.text


def test_versions_can_be_compared(closing: Chat) -> None:
    closing.choose("actie/afronden")
    changed_place(closing)
    compare = CompareVersions(closing.store, closing.wiring.knowledge)
    found = compare.between(closing.analysis.id, 1, 2)
    changed = {line["vraag"]: line for line in found["antwoorden"]}  # type: ignore[attr-defined]
    assert "woonomgeving" in changed["locatie"]["was"]
    assert "woonomgeving" not in changed["locatie"]["nu"]
    assert found["advies"]
    versions = exported(closing)["versies"]
    assert [v["nummer"] for v in versions] == [1, 2]  # type: ignore[attr-defined]
    assert versions[1]["verschil"] == found  # type: ignore[index]


def test_version_that_is_not_there(closing: Chat) -> None:
    closing.choose("actie/afronden")
    with pytest.raises(NotFound):
        CompareVersions(closing.store, closing.wiring.knowledge).between(closing.analysis.id, 1, 2)
    with pytest.raises(NotFound):
        closing.store.editions("bestaat-niet")
