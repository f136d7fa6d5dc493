"""The privacy seam: every text of a user passes here before anything stores, logs or forwards it.

Joins the detectors and replaces what they find. Names need what was learnt of them, so the wiring hands that detector
in. Nothing here keeps or reports the original text.
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.privacy.addresses import find_addresses
from bot.privacy.birth_dates import find_birth_dates
from bot.privacy.characters import plain
from bot.privacy.emails import find_emails
from bot.privacy.handles import find_handles
from bot.privacy.identifiers import find_bsns, find_ibans
from bot.privacy.phones import find_phones
from bot.privacy.plates import find_plates
from bot.privacy.spans import Detector, Span
from bot.privacy.spoken_numbers import find_spoken_numbers

STRUCTURED: tuple[Detector, ...] = (
    find_emails,
    find_ibans,
    find_phones,
    find_bsns,
    find_addresses,
    find_plates,
    find_birth_dates,
    find_spoken_numbers,
    find_handles,
)
_MAX_ROUNDS = 8


@dataclass(frozen=True)
class Masked:
    """The text with placeholders, and where the details stood in the original."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Mask:
    """Replaces personal details, as these detectors see them. Masking twice gives the same as masking once."""

    detectors: Sequence[Detector] = STRUCTURED

    def __call__(self, text: str) -> Masked:
        """The text with placeholders."""
        spans = _find(plain(text), self.detectors)
        pieces, position = [], 0
        for span in spans:
            pieces += [text[position : span.start], span.kind.placeholder]
            position = span.end
        return Masked("".join([*pieces, text[position:]]), spans)


def _find(text: str, detectors: Sequence[Detector]) -> tuple[Span, ...]:
    """Look again after each find, because a placeholder leaves other neighbours behind."""
    found: list[Span] = []
    for _ in range(_MAX_ROUNDS):
        fresh = _longest(span for detect in detectors for span in detect(text))
        if not fresh:
            break
        found += fresh
        text = _covered(text, fresh)
    return tuple(sorted(found))


def _longest(spans: Iterable[Span]) -> list[Span]:
    """Of spans that overlap, the longest stays."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (-s.length, s)):
        place = bisect(kept, span)
        overlaps_before = place > 0 and kept[place - 1].end > span.start
        overlaps_after = place < len(kept) and kept[place].start < span.end
        if not overlaps_before and not overlaps_after:
            kept.insert(place, span)
    return kept


def _covered(text: str, spans: Iterable[Span]) -> str:
    """The text with brackets and letters in place of what was found, of the same length."""
    characters = list(text)
    for span in spans:
        characters[span.start : span.end] = ["[", *"x" * (span.length - 2), "]"]
    return "".join(characters)
