"""How well typed answers, wishes and mixtures of both are understood.

`.venv/bin/python -m evaluation.begrip` runs both halves of evaluation/begrip: leren (to learn from) and toets (only to
report). With `--fout` it also shows what went wrong in the half to learn from. Rasa's intents come from the trained
model of `make run`; `--naast FILE …` adds those of other models, such as one with Rasa's default pipeline.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import yaml

from bot.interview.options import Proposal, accepted_options
from bot.interview.state import InterviewState
from bot.reading.decide import decide
from bot.reading.intents import COMMAND_OF_INTENT
from bot.reading.meaning import AnswerStatus, Asked, Command, Meaning, Signal
from bot.use_cases.understand import asked, question_names
from bot.wiring import wiring

FOLDER = Path(__file__).parent / "begrip"
OWN_MODEL = ROOT / "models" / "buurtbrug.tar.gz"
TO_LEARN_FROM = ("leren", "vormen", "oefenen")
HALVES = (*TO_LEARN_FROM, "toets")
INTENT_OF_COMMAND = {command: intent for intent, command in COMMAND_OF_INTENT.items()} | {
    Command.EMERGENCY: "nood",
    Command.RADICALISATION: "radicalisering",
}
# The question in simpler words is what both want who did not follow it.
IN_OTHER_WORDS = frozenset({"herhaal", "voorbeeld"})


@dataclass(frozen=True)
class Judged:
    """One case with its verdict: goed, gevraagd (asked about, nothing ticked) or fout."""

    case: dict[str, Any]
    verdict: str
    said: str


def main() -> None:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--fout", nargs="*", choices=TO_LEARN_FROM, default=[])
    parser.add_argument("--naast", type=Path, nargs="*", default=[])
    given = parser.parse_args()
    for half in HALVES:
        show = half in given.fout
        for name, judge in (
            ("antwoorden", answers),
            ("uitingen", utterances),
            ("mengsels", mixtures),
        ):
            cases = load(half, name)
            if not cases:
                continue
            signals = rasa(OWN_MODEL, [case["tekst"] for case in cases])
            began = time.perf_counter()
            judged = [judge(case, signal) for case, signal in zip(cases, signals, strict=True)]
            report(half, name, judged, 1000 * (time.perf_counter() - began) / len(cases), show=show)
        for model in (OWN_MODEL, *given.naast) if load(half, "uitingen") else ():
            _alone(half, model)


def load(half: str, name: str) -> list[dict[str, Any]]:
    """The cases of one set."""
    text = (FOLDER / f"{half}.yml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(text).get(name, [])
    return found


def rasa(model: Path, texts: list[str]) -> list[Signal]:
    """What Rasa thinks of each text, by the Python of the engine."""
    command = [str(ROOT / ".venv-rasa/bin/python"), str(ROOT / "evaluation/rasa_intents.py")]
    done = subprocess.run(
        [*command, str(model)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false"},
    )
    lines = done.stdout.splitlines()
    return [Signal(intent, confidence) for intent, confidence in json.loads(lines[-1])]


def report(half: str, name: str, judged: list[Judged], milliseconds: float, *, show: bool) -> None:
    """One line of figures, those per form, and what went wrong when it is wanted."""
    verdicts = Counter(each.verdict for each in judged)
    shares = ", ".join(f"{v} {verdicts[v] / len(judged):.1%}" for v in ("goed", "gevraagd", "fout"))
    print(f"{half:6} {name:11} {len(judged):4}: {shares}; {milliseconds:.1f} ms")
    for form in sorted({form_of(each.case) for each in judged}):
        told = Counter(each.verdict for each in judged if form_of(each.case) == form)
        print(f"{'':19}{form:18} {told['goed']:3} van {told.total():3}, {told['fout']:2} fout")
    for each in judged if show else ():
        if each.verdict != "goed":
            wanted = {k: v for k, v in each.case.items() if k not in ("tekst", "vorm")}
            print(
                f"  {each.verdict:8} {each.case['tekst']!r}\n           {wanted}\n           {each.said}"
            )


def form_of(case: dict[str, Any]) -> str:
    """What sort of case it is."""
    return str(case.get("vorm") or case.get("ook_gevraagd") or case.get("intentie"))


def open_question(name: str | None) -> tuple[Asked | None, InterviewState]:
    """The question as reading gets it, at the beginning of its questionnaire."""
    questionnaire, _, question_id = (name or "buurtanalyse:").partition(":")
    knowledge = wiring().knowledge
    state = InterviewState(questionnaire)
    if not question_id:
        return None, state
    question = knowledge.questionnaires[questionnaire].question(question_id)
    # In an interview something is proposed where the question says so, and a yes takes it.
    proposed = accepted_options(question, state, knowledge)[:3] if question.voorstel else ()
    proposals = tuple(Proposal(option.id, "") for option in proposed)
    return asked(question, state, knowledge, proposals), state


def understood(text: str, name: str | None, signal: Signal) -> Meaning:
    """What Buurtbrug makes of a text."""
    question, state = open_question(name)
    names = question_names(state, wiring().knowledge)
    return decide(text, question, signal, names, wiring().likeness, wiring().intent_of)


def answers(case: dict[str, Any], signal: Signal) -> Judged:
    """Right when just what was meant is ticked; asked about is no silent mistake."""
    meaning = understood(case["tekst"], case["vraag"], signal)
    status, ids = _outcome(meaning)
    wanted = {
        *case.get("ids", ()),
        *(f"{cell['rij']}={cell['keuze']}" for cell in case.get("cellen", ())),
    }
    also = {each for each in case.get("ook", ()) if isinstance(each, str)}
    ids = _with_other_cells(ids, wanted, case)
    if _asks_about_more(meaning):
        return Judged(case, "gevraagd", str(meaning))
    if status == case["status"] and ids - also == wanted - also and wanted - also <= ids:
        return Judged(case, "goed", str(meaning))
    is_open = status == AnswerStatus.UNCLEAR
    return Judged(case, "gevraagd" if is_open else "fout", str(meaning))


def _with_other_cells(ids: set[str], wanted: set[str], case: dict[str, Any]) -> set[str]:
    """What was ticked, with a cell that is right too (in `ook`) counted as the one that was wanted of its row."""
    right_too = [cell for cell in case.get("ook", ()) if isinstance(cell, dict)]
    for cell in right_too:
        said = f"{cell['rij']}={cell['keuze']}"
        if said in ids:
            ids = (ids - {said}) | {each for each in wanted if each.startswith(f"{cell['rij']}=")}
    return ids


def _asks_about_more(meaning: Meaning) -> bool:
    """Whether something was chosen, and the user is asked about something beside it."""
    choice = meaning.choice
    is_chosen = choice is not None and choice.status is AnswerStatus.CHOSEN
    return is_chosen and (bool(choice.open) or choice.incomplete)


def _outcome(meaning: Meaning) -> tuple[str, set[str]]:
    choice = meaning.choice
    if meaning.command is not None:
        is_skip = meaning.command is Command.SKIP
        return (AnswerStatus.UNKNOWN if is_skip else f"opdracht {meaning.command}"), set()
    if choice is not None and choice.status is not AnswerStatus.UNCLEAR:
        cells = {f"{row}={column}" for row, column in choice.cells}
        return choice.status, {*choice.ids, *cells}
    if choice is None and meaning.account is not None and "open question" in meaning.because:
        return "verhaal", set()
    if meaning.question is not None and choice is None:
        return "vraag", set()
    return AnswerStatus.UNCLEAR, set()


def utterances(case: dict[str, Any], signal: Signal) -> Judged:
    """Right when the intent that it amounts to is the one that was meant."""
    meaning = understood(case["tekst"], case.get("vraag") if case["tijdens"] else None, signal)
    wanted = {case["intentie"], *case.get("ook", ())}
    if meaning.command is Command.CLARIFY:
        return Judged(case, "goed" if wanted & IN_OTHER_WORDS else "fout", meaning.command)
    asked_now, _ = open_question(case.get("vraag") if case["tijdens"] else None)
    proposed = asked_now.proposed if asked_now is not None else ()
    intent = _intent(meaning, signal, proposed)
    if intent in wanted:
        return Judged(case, "goed", intent)
    return Judged(case, "gevraagd" if not intent else "fout", f"{intent}: {meaning.because}")


def _intent(meaning: Meaning, signal: Signal, proposed: tuple[str, ...]) -> str:
    if meaning.command is not None:
        return INTENT_OF_COMMAND[meaning.command]
    choice = meaning.choice
    if choice is not None and choice.status is AnswerStatus.UNKNOWN:
        return "weet_niet"
    if choice is not None and (choice.status is AnswerStatus.NONE or choice.ids == ("nee",)):
        return "ontken"
    if choice is not None and choice.ids == ("actie/afronden",):
        return "afronden"
    if choice is not None and choice.status is AnswerStatus.CHOSEN:
        return "bevestig" if choice.ids in (("ja",), proposed) else "geef_antwoord"
    if meaning.question is not None:
        return "stel_vraag"
    if meaning.account is not None:
        return "geef_antwoord"
    no_question = {"bevestig", "ontken", "weet_niet", "geef_antwoord"}
    return signal.intent if signal.intent in no_question else ""


def mixtures(case: dict[str, Any], signal: Signal) -> Judged:
    """Right when both parts are dealt with, the order or correction being the one that was meant."""
    meaning = understood(case["tekst"], case["vraag"], signal)
    _, ids = _outcome(replace(meaning, command=None))
    wanted = {
        *case.get("ids", ()),
        *(f"{cell['rij']}={cell['keuze']}" for cell in case.get("cellen", ())),
    }
    also_asked = case["ook_gevraagd"]
    beside = {
        "vraag": meaning.question is not None,
        "commando": meaning.command is not None
        and INTENT_OF_COMMAND[meaning.command] == case.get("over"),
        "correctie": meaning.target is not None
        and case.get("over", "").endswith(f":{meaning.target}"),
        "niets": meaning.command is None and meaning.question is None,
    }[also_asked]
    if ids == wanted and beside:
        return Judged(case, "goed", str(meaning))
    is_silent = bool(ids - wanted)
    return Judged(case, "fout" if is_silent else "gevraagd", str(meaning))


def _alone(half: str, model: Path) -> None:
    cases = load(half, "uitingen")
    signals = rasa(model, [case["tekst"] for case in cases])
    right = sum(
        signal.intent in {case["intentie"], *case.get("ook", ())}
        for case, signal in zip(cases, signals, strict=True)
    )
    name = model.name.removesuffix(".tar.gz")
    print(f"{half:6} Rasa alleen, {name}: {right / len(cases):.1%} van de intenties goed")


if __name__ == "__main__":
    main()
