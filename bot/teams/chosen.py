"""What a card sent back, read with care: it went through a client, so anything may be in it. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.teams.cards import CHOICE, ROW, TEXT
from bot.teams.elements import OURS
from bot.use_cases.messages import QuestionView

_MOST = 200
_LONGEST_ID = 120


class Unreadable(Exception):
    """No card of ours sent this."""


@dataclass(frozen=True)
class Chosen:
    """What somebody chose on the card of the conversation with this `tag`; `title` is what it asked.

    `question` is empty outside an interview. `button` is what the button said; `text` what was typed on the card.
    """

    tag: str
    title: str
    question: str
    button: str = ""
    choices: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    text: str = ""

    def in_words(self, view: QuestionView | None) -> str:
        """The labels of what was chosen, as far as the question that was open knows them."""
        options = {option.id: option.label for option in view.opties} if view else {}
        rows = {row.id: row.label for row in view.rijen} if view else {}
        words = [options[choice] for choice in self.choices if choice in options]
        words += [
            f"{rows[row]}: {options[choice]}"
            for row, choice in self.cells
            if row in rows and choice in options
        ]
        return ", ".join(words) or self.button


def chosen(value: Mapping[str, Any]) -> Chosen:
    """What the card sent; Unreadable when it is none of ours."""
    ours = value.get(OURS)
    if not isinstance(ours, Mapping):
        raise Unreadable
    button = _text(ours.get(CHOICE, ""))
    given = (button,) if button else tuple(_ticked(value))
    cells = () if button else tuple(_cells(value))
    if len(given) + len(cells) > _MOST or any(len(each) > _LONGEST_ID for each in given):
        raise Unreadable
    return Chosen(
        tag=_text(ours.get("van")),
        title=_text(ours.get("titel", "")),
        question=_text(ours.get("vraag")) if ours.get("stap") else "",
        button=_text(ours.get("knop", ""))[:_LONGEST_ID],
        choices=given,
        cells=cells,
        text="" if button else _text(value.get(TEXT, "")).strip(),
    )


def _ticked(value: Mapping[str, Any]) -> Iterator[str]:
    for name in sorted(name for name in value if name.startswith(f"{CHOICE}.")):
        yield from filter(None, _text(value[name]).split(","))


def _cells(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, choice in value.items():
        kind, _, row = name.partition(":")
        if kind == ROW and row and _text(choice):
            yield row[:_LONGEST_ID], choice[:_LONGEST_ID]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Unreadable
    return value
