"""The short replies that are the same inside and outside an interview, and yes or no."""

from bot.reading.decide import decide
from bot.reading.denying import denies_all
from bot.reading.intents import DENIES
from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Command, Option
from bot.use_cases.incoming import Incoming
from bot.use_cases.messages import Message, text_message
from bot.use_cases.phrases import say
from knowledge.checks import Knowledge

_PHRASES = {
    Command.GREETING: "groet",
    Command.THANKS: "bedankt",
    Command.GOODBYE: "afscheid",
    Command.ROBOT: "robot",
    Command.FRUSTRATION: "frustratie",
    Command.SMALL_TALK: "praatje",
    Command.PRIVACY: "privacy",
    Command.HELP: "hulp",
    Command.EMERGENCY: "nood",
    Command.RADICALISATION: "radicalisering",
}


def reply(command: Command, knowledge: Knowledge) -> tuple[Message, ...]:
    """What is said to thanks, anger, small talk and the like; empty for a real order."""
    key = _PHRASES.get(command)
    if key is None:
        return ()
    text = say(knowledge, key)
    if command is Command.RADICALISATION:
        text = f"{text} {say(knowledge, 'radicalisering-vervolg')}"
    return (text_message(text),)


_SHORT_NO_IDEA = 8
_ALSO_YES = {
    "opnieuw": ("begin opnieuw", "opnieuw", "doe maar", "zeker"),
    "afronden": ("rond af", "afronden", "doe maar", "toch afronden"),
}


def does_not_know(incoming: Incoming) -> bool:
    """Whether a short typed message says "no idea" to what was just asked, whatever that was."""
    if incoming.is_chosen or len(incoming.text.split()) > _SHORT_NO_IDEA:
        return False
    options = (Option("ja", "Ja"), Option("nee", "Nee"))
    meaning = decide(incoming.text, Asked("", AskedKind.YES_NO, options), incoming.signal, ())
    return meaning.choice is not None and meaning.choice.status is AnswerStatus.UNKNOWN


def refuses(incoming: Incoming) -> bool:
    """Whether a typed message turns down what was proposed, all of it."""
    text = incoming.text
    return denies_all(text) or yes_or_no(incoming, "") is False or incoming.signal.intent == DENIES


def yes_or_no(incoming: Incoming, what: str) -> bool | None:
    """Whether a typed message agrees to what was asked; None when it says something else."""
    options = (
        Option("ja", "Ja", _ALSO_YES.get(what, ())),
        Option("nee", "Nee", ("verder", "ga verder")),
    )
    meaning = decide(incoming.text, Asked(what, AskedKind.YES_NO, options), incoming.signal, ())
    choice = meaning.choice
    if choice is None or choice.status is not AnswerStatus.CHOSEN:
        return None
    return choice.ids == ("ja",)
