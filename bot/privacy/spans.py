"""The words of the privacy seam: what kind of personal detail was found, and where.

Spans always count in the text as the user typed it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of personal detail, as the public contract names them."""

    NAME = "naam"
    PHONE = "telefoon"
    EMAIL = "email"
    ADDRESS = "adres"
    BSN = "bsn"
    IBAN = "iban"
    PLATE = "kenteken"
    BIRTH_DATE = "geboortedatum"

    @property
    def placeholder(self) -> str:
        """What readers see instead."""
        return "[e-mail]" if self is Kind.EMAIL else f"[{self.value}]"


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """One detail: characters `start` up to `end` of the original text."""

    start: int
    end: int
    kind: Kind

    @property
    def length(self) -> int:
        """The number of characters."""
        return self.end - self.start


# A detector gets text with plain digits, spaces and dashes but the case of the original, and each of
# its characters stands in the place of the same character of the original.
Detector = Callable[[str], Iterator[Span]]
