"""What a user says in one message, as every channel hands it on: not masked yet."""

from dataclasses import dataclass

from bot.talk.problems import Problem

MAX_TEXT = 12_000
_EMPTY = Problem(422, "Dit bericht klopt niet", "Stuur een tekst, keuzes, of allebei.")
_INTENT = Problem(
    422,
    "Dit bericht klopt niet",
    "Uw bericht begint met een schuine streep (/). Haal die weg en stuur het opnieuw.",
)
_TOO_LONG = Problem(
    422,
    "Dit bericht klopt niet",
    f"Uw bericht is te lang. Gebruik hoogstens {MAX_TEXT} tekens, of verdeel het over meer berichten.",
)


@dataclass(frozen=True)
class Said:
    """Text, choices by button, or both; `question` is the question that the user saw.

    The same `key` again gives the same reply. `cells` are pairs of row and choice, for a grid.
    """

    key: str
    text: str = ""
    question: str | None = None
    choices: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said. Stripped as Rasa does it, which counts more as space than pydantic."""
        return not (self.text.strip() or self.choices or self.cells)

    @property
    def looks_like_intent(self) -> bool:
        """Whether Rasa would take the text for an intent, which only we may send."""
        return self.text.strip().startswith("/")


def refusal(said: Said) -> Problem | None:
    """Why this message cannot be taken, or None when it can."""
    if said.is_empty:
        return _EMPTY
    if said.looks_like_intent:
        return _INTENT
    return _TOO_LONG if len(said.text) > MAX_TEXT else None
