"""How wide a text is about, and where to break it: SVG does not wrap by itself.

Estimates for the usual sans-serif fonts, on the wide side, so that text stays inside its box.
"""

_NARROW = frozenset("iljtfrI.,:;'’()|! -")
_WIDE = frozenset("mwMW%@")
_CAPITAL, _NARROW_WIDTH, _WIDE_WIDTH, _OTHER = 0.72, 0.38, 0.95, 0.60
_BOLD = 1.14


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in the units of `size`."""
    return sum(map(_of_character, text)) * size * (_BOLD if bold else 1)


def lines(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines that fit; a word that is too long for a line gets one to itself."""
    result: list[str] = []
    for word in text.split():
        longer = f"{result[-1]} {word}" if result else word
        if result and width(longer, size, bold=bold) <= room:
            result[-1] = longer
        else:
            result.append(word)
    return result


def _of_character(character: str) -> float:
    if character in _NARROW:
        return _NARROW_WIDTH
    if character in _WIDE:
        return _WIDE_WIDTH
    return _CAPITAL if character.isupper() else _OTHER
