"""Who does what and when: filled in during the conversation, else room to write."""

from collections.abc import Mapping
from typing import Any

from bot.report.document import Paragraph, Section, Table, columns
from bot.report.material import Material
from bot.use_cases.phrases import say

_SHARES = (40, 36, 24)


def actions(material: Material) -> Section | None:
    """A row for each approach; None without any, and in practice."""
    rows = _rows(material)
    if not rows or not material.has_advice or material.is_practice:
        return None
    knowledge = material.knowledge
    is_filled = any(any(row[1:]) for row in rows)
    key = "rapport-acties-ingevuld" if is_filled else "rapport-acties-leeg"
    titles = (
        say(knowledge, "rapport-acties-wat"),
        say(knowledge, "rapport-acties-wie"),
        say(knowledge, "rapport-acties-wanneer"),
    )
    table = Table(
        say(knowledge, "rapport-acties-bijschrift"),
        columns(titles, _SHARES),
        rows,
        to_fill_in=True,
    )
    return Section(
        "acties", say(knowledge, "rapport-acties"), (Paragraph(say(knowledge, key)), table)
    )


def _rows(material: Material) -> tuple[tuple[str, str, str], ...]:
    agreed: Mapping[str, Mapping[str, Any]] = {
        action["interventie"]: action for action in material.analysis.get("acties", ())
    }
    ids = dict.fromkeys((*(item.id for item in material.approaches), *agreed))
    return tuple(
        (
            item.titel,
            agreed.get(item.id, {}).get("wie", ""),
            agreed.get(item.id, {}).get("wanneer", ""),
        )
        for item in material.items(ids)
    )
