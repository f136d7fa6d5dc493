"""What can go wrong with a message, said in Dutch with what to do; each channel shows it in its own way.

Nothing of the inside is in it.
"""

from collections.abc import Mapping

from bot.talk.asked import MESSAGE, Asked
from bot.use_cases.ports import BuurtbrugError, Conflict, NotFound, StoreUnavailable


class Problem(Exception):
    """An error for the caller; `detail` is Dutch and says what to do."""

    def __init__(
        self, status: int, title: str, detail: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(title)
        self.status, self.title, self.detail, self.headers = status, title, detail, headers


class EngineUnavailable(Exception):
    """The engine or the actions did not answer; the message was not handled."""


def store_away(asked: Asked) -> Problem:
    """The database is away, locked, full or too slow."""
    return Problem(
        503,
        "De opslag is even niet bereikbaar",
        _sentences(asked.undone, f"Wacht een halve minuut en {asked.again}.", asked.safe),
        {"Retry-After": "30"},
    )


def too_many(seconds: int, asked: Asked) -> Problem:
    """Too many requests; try again after so many seconds."""
    return Problem(
        429,
        "Dat gaat te snel",
        _sentences(asked.undone, f"Wacht {_seconds(seconds)} en {asked.again}.", asked.safe),
        {"Retry-After": str(seconds)},
    )


def too_busy(seconds: int) -> Problem:
    """More turns wait than can be taken in time; whoever comes back after so many seconds may come in."""
    return Problem(
        503,
        "Het is nu erg druk",
        f"Veel mensen praten nu met Buurtbrug. {MESSAGE.undone} "
        f"Wacht {_seconds(seconds)} en {MESSAGE.again}. {MESSAGE.safe}",
        {"Retry-After": str(seconds)},
    )


def _seconds(number: int) -> str:
    return "1 seconde" if number == 1 else f"{number} seconden"


def _sentences(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


STORE_AWAY = store_away(MESSAGE)
UNEXPECTED = Problem(
    500,
    "Er ging iets mis",
    "Dat ligt aan ons. Probeer het nog eens. Blijft het misgaan, meld het dan bij uw beheerder.",
)
ENGINE_AWAY = Problem(
    503,
    "Buurtbrug start nog op of is even weg",
    "Uw bericht is nog niet verwerkt. Wacht even en stuur het opnieuw. Wat u eerder zei, is veilig.",
    {"Retry-After": "5"},
)
BUSY = Problem(
    409,
    "Er loopt al een bericht in dit gesprek",
    "Misschien staat het gesprek nog in een ander venster open. Haal het gesprek opnieuw op en probeer het nog eens.",
)
UNKNOWN = Problem(
    404,
    "Niet gevonden",
    "Dit gesprek of deze analyse bestaat niet, of u heeft er geen toegang toe.",
)
KNOWN: Mapping[type[Exception], Problem] = {
    StoreUnavailable: STORE_AWAY,
    EngineUnavailable: ENGINE_AWAY,
    Conflict: BUSY,
    NotFound: UNKNOWN,
}
EXPECTED = (Problem, EngineUnavailable, BuurtbrugError)


def problem_of(error: Exception) -> Problem:
    """How this error is told; whatever is not known is our mistake."""
    if isinstance(error, Problem):
        return error
    return next((p for kind, p in KNOWN.items() if isinstance(error, kind)), UNEXPECTED)
