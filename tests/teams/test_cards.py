"""Questions as Adaptive Cards: every question of every questionnaire, and the forms that they take."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from bot.interview.options import rows, shown_options
from bot.interview.state import InterviewState
from bot.teams.cards import QuestionCard, done_card, text_card
from bot.teams.chosen import chosen
from bot.use_cases.messages import (
    Link,
    Message,
    MessageKind,
    OptionView,
    QuestionView,
    RowView,
)
from knowledge.checks import shipped_knowledge
from tests.teams.colleague import actions, elements, inputs, submits

KNOWLEDGE = shipped_knowledge()
# Well below what Teams takes (about 28 KB in the tightest of its documents).
LARGEST = 20_000
# All that we use, with the version of the schema of cards in which it came.
KNOWN = {
    "AdaptiveCard",
    "RichTextBlock",
    "TextRun",
    "Container",
    "ActionSet",
    "Input.ChoiceSet",
    "Input.Text",
    "Action.Submit",
    "Action.OpenUrl",
    "Action.ToggleVisibility",
}


def view(soort: str, number: int, **more: object) -> QuestionView:
    """A question with so many options."""
    options = tuple(OptionView(f"o/{n}", f"Optie {n}") for n in range(number))
    made = {"stap": "2.1", "nummer": 3, "totaal": 20, "vraagtekst": "Wat past?", "opties": options}
    return QuestionView(id="vraag", kennissoort="", soort=soort, **(made | more))  # type: ignore[arg-type]


def shown(question: QuestionView, *, in_group: bool = False) -> dict[str, object]:
    return QuestionCard(question, "van-wie", KNOWLEDGE, in_group=in_group).as_json()


def all_questions() -> Iterator[tuple[str, QuestionView]]:
    for questionnaire in KNOWLEDGE.questionnaires.values():
        for question in questionnaire.questions:
            state = InterviewState(questionnaire.id)
            options = shown_options(question, state, KNOWLEDGE, ())
            wide = tuple(RowView(r.id, r.label) for r in rows(question, state, KNOWLEDGE))
            if question.soort == "raster" and not wide:
                # Its rows are what was answered before.
                wide = (RowView("rij/een", "Rij een"), RowView("rij/twee", "Rij twee"))
            yield (
                f"{questionnaire.id}/{question.id}",
                view(
                    question.soort,
                    0,
                    vraagtekst=question.tekst,
                    hulp=question.hulp or "",
                    opties=tuple(OptionView(o.id, o.label, o.explanation) for o in options),
                    rijen=wide,
                ),
            )


QUESTIONS = dict(all_questions())


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_question_fits_on_a_card_that_can_be_answered(question: QuestionView) -> None:
    made = shown(question)
    assert {element["type"] for element in elements(made)} <= KNOWN
    assert len(json.dumps(made).encode()) < LARGEST
    ids = [field["id"] for field in inputs(made).values()]
    assert len(ids) == len(set(ids))
    reachable = {b["data"]["buurtbrug"].get("keuze") for b in submits(made)}
    reachable |= {c["value"] for field in inputs(made).values() for c in field.get("choices", ())}
    assert {option.id for option in question.opties} <= reachable


def test_few_short_options_are_buttons() -> None:
    made = shown(view("een", 4))
    assert inputs(made) == {}
    titles = [b["title"] for b in submits(made) if b.get("mode") != "secondary"]
    assert titles == ["Optie 0", "Optie 1", "Optie 2", "Optie 3"]


def test_buttons_that_do_not_fit_beside_each_other_stand_below() -> None:
    long = tuple(OptionView(f"o/{n}", f"Een wat langere mogelijkheid {n}") for n in range(3))
    made = shown(view("een", 0, opties=long))
    rows = [e for e in elements(made) if e["type"] == "ActionSet"]
    assert [len(row["actions"]) for row in rows] == [1, 1, 1]


@pytest.mark.parametrize(
    ("number", "style"), [(9, "expanded"), (12, "expanded"), (13, "filtered"), (60, "filtered")]
)
def test_more_options_are_a_list_and_a_long_one_is_searched(number: int, style: str) -> None:
    made = inputs(shown(view("een", number)))
    assert [field["style"] for field in made.values()] == [style]
    assert len(made["keuze.0"]["choices"]) == number


def test_long_labels_are_no_buttons() -> None:
    long = (OptionView("a", "x" * 41), OptionView("b", "kort"))
    assert "keuze.0" in inputs(shown(view("een", 0, opties=long)))


def test_several_can_be_ticked_and_proposals_are() -> None:
    options = (
        OptionView("a", "Een", voorstel=True, bewijs="op het plein"),
        OptionView("b", "Twee"),
        OptionView("c", "Drie", voorstel=True, bewijs="bij de school"),
    )
    made = shown(view("meer", 0, opties=options))
    field = inputs(made)["keuze.0"]
    assert field["isMultiSelect"]
    assert field["value"] == "a,c"
    assert [c["title"] for c in field["choices"]] == ["Een (voorstel)", "Twee", "Drie (voorstel)"]
    assert "op het plein" in json.dumps(made)


def test_long_list_to_tick_is_folded_after_ten() -> None:
    made = shown(view("meer", 24))
    fields = inputs(made)
    assert [len(field["choices"]) for field in fields.values()] == [10, 10, 4]
    toggles = [a for a in actions(made) if a["type"] == "Action.ToggleVisibility"]
    assert [t["title"] for t in toggles] == ["Toon er nog 10", "Toon er nog 4"]
    folded = {e["id"] for e in elements(made) if e["type"] == "Container" and not e["isVisible"]}
    assert {t["targetElements"][0] for t in toggles} == folded


def test_grid_has_a_list_for_each_row() -> None:
    wide = tuple(RowView(f"r/{n}", f"Rij {n}") for n in range(13))
    fields = inputs(shown(view("raster", 3, rijen=wide)))
    assert [field["label"] for field in fields.values()] == [row.label for row in wide]
    assert {field["style"] for field in fields.values()} == {"compact"}


def test_none_of_these_and_dont_know_stand_apart() -> None:
    options = (OptionView("a", "Een"), OptionView("geen", "Geen"), OptionView("weet-niet", "?"))
    made = shown(view("meer", 0, opties=options))
    assert [c["value"] for c in inputs(made)["keuze.0"]["choices"]] == ["a"]
    apart = [
        b for b in submits(made) if b["data"]["buurtbrug"].get("keuze") in ("geen", "weet-niet")
    ]
    assert [b["associatedInputs"] for b in apart] == ["none", "none"]


def test_explanations_are_folded() -> None:
    options = (OptionView("a", "Een", "Dat is de eerste."), OptionView("b", "Twee"))
    made = shown(view("een", 0, opties=options))
    assert "Uitleg bij de mogelijkheden" in [a["title"] for a in actions(made)]
    assert "Een: Dat is de eerste." in json.dumps(made)


def test_orders_only_inside_an_interview() -> None:
    assert not any(b.get("mode") for b in submits(shown(view("een", 3, stap=""))))


def test_text_of_a_user_cannot_become_a_link() -> None:
    """No element that reads markdown is used; so it stays text."""
    made = done_card("[klik](https://kwaad.nl)", "**vet**\n\n[x](https://y.nl)")
    assert {e["type"] for e in elements(made)} == {"AdaptiveCard", "RichTextBlock", "TextRun"}


def test_links_become_buttons_with_a_whole_address() -> None:
    links = (Link("Bekijk uw analyse", "/analyse/1"), Link("Elders", "https://elders.nl/"))
    message = Message(MessageKind.REPORT, "Klaar.\n\nDit is het:\n- een", koppelingen=links)
    found = [(a["title"], a["url"]) for a in actions(text_card(message, "https://bb.nl"))]
    assert found == [
        ("Bekijk uw analyse", "https://bb.nl/analyse/1"),
        ("Elders", "https://elders.nl/"),
    ]


def test_what_a_card_sends_is_read_back() -> None:
    button = next(b for b in submits(shown(view("meer", 12))) if b["title"] == "Verder")
    value = {**button["data"], "keuze.0": "o/1,o/3", "keuze.1": "o/11", "tekst": " en meer "}
    found = chosen(value)
    assert (found.tag, found.question, found.title) == ("van-wie", "vraag", "Wat past?")
    assert found.choices == ("o/1", "o/3", "o/11")
    assert found.text == "en meer"
    assert found.in_words(view("meer", 12)) == "Optie 1, Optie 3, Optie 11"


def test_filled_rows_of_a_grid_are_read_back() -> None:
    wide = (RowView("r/a", "Rij A"), RowView("r/b", "Rij B"))
    question = view("raster", 2, rijen=wide)
    button = next(b for b in submits(shown(question)) if b["title"] == "Verder")
    found = chosen({**button["data"], "rij:r/a": "o/1", "rij:r/b": ""})
    assert found.cells == (("r/a", "o/1"),)
    assert found.in_words(question) == "Rij A: Optie 1"


def test_proposal_in_a_list_is_chosen_beforehand() -> None:
    options = tuple(
        OptionView(f"o/{n}", f"Optie {n}", voorstel=n == 3, bewijs="x") for n in range(9)
    )
    assert inputs(shown(view("een", 0, opties=options)))["keuze.0"]["value"] == "o/3"


def test_group_has_a_field_for_own_words() -> None:
    assert "tekst" in inputs(shown(view("tekst", 0), in_group=True))
    assert "tekst" not in inputs(shown(view("tekst", 0)))
