"""Long runs of signs are shortened before the text is cut into words.

spaCy takes signs off a word one by one and looks through the whole word each time: 12,000 question marks keep the
engine busy for 14 s. What a message means does not hang on them; the actions get the text as it was.
"""

import re

_KEPT = 8
_RUN = re.compile(r"((?:[^\w\s]|_){%d})(?:[^\w\s]|_)+" % _KEPT)


def shortened(text: str) -> str:
    """The text with at most eight signs in a row."""
    return _RUN.sub(r"\1", text)
