"""`buurtbrug advise`: from an analysis in its JSON form, or from bare choices, to advice."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.advice.matcher import advise
from bot.cli.lines import AsLines, answer_all, stop
from bot.use_cases.export_analysis import NotAnAnalysis, state_from_json
from bot.use_cases.give_advice import as_json
from bot.use_cases.results import result_json
from bot.wiring import wiring


def command(
    file: Annotated[Path | None, typer.Argument(help="Een analyse als JSON-bestand.")] = None,
    *,
    as_lines: AsLines = False,
) -> None:
    """Geef advies bij een analyse."""
    if as_lines:
        answer_all(_from_object, None, as_json=True, as_lines=True, show=str)
        return
    if file is None:
        stop("Noem een bestand met een analyse, of gebruik --lines.")
    print(json.dumps(_from_object(_read(file)), ensure_ascii=False, indent=2))


def _read(file: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except OSError:
        stop(f"Het bestand {file} is niet te lezen. Klopt de naam?")
    except ValueError:
        stop(f"Het bestand {file} is geen geldige JSON.")
    if not isinstance(found, dict):
        stop(f"In {file} staat geen analyse.")
    return found


def _from_object(data: Mapping[str, Any]) -> dict[str, Any]:
    knowledge = wiring().knowledge
    if "antwoorden" not in data and isinstance(data.get("keuzes"), list):
        return as_json(advise([c for c in data["keuzes"] if isinstance(c, str)], knowledge))
    try:
        return result_json(state_from_json(data, knowledge), knowledge)
    except NotAnAnalysis as error:
        stop(str(error))
