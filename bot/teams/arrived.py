"""An activity of Teams as what it means to us: who says or does what, and where."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from microsoft_agents.activity import Activity

_THREAD = re.compile(r";messageid=.*$")
# Every message of Teams has its own text once more as HTML; that is no attachment to a reader.
_OWN_TEXT = "text/html"


class Kind(StrEnum):
    """What somebody did; OTHER is let pass without an answer, such as a thumb under a message."""

    MESSAGE = "bericht"
    EDITED = "gewijzigd"
    DELETED = "verwijderd"
    INSTALLED = "toegevoegd"
    OTHER = "anders"


@dataclass(frozen=True)
class Arrived:
    """One thing that somebody did in Teams.

    `place` is the chat or channel, `person` the Entra object id (or Teams' own id for who has none). `value` is what a
    card sent, `card` the message that it was sent from.
    """

    kind: Kind
    id: str
    place: str
    person: str
    is_group: bool = False
    is_mentioned: bool = False
    text: str = ""
    value: Mapping[str, Any] | None = None
    card: str = ""
    has_attachment: bool = False

    @property
    def is_for_us(self) -> bool:
        """Whether it is meant for us: in a group only by mention, on a card, or by adding us."""
        if not self.is_group or self.kind is Kind.INSTALLED:
            return True
        return self.is_mentioned or self.value is not None


def arrived(activity: Activity) -> Arrived | None:
    """What the activity means, or None when it lacks what every activity of Teams has."""
    sender, conversation = activity.from_property, activity.conversation
    if None in (sender, conversation) or not (sender.id and activity.id):
        return None
    is_message = activity.type == "message"
    return Arrived(
        kind=_kind(activity),
        id=activity.id,
        place=_THREAD.sub("", conversation.id),
        person=sender.aad_object_id or sender.id,
        is_group=(conversation.conversation_type or "personal") != "personal",
        is_mentioned=activity.is_recipient_mentioned(),
        text=_text(activity) if is_message else "",
        value=activity.value if is_message and isinstance(activity.value, Mapping) else None,
        card=activity.reply_to_id or "",
        has_attachment=any(a.content_type != _OWN_TEXT for a in activity.attachments or ()),
    )


def _kind(activity: Activity) -> Kind:
    if activity.type == "message":
        return Kind.MESSAGE
    if activity.type == "messageUpdate":
        return Kind.EDITED if _event(activity) == "editMessage" else Kind.OTHER
    if activity.type == "messageDelete":
        return Kind.DELETED
    if activity.type == "installationUpdate":
        return Kind.INSTALLED if (activity.action or "").startswith("add") else Kind.OTHER
    if activity.type == "conversationUpdate" and activity.recipient is not None:
        added = {member.id for member in activity.members_added or ()}
        return Kind.INSTALLED if activity.recipient.id in added else Kind.OTHER
    return Kind.OTHER


def _event(activity: Activity) -> str:
    data = activity.channel_data
    return str(data.get("eventType", "")) if isinstance(data, Mapping) else ""


def _text(activity: Activity) -> str:
    """The text without our own name in it."""
    return activity.remove_recipient_mention().replace("\xa0", " ").strip()
