"""What a message can mean, as data: the words that the rest of `reading` and the interview share.

Knows nothing of Rasa, storage or questionnaires: the question that was asked comes in as `Asked`,
the understanding of Rasa as one `Signal` among others, and a `Meaning` goes out.
"""

from dataclasses import dataclass
from enum import StrEnum


class Command(StrEnum):
    """What a user can ask of the conversation itself, at any moment."""

    BACK = "terug"
    CHANGE = "wijzig"
    SKIP = "sla-over"
    WHY = "waarom"
    EXAMPLE = "voorbeeld"
    CLARIFY = "verduidelijk"
    REPEAT = "herhaal"
    PROGRESS = "voortgang"
    SUMMARY = "samenvatting"
    PAUSE = "pauzeer"
    RESUME = "hervat"
    STOP = "stop"
    RESTART = "opnieuw"
    FINISH = "afronden"
    ADVICE = "advies"
    START = "start"
    HELP = "hulp"
    PRIVACY = "privacy"
    GREETING = "groet"
    THANKS = "bedankt"
    GOODBYE = "afscheid"
    ROBOT = "robot"
    FRUSTRATION = "frustratie"
    SMALL_TALK = "praatje"
    OFF_TOPIC = "buiten-onderwerp"
    EMERGENCY = "nood"
    RADICALISATION = "radicalisering"


class AnswerStatus(StrEnum):
    """How a question was answered; the values are those of the public contract."""

    CHOSEN = "gekozen"
    NONE = "geen"
    UNKNOWN = "weet-niet"
    UNCLEAR = "onduidelijk"


class AskedKind(StrEnum):
    """The kinds of question of the public contract."""

    ONE = "een"
    MORE = "meer"
    TEXT = "tekst"
    YES_NO = "ja-nee"
    GRID = "raster"


@dataclass(frozen=True)
class Option:
    """One possible answer, with every wording by which people mean it."""

    id: str
    label: str
    also: tuple[str, ...] = ()
    letter: str | None = None


@dataclass(frozen=True)
class Asked:
    """The question that is open while the message is read.

    `rows` is only filled for a grid; `options` are then its columns. `proposed` are the ids that were
    ticked beforehand, so that "ja, klopt" can confirm them and "ook X" can add to them.
    """

    id: str
    kind: AskedKind
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    proposed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signal:
    """Rasa's opinion: its best intent and the confidence between 0 and 1."""

    intent: str
    confidence: float


@dataclass(frozen=True)
class Choice:
    """What was understood as the answer to the open question.

    `ids` keep the order of the options. `cells` (row id, option id) are only filled for a grid.
    `doubtful` are ids that were perhaps meant: ask, never tick silently. For a grid they are the ids of
    rows that were named without a clear column; it is `incomplete` when more was said, of no known row.
    """

    status: AnswerStatus
    ids: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[str, ...] = ()
    incomplete: bool = False

    @property
    def open(self) -> tuple[str, ...]:
        """What is perhaps meant beside what was chosen: to be asked about."""
        known = {*self.ids, *(row for row, _ in self.cells)}
        return tuple(option for option in self.doubtful if option not in known)


@dataclass(frozen=True)
class Meaning:
    """The decision about one message: any combination that was found, or nothing at all (unclear).

    `choice` and `account` answer the open question; `command` is an order, with `target` the id of
    an earlier question that it names (`vorige` for the one before) and `correction` the new answer
    that it brings; `question` is the part of the text that asks something about the subject. An answer
    and a question can come together.
    """

    choice: Choice | None = None
    account: str | None = None
    command: Command | None = None
    target: str | None = None
    correction: str | None = None
    question: str | None = None
    because: str = ""
