"""What Rasa's intents mean to us, as a table. `answer`-like intents have no command: see `decide`."""

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
