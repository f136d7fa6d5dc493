"""Process sessions as the operating system shows them: who is in one, its memory, its end.

Each supervised process leads a session of its own, so its number finds the process and all that
it started. Knows nothing of Buurtbrug.
"""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
PAGE = os.sysconf("SC_PAGE_SIZE")


def members(session: int) -> list[int]:
    """The living processes of a session; zombies have ended already."""
    return [pid for pid in _processes() if _is_member(pid, session)]


def signal_all(session: int, number: int) -> None:
    for pid in members(session):
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def end(sessions: list[int], patience: float) -> None:
    """Ask all to stop, wait a while, then kill what is left."""
    for session in sessions:
        signal_all(session, signal.SIGTERM)
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and any(members(session) for session in sessions):
        time.sleep(0.05)
    for session in sessions:
        signal_all(session, signal.SIGKILL)


def memory(session: int) -> int:
    """Bytes of memory that the session's processes have in use together."""
    return sum(_resident(pid) for pid in members(session))


def _processes() -> list[int]:
    return [int(entry) for entry in os.listdir(str(PROC)) if entry.isdigit()]


def _is_member(pid: int, session: int) -> bool:
    try:
        stat = (PROC / str(pid) / "stat").read_text()
    except OSError:
        return False
    # The name before the last bracket may hold anything, blanks and brackets too.
    state, _parent, _group, of_session = stat.rsplit(")", 1)[1].split()[:4]
    return state != "Z" and int(of_session) == session


def _resident(pid: int) -> int:
    try:
        pages = int((PROC / str(pid) / "statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * PAGE
