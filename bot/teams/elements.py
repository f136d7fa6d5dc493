"""The parts that Adaptive Cards are put together from, as the JSON that Teams shows. Knows no conversation.

Text stands in RichTextBlocks: unlike TextBlocks these take no markdown, so nothing that a user typed can become a link.
Every button is an Action.Submit; docs/decisions/0013-teams.md says why.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Element = dict[str, Any]

VERSION = "1.5"
# Where our own data stands in what a card sends back, beside what was filled in.
OURS = "buurtbrug"


def card(body: Iterable[Element], actions: Sequence[Element] = ()) -> Element:
    """A card as wide as the chat, in Dutch."""
    made: Element = {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": VERSION,
        "lang": "nl",
        "msteams": {"width": "Full"},
        "body": list(body),
    }
    return made | ({"actions": list(actions)} if actions else {})


def paragraphs(text: str, **style: Any) -> list[Element]:
    """The text with a block a line; what a blank line stands before gets room above."""
    blocks: list[Element] = []
    for paragraph in text.split("\n\n"):
        for number, line in enumerate(filter(str.strip, paragraph.splitlines())):
            blocks.append(_line(line, is_first=number == 0, style=style))
    return blocks


def _line(line: str, *, is_first: bool, style: Mapping[str, Any]) -> Element:
    spacing = "Medium" if is_first else "None"
    run = {"type": "TextRun", "text": line, **style}
    return {"type": "RichTextBlock", "spacing": spacing, "inlines": [run]}


def submit(title: str, data: Mapping[str, Any], **more: Any) -> Element:
    """A button that sends `data`, and what was filled in, as a message; Teams says nothing of its own about it."""
    sent = {OURS: dict(data), "msteams": {"feedback": {"hide": True}}}
    return {"type": "Action.Submit", "title": title, "data": sent, **more}


def submit_alone(title: str, data: Mapping[str, Any], **more: Any) -> Element:
    """The same without what was filled in, which then need not be complete."""
    return submit(title, data, associatedInputs="none", **more)


def open_url(title: str, url: str) -> Element:
    """A button that opens a page in the browser."""
    return {"type": "Action.OpenUrl", "title": title, "url": url}


def buttons(actions: Sequence[Element], **style: Any) -> Element:
    """Buttons in a row inside the body."""
    return {"type": "ActionSet", "actions": list(actions), **style}


def hidden(element_id: str, title: str, items: Sequence[Element]) -> list[Element]:
    """A button, and what it shows and hides again without asking us."""
    toggle = {"type": "Action.ToggleVisibility", "title": title, "targetElements": [element_id]}
    box = {"type": "Container", "id": element_id, "isVisible": False, "items": list(items)}
    return [buttons([toggle]), box]


def choice_set(
    input_id: str,
    choices: Iterable[tuple[str, str]],
    *,
    label: str,
    style: str,
    **more: Any,
) -> Element:
    """A list to choose from; `choices` are pairs of value and title, `style` is expanded, compact or filtered."""
    return {
        "type": "Input.ChoiceSet",
        "id": input_id,
        "label": label,
        "style": style,
        "wrap": True,
        "choices": [{"value": value, "title": title} for value, title in choices],
        **more,
    }


def text_input(input_id: str, label: str, longest: int) -> Element:
    """A field for a few lines."""
    return {
        "type": "Input.Text",
        "id": input_id,
        "label": label,
        "isMultiline": True,
        "maxLength": longest,
    }
