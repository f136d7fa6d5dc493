"""The pictures: valid, complete in words, without style of their own, and drawn inside their frame."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.interview import moves
from bot.interview.route import current_question, questionnaire_of
from bot.interview.state import InterviewState
from bot.report.pictures import PictureKind, available, described, draw
from bot.report.shapes import WIDTH
from bot.report.text_width import width
from knowledge.checks import Knowledge, shipped_knowledge
from tests.interview.random_answers import valid_answers

SVG = "{http://www.w3.org/2000/svg}"
KINDS = list(PictureKind)


def drawn(kind: PictureKind, state: InterviewState, knowledge: Knowledge) -> ET.Element:
    return ET.fromstring(draw(kind, state, knowledge))  # noqa: S314 - our own


def texts(picture: ET.Element) -> list[str]:
    return [str(text.text) for text in picture.iter(f"{SVG}text")]


def description(picture: ET.Element) -> str:
    return str(picture.findtext(f"{SVG}desc"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_names_itself(
    kind: PictureKind, by_place: InterviewState, knowledge: Knowledge
) -> None:
    picture = drawn(kind, by_place, knowledge)
    ids = {element.get("id") for element in picture.iter()}
    assert picture.get("role") == "img"
    assert {picture.get("aria-labelledby"), picture.get("aria-describedby")} <= ids
    assert picture.findtext(f"{SVG}title")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_brings_no_style_and_no_script(
    kind: PictureKind, by_place: InterviewState, knowledge: Knowledge
) -> None:
    """So that it may stand in a page with a strict Content-Security-Policy, in any colour."""
    svg = draw(kind, by_place, knowledge)
    assert not re.search(r"<style|<script|style=|href|url\(|\son\w+=", svg)
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg)) <= {"none", "currentColor"}


def test_the_ladder_says_in_words_what_it_shows(
    by_place: InterviewState, same_everywhere: InterviewState, knowledge: Knowledge
) -> None:
    told = description(drawn(PictureKind.LADDER, by_place, knowledge))
    assert "Directe woonomgeving: ongemak." in told
    assert "Openbare ruimte: incidenten." in told
    whole = drawn(PictureKind.LADDER, same_everywhere, knowledge)
    assert "Uw buurt staat op deze trede: ongemak." in description(whole)
    assert "Hier staat uw buurt" in texts(whole)


def test_the_heaviest_phase_is_on_top(by_place: InterviewState, knowledge: Knowledge) -> None:
    shown = texts(drawn(PictureKind.LADDER, by_place, knowledge))
    order = [shown.index(name) for name in ("Escalatie", "Incidenten", "Ongemak", "Rust")]
    assert order == sorted(order)


def test_the_actors_stand_under_their_role(by_place: InterviewState, knowledge: Knowledge) -> None:
    picture = drawn(PictureKind.ACTORS, by_place, knowledge)
    assert "Jaagt aan: actiegroepen. Allebei: wijkprofessionals." in description(picture)
    assert "Niemand genoemd" in " ".join(texts(picture))


def test_the_places_say_where_it_plays_and_where_not(
    by_place: InterviewState, knowledge: Knowledge
) -> None:
    told = description(drawn(PictureKind.PLACES, by_place, knowledge))
    assert "Hier speelt het: Openbare ruimte, zoals straat, plein of park (incidenten)." in told
    assert "Niet genoemd: op of rond een school;" in told


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_without_anything_to_show_says_so(
    kind: PictureKind, empty: InterviewState, knowledge: Knowledge
) -> None:
    assert description(drawn(kind, empty, knowledge)) == "Hierover is nog niets gezegd."
    assert described(kind, empty, knowledge) == ""


def test_only_pictures_with_something_to_show_are_offered(
    empty: InterviewState,
    same_everywhere: InterviewState,
    by_place: InterviewState,
    knowledge: Knowledge,
) -> None:
    assert list(available(empty, knowledge)) == []
    assert list(available(same_everywhere, knowledge)) == ["ladder", "plekken"]
    assert list(available(by_place, knowledge)) == ["ladder", "actoren", "plekken"]


def test_what_a_user_typed_is_not_drawn(knowledge: Knowledge, by_place: InterviewState) -> None:
    answers = tuple(
        type(a)(a.question, a.choices, a.cells, "<script>mevrouw</script>")
        for a in by_place.answers
    )
    state = InterviewState("buurtanalyse", answers)
    assert not any("mevrouw" in draw(kind, state, knowledge) for kind in KINDS)


@st.composite
def interviews(draw: st.DrawFn) -> InterviewState:
    """An interview as far as somebody came."""
    knowledge = shipped_knowledge()
    state = InterviewState("buurtanalyse")
    closing = questionnaire_of(state, knowledge).closing.id
    for _ in range(draw(st.integers(0, 14))):
        question = current_question(state, knowledge)
        if question.id == closing:
            break
        answer = draw(valid_answers(question, state, knowledge))
        state = moves.give_answer(state, answer, knowledge).state
    return state


@settings(max_examples=60, deadline=None)
@given(state=interviews(), kind=st.sampled_from(KINDS))
def test_any_interview_is_drawn_inside_its_frame(state: InterviewState, kind: PictureKind) -> None:
    picture = drawn(kind, state, shipped_knowledge())
    height = float(picture.get("height") or 0)
    for text in picture.iter(f"{SVG}text"):
        size, bold = float(text.get("font-size") or 0), text.get("font-weight") is not None
        x, y = float(text.get("x") or 0), float(text.get("y") or 0)
        assert x + width(str(text.text), size, bold=bold) <= WIDTH
        assert 0.75 * size <= y <= height
    for box in picture.iter(f"{SVG}rect"):
        assert float(box.get("x") or 0) + float(box.get("width") or 0) <= WIDTH
        assert float(box.get("y") or 0) + float(box.get("height") or 0) <= height
