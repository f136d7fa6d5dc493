"""The number of a request: made at the portal, carried through engine and actions, and put in every log line.

It says nothing about who asked or what was said.
"""

import re
import uuid
from contextvars import ContextVar

HEADER = "X-Request-ID"
_GOOD = re.compile(r"[A-Za-z0-9._-]{8,64}")

current: ContextVar[str] = ContextVar("request_id", default="")


def id_for(given: str) -> str:
    """The number that came along when it is well-formed, else a new one."""
    return given if _GOOD.fullmatch(given) else uuid.uuid4().hex
