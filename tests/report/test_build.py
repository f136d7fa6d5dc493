"""What stands in a report, before it has any format."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.interview.options import accepted_options, rows
from bot.interview.state import Answer, Cell, InterviewState, Origin, Outcome, Phase
from bot.report.document import Document, Figures, Tone
from bot.report.make_report import document
from bot.report.material import Said
from bot.use_cases.export_analysis import to_json
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question
from tests.report.examples import CASES, MADE, analysis, answered, report
from tests.report.reading_reports import all_words, ids, section, tables, words

RUNNING = Phase.RUNNING


def test_sections_come_in_the_order_of_a_good_adviser(case_1: Document) -> None:
    assert ids(case_1) == [
        "samenvatting", "beeld", "advies", "matrix", "witte-vlekken", "opletten", "acties", "stappen",
        "onbekend", "bronnen",
    ]  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_summary_says_what_goes_on_and_what_to_do(name: str, knowledge: Knowledge) -> None:
    state = answered(name, knowledge)
    found = section(report(state, knowledge), "samenvatting")
    said = words(found)
    causes = state.answer_to("oorzaken")
    assert causes is not None
    assert all(knowledge.get(cause).kort in said for cause in causes.choices)
    chosen = state.answer_to("interventies")
    assert chosen is not None
    assert all(knowledge.get(item).titel in said for item in chosen.choices)


def test_summary_is_short_enough_for_one_page(case_1: Document) -> None:
    assert len(words(section(case_1, "samenvatting")).split()) < 400


def test_summary_does_not_speak_to_who_made_the_analysis(case_1: Document) -> None:
    said = words(section(case_1, "samenvatting"))
    assert "u noemt" not in said.lower()
    assert "U wilt" not in said


def test_incidents_are_named_first_of_all(einstein: Document) -> None:
    first = section(einstein, "samenvatting").blocks[0]
    assert getattr(first, "title", "") == "Let op: incidenten of escalatie in de buurt"
    assert "112" in words(section(einstein, "opletten"))


def test_every_answer_stands_in_the_steps(knowledge: Knowledge) -> None:
    state = answered("casus-1", knowledge)
    found = report(state, knowledge)
    said = words(section(found, "stappen"))
    data = to_json(analysis(state, knowledge), knowledge)
    asked = [q for step in data["stappen"] for q in step["vragen"]]  # type: ignore[attr-defined]
    given = [
        q for q in asked if q["uitkomst"] in ("beantwoord", "geen") and q["vraag"] != "verdieping"
    ]
    assert len(given) > 15
    assert [q["vraag"] for q in given if q["antwoord"].lower() not in said.lower()] == []


def test_the_pictures_carry_their_words(case_1: Document) -> None:
    figures = next(b for b in section(case_1, "beeld").blocks if isinstance(b, Figures))
    assert [figure.kind for figure in figures.figures] == ["ladder", "plekken", "actoren"]
    assert all(len(figure.picture.description) > 30 for figure in figures.figures)


def test_advice_tells_why_and_where_it_comes_from(case_1: Document) -> None:
    said = words(section(case_1, "advies"))
    assert "U wilt iets doen aan verloedering en criminaliteit." in said
    assert "Bron: de handreiking van KIS, Stap 4.2, weerbaarheid, BuurtPraktijkTeam." in said
    assert "onze bronnen geen onderzoek" in said
    assert "Bindingsladder: trede 3" in said


def test_a_rule_of_thumb_is_told_once(case_1: Document) -> None:
    said = words(section(case_1, "advies"))
    assert said.count("liever klein en vaak dan groot en één keer") == 1


def test_an_own_choice_that_was_not_advised_is_called_so(knowledge: Knowledge) -> None:
    state = answered("casus-1", knowledge)
    own = state.with_answer(Answer("interventies", ("interventie/burgertop",)))
    said = words(section(report(own, knowledge), "interventie-burgertop"))
    assert "Deze aanpak koos u zelf." in said


def test_matrix_shows_what_works_on_what(case_1: Document) -> None:
    (table,) = tables(section(case_1, "matrix"))
    titles = [column.title for column in table.columns]
    rows = {row[0]: dict(zip(titles, row, strict=True)) for row in table.rows}
    assert rows["Armoede achter de voordeur"]["BuurtPraktijkTeam"] == "ja"
    assert rows["Vervreemding en ongemak"]["Buurtpreventieprojecten"] == "deels"
    assert rows["Armoede achter de voordeur"]["Futsal Chabbab"] == "–"
    assert sum(column.share for column in table.columns) == 100


def test_matrix_names_the_problems_on_which_nothing_works(case_1: Document) -> None:
    said = words(section(case_1, "matrix"))
    assert "nog geen aanpak bij: het gevoel het afvoerputje van de stad te zijn." in said


def test_many_approaches_become_two_tables(knowledge: Knowledge) -> None:
    state = answered("casus-1", knowledge)
    many = tuple(item.id for item in knowledge.interventions[:8])
    found = report(state.with_answer(Answer("interventies", many)), knowledge)
    assert [len(t.columns) for t in tables(section(found, "matrix"))] == [5, 5]


def test_white_spots_follow_from_what_is_done_now(case_1: Document) -> None:
    (table,) = tables(section(case_1, "witte-vlekken"))
    assert [row[:3] for row in table.rows] == [
        ("Verloedering en criminaliteit", "Nog niets", "Niemand"),
        ("Overlast van kinderen en jongeren", "Deels", "Nog niet genoemd"),
    ]
    assert "BuurtPraktijkTeam" in table.rows[0][3]


def test_white_spots_of_the_advice_go_first(knowledge: Knowledge) -> None:
    spots = [
        {
            "probleem": "oorzaak/d",
            "nu": "onbekend",
            "wie": ["het wijkteam", "de voedselbank"],
            "voorstellen": ["interventie/buurtpraktijkteam"],
        },
        {"probleem": "oorzaak/weg", "nu": "niet", "voorstellen": []},
        {"probleem": "oorzaak/a", "nu": "voldoende", "voorstellen": []},
    ]
    found = report(answered("casus-1", knowledge), knowledge, witte_vlekken=spots)
    (table,) = tables(section(found, "witte-vlekken"))
    assert table.rows == (
        (
            "Armoede achter de voordeur",
            "Niet bekend",
            "Het wijkteam en de voedselbank",
            "BuurtPraktijkTeam",
        ),
        ("Vervreemding en ongemak", "Genoeg", "Nog niet genoemd", "Niets nodig."),
    )


FINDINGS = [
    {
        "soort": sort,
        "tekst": f"Zin over {sort}.",
        "antwoorden": [],
        "bron": "bron/handreiking",
        "waar": "Stap 2",
    }
    for sort in ("tegenspraak", "onbekend", "let-op")
]


def test_findings_stand_under_their_own_heading(knowledge: Knowledge) -> None:
    found = report(answered("casus-1", knowledge), knowledge, bevindingen=FINDINGS)
    parts = {part.title: words(part) for part in section(found, "opletten").parts}
    assert list(parts)[:2] == ["Wat nog niet bij elkaar past", "Wat voorzichtigheid vraagt"]
    assert (
        "Zin over tegenspraak. Bron: de handreiking van KIS, Stap 2."
        in parts["Wat nog niet bij elkaar past"]
    )
    assert "Zin over onbekend." in words(section(found, "onbekend"))


def test_conclusions_beside_advice_stand_among_what_to_look_out_for(case_1: Document) -> None:
    titles = [part.title for part in section(case_1, "opletten").parts]
    assert "Hoe zeker dit beeld is" in titles
    assert len(titles) == len(set(titles))
    assert "uitkomst" not in ids(case_1)


def test_with_nothing_to_look_out_for_there_is_no_such_section(knowledge: Knowledge) -> None:
    found = report(answered("casus-1", knowledge), knowledge, bevindingen=[], uitkomsten=[])
    assert "opletten" not in ids(found)


def test_actions_leave_room_until_they_are_filled_in(
    case_1: Document, knowledge: Knowledge
) -> None:
    (table,) = tables(section(case_1, "acties"))
    chosen = answered("casus-1", knowledge).answer_to("interventies")
    assert chosen is not None
    assert [row[0] for row in table.rows] == [knowledge.get(i).titel for i in chosen.choices]
    assert {row[1:] for row in table.rows} == {("", "")}
    assert table.to_fill_in


def test_actions_that_were_agreed_stand_in_the_table(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed = [{"interventie": "interventie/koppelwerk", "wie": "wijkmanager", "wanneer": "1 mei"}]
    monkeypatch.setattr(
        "bot.report.make_report.to_json", lambda *given: to_json(*given) | {"acties": agreed}
    )
    found = report(answered("casus-1", knowledge), knowledge)
    (table,) = tables(section(found, "acties"))
    assert table.rows[-1] == ("Koppelwerk", "wijkmanager", "1 mei")
    assert "ruimte voor" not in words(section(found, "samenvatting"))


def test_what_is_not_known_is_said(knowledge: Knowledge) -> None:
    state = answered("casus-1", knowledge).without(["sentimenten"])
    said = words(section(report(state, knowledge), "onbekend"))
    assert "Dit wist u nog niet: wat het aanwakkert en uw zicht op de buurt." in said
    assert "Dit sloeg u over: wie u nodig heeft." in said
    assert "Niet aan de orde gekomen: de gevoelens eronder." in said


def test_what_was_proposed_is_told_apart_from_what_was_said(case_1: Document) -> None:
    assert "Over de richtingen deed Buurtbrug een voorstel" in words(section(case_1, "onbekend"))
    assert "Dit stelde Buurtbrug voor en nam u over." in words(section(case_1, "stap-3"))


def test_sources_are_named_once_with_where_to_find_them(einstein: Document) -> None:
    said = words(section(einstein, "bronnen"))
    assert said.count("Handreiking Van polarisatie naar verbinding in buurten") == 1
    assert "Kennisplatform Integratie & Samenleving (KIS), 2019, www.kis.nl." in said


def test_date_and_version_of_the_knowledge_stand_in_it(
    case_1: Document, knowledge: Knowledge
) -> None:
    assert case_1.subtitle == "Rapport van 20 november 2026"
    assert knowledge.version in case_1.imprint


def test_an_unfinished_analysis_is_a_draft(knowledge: Knowledge) -> None:
    state = replace(answered("casus-1", knowledge), phase=RUNNING)
    found = report(state, knowledge)
    assert found.marks == ("Concept",)
    assert found.full_title == "Buurtanalyse – Concept"
    assert [note.tone for note in found.notes] == [Tone.DRAFT]
    assert section(found, "advies").title == "Het voorlopige advies en waarom"


def test_with_too_little_told_there_is_no_advice_and_no_table_to_fill_in(
    knowledge: Knowledge,
) -> None:
    state = InterviewState("buurtanalyse", (Answer("rol", ("rol/buurtprofessional",)),))
    found = report(state, knowledge)
    assert not {"advies", "matrix", "witte-vlekken", "acties"} & set(ids(found))
    assert "nog te weinig bekend" in words(section(found, "samenvatting"))


def test_an_analysis_without_any_answer_is_a_report_too(knowledge: Knowledge) -> None:
    assert "Concept" in all_words(report(InterviewState("buurtanalyse"), knowledge))


def test_practice_says_plainly_what_it_is(knowledge: Knowledge) -> None:
    worked = next(iter(knowledge.exercises.values()))
    first = next(answer for answer in worked.antwoorden if answer.keuzes)
    state = InterviewState(
        "buurtanalyse",
        (Answer(first.vraag, tuple(first.keuzes)),),
        phase=Phase.FINISHED,
        practice=worked.casus,
    )
    found = report(state, knowledge)
    assert found.marks == ("Oefening",)
    assert found.notes[0].text.startswith("Dit rapport gaat niet over een echte buurt.")
    assert "De uitwerking van de casus:" in words(section(found, "stappen"))
    assert "onbekend" not in ids(found)


def test_a_quiz_tells_its_score(knowledge: Knowledge) -> None:
    question = next(q for q in knowledge.questionnaires["quiz"].questions if q.goed)
    state = InterviewState("quiz", (Answer(question.id, question.goed[:1]),), phase=Phase.FINISHED)
    found = report(state, knowledge)
    assert "Goed beantwoord: 1 van de 1 vragen." in words(section(found, "uitkomst"))
    assert found.marks == ("Oefening",)


@pytest.mark.parametrize("name", ["informatiepositie", "beleidsscan", "azc"])
def test_lists_without_advice_report_their_conclusions(name: str, knowledge: Knowledge) -> None:
    state = InterviewState(name, phase=Phase.FINISHED)
    for question in knowledge.questionnaires[name].questions[:-1]:
        if question.opties is not None:
            state = state.with_answer(last_option(question, state, knowledge))
    found = report(state, knowledge)
    assert ids(found)[0] == "uitkomst"
    groups = knowledge.questionnaires[name].groepen
    titles = [part.title for part in section(found, "uitkomst").parts]
    assert titles
    assert set(titles) <= {group.titel for group in groups}
    assert "bronnen" in ids(found)
    assert not {"samenvatting", "advies", "acties", "matrix"} & set(ids(found))


def last_option(question: Question, state: InterviewState, knowledge: Knowledge) -> Answer:
    option = accepted_options(question, state, knowledge)[-1].id
    if question.soort == "raster":
        cells = (Cell(row.id, option) for row in rows(question, state, knowledge))
        return Answer(question.id, cells=tuple(cells))
    return Answer(question.id, (option,))


def test_the_conversation_is_an_appendix_only_when_it_was_asked_for(knowledge: Knowledge) -> None:
    stored = analysis(answered("casus-1", knowledge), knowledge)
    said = (Said(by_user=False, text="Waar speelt het?"), Said(by_user=True, text="In\n\nde flat."))
    found = document(stored, knowledge, MADE, said)
    assert ids(found)[-1] == "verslag"
    assert "Buurtbrug: Waar speelt het?" in words(section(found, "verslag"))
    assert "U: In" in words(section(found, "verslag"))
    assert "verslag" not in ids(document(stored, knowledge, MADE))


def test_advice_of_before_the_knowledge_changed_leaves_out_what_is_gone(
    knowledge: Knowledge,
) -> None:
    gone = [{"id": "interventie/verdwenen", "redenen": []}]
    state = answered("casus-1", knowledge).without(["interventies"])
    found = report(state, knowledge, interventies=gone)
    assert "aanpakken" not in {part.id for part in section(found, "advies").parts}


def test_phase_for_the_whole_neighbourhood_is_told_with_its_meaning(knowledge: Knowledge) -> None:
    said = words(section(report(answered("casus-2", knowledge), knowledge), "samenvatting-speelt"))
    assert "past deze het best: onderhuidse spanningen (wij tegenover zij)." in said


def test_origin_and_outcome_decide_what_is_said(knowledge: Knowledge) -> None:
    state = InterviewState(
        "buurtanalyse",
        (
            Answer("sentimenten", outcome=Outcome.NONE),
            Answer("vorm", ("vorm/gedrag",), origin=Origin.PROPOSED),
            Answer("signalen", cells=(Cell("signalering/bewoners", "feit"),)),
        ),
    )
    said = words(section(report(state, knowledge), "stap-2"))
    assert "De gevoelens eronder. Geen van deze gevoelens." in said
    assert "Dit stelde Buurtbrug voor" in said
