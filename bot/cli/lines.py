"""What the commands share: one text or many lines in, text or JSON out, errors as one Dutch line."""

import json
import sys
from collections.abc import Callable, Mapping
from typing import Annotated, Any, NoReturn

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Geef één JSON-object.")]
AsLines = Annotated[
    bool, typer.Option("--lines", help="Lees JSON-objecten, één per regel; geef er één per regel.")
]
Handler = Callable[[Mapping[str, Any]], dict[str, Any]]


def answer_all(
    handle: Handler,
    text: str | None,
    *,
    as_json: bool,
    as_lines: bool,
    show: Callable[[dict[str, Any]], str],
) -> None:
    """Handle one text, or every line of standard input; print the results in order."""
    if as_lines:
        for number, line in enumerate(sys.stdin.buffer, start=1):
            if line.strip():
                print(json.dumps(handle(_object(line, number)), ensure_ascii=False), flush=True)
        return
    if text is None:
        stop("Geef een tekst mee, of gebruik --lines en stuur JSON-regels.")
    result = handle({"text": text})
    print(json.dumps(result, ensure_ascii=False) if as_json else show(result))


def _object(line: bytes, number: int) -> Mapping[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        stop(f"Regel {number} is geen geldige JSON.")
    if not isinstance(found, dict):
        stop(f"Regel {number} is geen JSON-object.")
    return found


def text_of(given: Mapping[str, Any]) -> str:
    """The text in a line; stops with a message when there is none."""
    text = given.get("text")
    if not isinstance(text, str):
        stop("Elk object heeft een veld 'text' met een tekst nodig.")
    if any("\ud800" <= character <= "\udfff" for character in text):
        stop("In een veld 'text' staat een half teken. Is de tekst wel UTF-8?")
    return text


def stop(message: str) -> NoReturn:
    """Say what is wrong, and end with 2."""
    print(message, file=sys.stderr)
    raise typer.Exit(2)
