"""A story as sentences and clauses, with their places in the text.

People who are in a hurry leave out points and capitals; a new line also ends a sentence. Knows nothing of meaning.
"""

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[.!?…])['\")\]”’]*\s+(?=\S)|\n+\s*|\s+[-•*]\s+(?=\S)")
# After these a point ends no sentence.
_SHORTENED = re.compile(
    r"(?:\b(?:bijv|bv|enz|etc|o\.a|m\.n|i\.v\.m|t\.o\.v|d\.w\.z|ca|nr|mw|mevr|dhr|dr|drs|mr|ing|st|ds|vz|blz|tel|resp|evt"
    r"|a\.u\.b|s\.v\.p|p\.s|jl|a\.s)|\b[A-Za-z])\.$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[,;:()–—]\s*|\s+(?=(?:maar|want|terwijl|omdat|doordat|waardoor|behalve|zodat|hoewel|alleen)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number with its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Unit:
    """A stretch of a story: a sentence, or a clause in it."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Behind its last character."""
        return self.start + len(self.text)

    @property
    def words(self) -> list[Word]:
        """Its words, with their places in the story."""
        return [
            Word(m.group().lower(), self.start + m.start(), self.start + m.end())
            for m in _WORD.finditer(self.text)
        ]


def sentences(text: str) -> list[Unit]:
    """The sentences of a story that hold a word, in order."""
    found: list[Unit] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if _SHORTENED.search(text[start : match.start()]) and "\n" not in match.group():
            continue
        found.append(_trimmed(text, start, match.start()))
        start = match.end()
    found.append(_trimmed(text, start, len(text)))
    return [unit for unit in found if unit.words]


def clauses(sentence: Unit) -> list[Unit]:
    """The clauses of a sentence, in order."""
    found: list[Unit] = []
    start = 0
    for match in _CLAUSE_END.finditer(sentence.text):
        found.append(_trimmed(sentence.text, start, match.start(), sentence.start))
        start = match.end()
    found.append(_trimmed(sentence.text, start, len(sentence.text), sentence.start))
    return [unit for unit in found if unit.words]


def _trimmed(text: str, start: int, end: int, offset: int = 0) -> Unit:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Unit(piece.strip(), offset + start + lead)
