"""Text of users made safe for every format: no character that XML forbids, none that turns the order of reading."""

import re
from typing import Any

# What XML 1.0 does not allow, and halves of characters.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Orders to turn the writing direction around; letters that run from right to left stay.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """The text without characters that no document can hold."""
    return _TURNING.sub("", _FORBIDDEN.sub("", text)).replace("\r\n", "\n").replace("\r", "\n")


def plain_all(data: Any) -> Any:
    """The same for every text in JSON data."""
    if isinstance(data, str):
        return plain(data)
    if isinstance(data, dict):
        return {key: plain_all(value) for key, value in data.items()}
    return [plain_all(value) for value in data] if isinstance(data, list) else data


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines that have something in them."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def excerpt(text: str, most: int) -> str:
    """The beginning of a text, at most so many characters, up to the end of a sentence or else of a word."""
    whole = " ".join(text.split())
    if len(whole) <= most:
        return whole
    head = whole[:most]
    end = max(head.rfind(mark) for mark in (". ", "! ", "? "))
    if end > most // 3:
        return head[: end + 1]
    return f"{head.rpartition(' ')[0] or head} …"
