"""What is said in a conversation: messages, the questions in them, and the links beside them.

Plain data with the field names of the public contract (`Bericht`, `Vraag`), so Dutch; `as_json` gives
that form. Knows nothing of who shows them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Self


class Sender(StrEnum):
    """Who said it."""

    BOT = "bot"
    USER = "gebruiker"


class MessageKind(StrEnum):
    """What sort of message it is."""

    TEXT = "tekst"
    QUESTION = "vraag"
    EXPLANATION = "uitleg"
    SUMMARY = "samenvatting"
    REPORT = "rapport"
    NOTICE = "melding"


@dataclass(frozen=True)
class OptionView:
    """One option as it is shown; `voorstel` is ticked beforehand, resting on `bewijs`."""

    id: str
    label: str
    toelichting: str = ""
    voorstel: bool = False
    bewijs: str = ""


@dataclass(frozen=True)
class RowView:
    """One row of a grid."""

    id: str
    label: str


@dataclass(frozen=True)
class QuestionView:
    """The open question; `tekst` is the question without the numbered options.

    It consists of `inleiding` (what is said back first), `vraagtekst` and `hulp`, for who shows them apart.
    """

    id: str
    stap: str
    nummer: int
    totaal: int
    kennissoort: str
    soort: str
    opties: tuple[OptionView, ...]
    rijen: tuple[RowView, ...] = ()
    vrije_tekst: bool = True
    tekst: str = ""
    staptitel: str = ""
    inleiding: str = ""
    vraagtekst: str = ""
    hulp: str = ""


@dataclass(frozen=True)
class KnowledgeReference:
    """A knowledge item that the message rests on, with its source and section."""

    id: str
    titel: str
    bron: str
    waar: str


@dataclass(frozen=True)
class Link:
    """A link under a message."""

    titel: str
    url: str


@dataclass(frozen=True)
class Message:
    """One message; `id` is empty until it is stored."""

    soort: MessageKind
    tekst: str
    van: Sender = Sender.BOT
    vraag: QuestionView | None = None
    kennis: tuple[KnowledgeReference, ...] = ()
    koppelingen: tuple[Link, ...] = ()
    analyse: str | None = None
    id: str = ""

    def with_id(self, message_id: str) -> Self:
        """The same message under this id."""
        return replace(self, id=message_id)

    def as_json(self) -> dict[str, object]:
        """The form of the public contract (`Bericht`)."""
        return asdict(self) | {"vraag": _question_json(self.vraag)}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Self:
        """The inverse of `as_json`; KeyError or TypeError when it is no message."""
        return cls(
            soort=MessageKind(_text(data["soort"])),
            tekst=_text(data["tekst"]),
            van=Sender(_text(data["van"])),
            vraag=_question_from(data.get("vraag")),
            kennis=tuple(KnowledgeReference(**part) for part in _mappings(data.get("kennis"))),
            koppelingen=tuple(Link(**part) for part in _mappings(data.get("koppelingen"))),
            analyse=None if data.get("analyse") is None else _text(data["analyse"]),
            id=_text(data.get("id", "")),
        )


def _question_json(question: QuestionView | None) -> dict[str, object] | None:
    if question is None:
        return None
    view = asdict(question)
    view["opties"] = [_without_empty_proposal(option) for option in view["opties"]]
    if not question.rijen:
        del view["rijen"]
    return view


def _without_empty_proposal(option: dict[str, object]) -> dict[str, object]:
    if not option["voorstel"]:
        option = {key: value for key, value in option.items() if key not in ("voorstel", "bewijs")}
    return option


def _question_from(data: object) -> QuestionView | None:
    if not isinstance(data, Mapping):
        return None
    fields = dict(data)
    options = tuple(OptionView(**part) for part in _mappings(fields.pop("opties", ())))
    row_views = tuple(RowView(**part) for part in _mappings(fields.pop("rijen", ())))
    return QuestionView(opties=options, rijen=row_views, **fields)


def _mappings(data: object) -> list[dict[str, Any]]:
    if not isinstance(data, Sequence):
        return []
    return [dict(part) for part in data if isinstance(part, Mapping)]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {type(value).__name__}")
    return value


def text_message(text: str, **more: object) -> Message:
    """A plain message of the bot."""
    return replace(Message(MessageKind.TEXT, text), **more)  # type: ignore[arg-type]


def notice(text: str, **more: object) -> Message:
    """A message about the conversation itself, such as what went wrong and what to do."""
    return replace(Message(MessageKind.NOTICE, text), **more)  # type: ignore[arg-type]
