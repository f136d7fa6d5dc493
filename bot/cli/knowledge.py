"""`buurtbrug knowledge`: every item, with its kind, title and sources."""

import json

from bot.cli.lines import AsJson, AsLines
from bot.wiring import wiring
from knowledge.checks.schema import BaseItem, Item


def command(*, as_json: AsJson = False, as_lines: AsLines = False) -> None:
    """Toon alle kennis: id, soort, titel en bronnen."""
    found = [_view(item) for item in wiring().knowledge.items.values()]
    if as_json:
        print(json.dumps({"items": found}, ensure_ascii=False))
        return
    for view in found:
        print(
            json.dumps(view, ensure_ascii=False) if as_lines else f"{view['id']:45} {view['titel']}"
        )


def _view(item: BaseItem) -> dict[str, object]:
    sources = item.bronnen if isinstance(item, Item) else ()
    return {
        "id": item.id,
        "soort": item.soort,
        "titel": item.titel,
        "bronnen": [{"bron": source.bron, "waar": source.waar} for source in sources],
    }
