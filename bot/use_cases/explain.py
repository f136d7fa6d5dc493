"""Answering a question about the subject from the knowledge base, with its source.

Two good candidates: ask which one is meant. None: say so. Never anything that is not in the knowledge.
"""

from dataclasses import dataclass

from bot.reading.lookup import Lookup
from bot.use_cases.messages import Message, MessageKind
from bot.use_cases.phrases import say
from bot.use_cases.present import MenuOption, explained, menu
from knowledge.checks import Knowledge
from knowledge.checks.schema import Item


@dataclass(frozen=True)
class Explanation:
    """The reply to a question, and the item that it is about if there is just one."""

    message: Message
    item: str | None = None
    candidates: tuple[str, ...] = ()


def explain(
    text: str, knowledge: Knowledge, lookup: Lookup, near: frozenset[str] = frozenset()
) -> Explanation:
    """Answer a question; `near` are ids that the conversation is about now, and that win in doubt."""
    found = lookup.find(text, near)
    if not found.ids:
        return Explanation(Message(MessageKind.TEXT, say(knowledge, "vraag-onbekend")))
    if found.doubtful:
        options = tuple(MenuOption(f"kennis/{i}", knowledge.get(i).titel) for i in found.ids[:3])
        return Explanation(
            menu("welke", say(knowledge, "vraag-twijfel"), options), candidates=found.ids[:3]
        )
    return explain_item(found.ids[0], knowledge)


def explain_item(item_id: str, knowledge: Knowledge, *, fully: bool = False) -> Explanation:
    """Explain one item; an unknown id is answered as an unknown question."""
    item = knowledge.items.get(item_id)
    if not isinstance(item, Item):
        return Explanation(Message(MessageKind.TEXT, say(knowledge, "vraag-onbekend")))
    return Explanation(explained(item, knowledge, fully=fully), item=item_id)
