"""`buurtbrug story`: read a story, and show what it says with the words that each rests on."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from bot.cli.lines import AsJson, AsLines, answer_all, text_of
from bot.wiring import wiring


def command(
    text: Annotated[str | None, typer.Argument(help="Het verhaal.")] = None,
    *,
    as_json: AsJson = False,
    as_lines: AsLines = False,
) -> None:
    """Lees een verhaal over een buurt."""
    answer_all(
        _read,
        text,
        as_json=as_json,
        as_lines=as_lines,
        show=lambda result: _shown(result, text or ""),
    )


def _read(given: Mapping[str, Any]) -> dict[str, Any]:
    story = wiring().read_story(text_of(given))
    return {
        "items": [
            {
                "id": item.id,
                "status": item.status.value,
                "score": round(item.score, 3),
                "evidence": [list(place) for place in item.evidence],
            }
            for item in story.items
        ]
    }


def _shown(result: dict[str, Any], text: str) -> str:
    lines = []
    for item in result["items"]:
        words = " … ".join(text[start:end] for start, end in item["evidence"])
        lines.append(f"{item['status']:8} {item['score']:.2f}  {item['id']}: {words}")
    return "\n".join(lines)
