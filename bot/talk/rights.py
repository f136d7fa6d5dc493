"""Who works on what somebody else owns, does so for as long as the owner allows it. Looked at before each message."""

from bot.talk.problems import UNKNOWN
from bot.use_cases.ports import NotFound
from bot.wiring import Wiring


def keep_to_rights(conversation_id: str, wiring: Wiring) -> None:
    """When the right to write was withdrawn, the conversation goes on without the analysis."""
    conversation = wiring.store.conversation(conversation_id)
    if conversation.joined is None or conversation.joined != conversation.analysis:
        return
    try:
        person = wiring.people.person(conversation.person or "")
    except NotFound:
        raise UNKNOWN from None
    right = wiring.dossiers.right(person, conversation.joined)
    if right is None or not right.may_write:
        wiring.dossiers.let_go(conversation_id)
