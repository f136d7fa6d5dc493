"""Look-alike characters made plain, one for one, so that places in the text stay the same.

Full-width and Arabic digits, no-break and zero-width spaces, all dashes and the full-width @ would
otherwise hide a number from the detectors.
"""

import unicodedata

_SPACES = dict.fromkeys(
    "\u00a0\u1680\u2007\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad", " "
)
_SPACES |= {chr(code): " " for code in range(0x2000, 0x200B)}
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_TABLE = str.maketrans(_SPACES | _DASHES)


def plain(text: str) -> str:
    """The same text, of the same length, in plain characters."""
    translated = text.translate(_TABLE)
    return translated if translated.isascii() else "".join(map(_plain_character, translated))


def _plain_character(character: str) -> str:
    if character.isascii():
        return character
    decimal = unicodedata.decimal(character, None)
    if decimal is not None:
        return str(decimal)
    wide = unicodedata.normalize("NFKC", character)
    return wide if len(wide) == 1 and wide.isascii() else character
