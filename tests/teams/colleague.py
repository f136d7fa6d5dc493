"""Somebody in Teams: types, chooses on cards, adds the app. What arrives comes from the stand-in."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.teams.standin import APP_ID, TENANT, Sent, StandIn

BOT = {"id": f"28:{APP_ID}", "name": "Buurtbrug"}


@dataclass
class Colleague:
    """One person in one chat; `portal` is the address that Teams delivers to."""

    standin: StandIn
    portal: str
    kind: str = "personal"
    chat: str = field(default_factory=lambda: f"a:{uuid.uuid4()}")
    person: str = field(default_factory=lambda: str(uuid.uuid4()))
    seen: int = 0

    def __post_init__(self) -> None:
        self.seen = len(self.standin.sent)

    # what one does

    def activity(self, kind: str = "message", **more: Any) -> dict[str, Any]:
        """An activity as Teams sends it."""
        return {
            "type": kind,
            "id": f"f:{uuid.uuid4()}",
            "timestamp": "2026-11-20T09:00:00.000Z",
            "serviceUrl": self.standin.service_url,
            "channelId": "msteams",
            "from": {"id": f"29:{self.person}", "name": "Piet", "aadObjectId": self.person},
            "recipient": BOT,
            "conversation": {
                "id": self.chat,
                "conversationType": self.kind,
                "tenantId": TENANT,
                "isGroup": self.kind != "personal",
            },
            "channelData": {"tenant": {"id": TENANT}},
            **more,
        }

    def deliver(self, activity: Mapping[str, Any], token: str | None = None) -> httpx.Response:
        given = self.standin.token() if token is None else token
        headers = {"Authorization": f"Bearer {given}"} if given else {}
        return httpx.post(
            f"{self.portal}/api/teams/messages", json=activity, headers=headers, timeout=30
        )

    def does(self, kind: str = "message", **more: Any) -> None:
        """Do this, and be told at once that it came in."""
        response = self.deliver(self.activity(kind, **more))
        assert response.status_code == 200, response.text

    def types(self, text: str, **more: Any) -> None:
        self.does(text=text, textFormat="plain", **more)

    def installs(self) -> None:
        self.does("installationUpdate", action="add")

    def submits(self, shown: Sent, data: Mapping[str, Any], **filled: str) -> None:
        """Press a button that sends this data, with the inputs of the card filled in."""
        self.does(value={**data, **filled}, replyToId=shown.id)

    def presses(self, shown: Sent, title: str) -> None:
        """Press the button with this title, leaving the inputs as they are."""
        self.submits(shown, self.button(shown, title)["data"])

    def fills(self, shown: Sent, **inputs: str) -> None:
        """Fill in inputs of the card, named by their id, and press "Verder"."""
        self.submits(shown, self.button(shown, "Verder")["data"], **inputs)

    def button(self, shown: Sent, title: str) -> dict[str, Any]:
        found = [b for b in actions(shown.card) if b["title"] == title]
        assert found, [b["title"] for b in actions(shown.card)]
        return found[0]

    # what one sees

    def arrived(self) -> list[Sent]:
        """What came into this chat since the last time one looked."""
        return [each for each in self.standin.sent[self.seen :] if each.conversation == self.chat]

    def sees(self, what: Callable[[Sent], bool]) -> Sent:
        """Wait for something, and look no further back than that from now on."""

        def first() -> Sent | None:
            return next((each for each in self.arrived() if what(each)), None)

        found = self.standin.wait(first)
        assert isinstance(found, Sent)
        self.seen = self.standin.sent.index(found) + 1
        return found

    def reads(self, part: str) -> Sent:
        """Wait for a message or card with these words in it, that is no update."""
        return self.sees(lambda sent: sent.verb != "update" and part in words(sent))

    def sees_question(self) -> Sent:
        """Wait for a card that asks something."""
        return self.sees(lambda sent: sent.verb != "update" and any(submits(sent.card)))

    def sees_update(self, of: Sent) -> str:
        """Wait until this card is replaced; gives the words of what came in its place."""
        return words(self.sees(lambda sent: sent.verb == "update" and sent.id == of.id))


def elements(card: dict[str, Any] | None) -> Iterator[dict[str, Any]]:
    """Every element and action of a card."""
    waiting: list[Any] = [card] if card else []
    while waiting:
        found = waiting.pop(0)
        if isinstance(found, dict):
            if "type" in found:
                yield found
            waiting = [v for k, v in found.items() if k != "data"] + waiting
        elif isinstance(found, list):
            waiting = found + waiting


def actions(card: dict[str, Any] | None) -> list[dict[str, Any]]:
    return [each for each in elements(card) if each["type"].startswith("Action.")]


def submits(card: dict[str, Any] | None) -> list[dict[str, Any]]:
    return [each for each in actions(card) if each["type"] == "Action.Submit"]


def inputs(card: dict[str, Any] | None) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in elements(card) if each["type"].startswith("Input.")}


def words(sent: Sent) -> str:
    """All that somebody can read in it."""
    found = [sent.text]
    for element in elements(sent.card):
        found += [element[name] for name in ("text", "title", "label") if name in element]
        found += [choice["title"] for choice in element.get("choices", ())]
    return "\n".join(found)
