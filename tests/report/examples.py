"""The guide's four cases and Plan Einstein as analyses, answered as tests/cases/gesprekken tells; and their reports.

    .venv/bin/python -m tests.report.examples FOLDER

writes the report of each case in every form.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.interview.route import questionnaire_of
from bot.interview.state import Answer, Cell, InterviewState, Origin, Outcome, Phase
from bot.report.document import Document
from bot.report.make_report import Form, document, render
from bot.use_cases.give_advice import proposals_for
from bot.use_cases.ports import Analysis
from bot.use_cases.results import result_json
from knowledge.checks import Knowledge, shipped_knowledge

SCRIPTS = Path(__file__).parents[1] / "cases" / "gesprekken"
MADE = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
CASES = ("casus-1", "casus-2", "casus-3", "casus-4", "plan-einstein")


def answered(name: str, knowledge: Knowledge) -> InterviewState:
    """The finished interview of a case: what each turn of its script should be understood as."""
    script = yaml.safe_load((SCRIPTS / f"{name}.yml").read_text(encoding="utf-8"))
    state = InterviewState("buurtanalyse")
    for turn in script["beurten"]:
        if "vraag" in turn and turn["vraag"] != "afronden":
            state = state.with_answer(_answer(turn, state, knowledge))
    return InterviewState(state.questionnaire, state.answers, phase=Phase.FINISHED)


def _answer(turn: dict[str, Any], state: InterviewState, knowledge: Knowledge) -> Answer:
    question = questionnaire_of(state, knowledge).question(turn["vraag"])
    given = turn["verwacht"]
    cells = tuple(Cell(each["rij"], each["keuze"]) for each in given if isinstance(each, dict))
    choices = tuple(each for each in given if isinstance(each, str))
    text = turn["tekst"] if question.soort == "tekst" else ""
    if text.startswith(("sla ", "weet ik niet")):
        skipped = text.startswith("sla ")
        return Answer(question.id, outcome=Outcome.SKIPPED if skipped else Outcome.UNKNOWN)
    if question.voorstel is not None:
        proposed = proposals_for(question, state, knowledge)
        ticked = tuple(each.id for each in proposed if each.ticked)
        both = tuple(dict.fromkeys((*ticked, *choices)))
        return Answer(question.id, both, origin=Origin.SAID if choices else Origin.PROPOSED)
    if not (choices or cells or text):
        return Answer(question.id, outcome=Outcome.UNKNOWN)
    if choices == ("nee",) and question.soort == "meer":
        return Answer(question.id, outcome=Outcome.NONE)
    return Answer(question.id, choices, cells, text)


def analysis(state: InterviewState, knowledge: Knowledge, **advice: object) -> Analysis:
    """A stored analysis with this interview; `advice` is put beside the advice that was given."""
    given = result_json(state, knowledge) | advice
    return Analysis("voorbeeld", "gesprek", state, 1, knowledge.version, MADE, MADE, given)


def report(state: InterviewState, knowledge: Knowledge, **advice: object) -> Document:
    """The neutral report of this interview, made at a fixed moment."""
    return document(analysis(state, knowledge, **advice), knowledge, MADE)


def reports(knowledge: Knowledge) -> Iterator[tuple[str, Form, bytes]]:
    """Every case in every form but the data."""
    for name in CASES:
        made = report(answered(name, knowledge), knowledge)
        for form in (Form.HTML, Form.PDF, Form.DOCX, Form.ODT):
            yield name, form, render(made, form)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, form, content in reports(shipped_knowledge()):
        path = folder / f"{name}.{form.value}"
        path.write_bytes(content)
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
