"""What the portal tells the engine about a conversation, for the length of one message.

The engine remembers nothing between messages, so each message says whether an interview is running.
"""

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class ConversationFrame:
    """Whether an interview is running, so that the message is taken by the interview form.

    `request_id` is the number of the request in the log lines of all processes.
    """

    in_interview: bool = False
    request_id: str = ""


OUTSIDE = ConversationFrame()
current_frame: ContextVar[ConversationFrame] = ContextVar("current_frame", default=OUTSIDE)
