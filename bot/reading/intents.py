"""What Rasa's intents mean to us, as a table. `answer`-like intents have no command: see `decide`."""

import re

from bot.reading.meaning import Command

COMMAND_OF_INTENT: dict[str, Command] = {
    "start_analyse": Command.START,
    "hervat_analyse": Command.RESUME,
    "sla_over": Command.SKIP,
    "terug": Command.BACK,
    "wijzig_antwoord": Command.CHANGE,
    "waarom": Command.WHY,
    "voorbeeld": Command.EXAMPLE,
    "herhaal": Command.REPEAT,
    "voortgang": Command.PROGRESS,
    "samenvatting": Command.SUMMARY,
    "pauzeer": Command.PAUSE,
    "stop_analyse": Command.STOP,
    "opnieuw": Command.RESTART,
    "afronden": Command.FINISH,
    "advies": Command.ADVICE,
    "hulp": Command.HELP,
    "privacy": Command.PRIVACY,
    "groet": Command.GREETING,
    "bedankt": Command.THANKS,
    "afscheid": Command.GOODBYE,
    "ben_je_robot": Command.ROBOT,
    "frustratie": Command.FRUSTRATION,
    "praatje": Command.SMALL_TALK,
    "buiten_onderwerp": Command.OFF_TOPIC,
}

# To the model "rondging" looks like "afronden", and to finish is a large step: a word must say so too.
WORDS_OF_AN_END = re.compile(
    r"rond\w{0,2}\b.*\baf\b|afgerond|afrond|af te ronden|af te maken|klaar|eind|besluit|sluit|genoeg"
    r"|verslag|rapport|resultaat|uitkomst|conclusie|advies|dit was het|dat was|het was|\balles\b|nik?s meer|niets meer"
    r"|hierbij|mee doen|punt achter|volstaat|opmaken|maak\b.{0,12}\b(?:op|er)\b|voltooi|finish|indienen|exporteer|kalar"
)

# Who wants an example, asks for one; who just does not follow, wants the question in other words.
_ASKS_FOR_EXAMPLE = re.compile(r"voorbeeld|bijvoorbeeld|\bbij?v\b|zoals|concreet|concreter")
_DOES_NOT_FOLLOW = re.compile(
    r"snap|begrijp|begreep|begrepen|volg\b|bedoel|hu+h|wablief|anders|simpel|makkelijk|eenvoudig|moeilijk|lastig"
    r"|ingewikkeld|onduidelijk|vaag|gewoon nederlands|gewone taal|nog (?:eens|een keer)"
)


def command_of(intent: str, text: str) -> Command | None:
    """The command behind an intent; the text tells two apart that the model takes for one."""
    command = COMMAND_OF_INTENT.get(intent)
    wording = text.lower()
    if command is not Command.EXAMPLE or _ASKS_FOR_EXAMPLE.search(wording):
        return command
    return Command.CLARIFY if _DOES_NOT_FOLLOW.search(wording) else command


# Emergencies and radicalisation need a rule word as well: see `dangers`.
EMERGENCY = "nood"
RADICALISATION = "radicalisering"

ASKS = "stel_vraag"
ANSWERS = "geef_antwoord"
CONFIRMS = "bevestig"
DENIES = "ontken"
DOES_NOT_KNOW = "weet_niet"

ALL_INTENTS = frozenset(COMMAND_OF_INTENT) | {
    EMERGENCY,
    RADICALISATION,
    ASKS,
    ANSWERS,
    CONFIRMS,
    DENIES,
    DOES_NOT_KNOW,
}
