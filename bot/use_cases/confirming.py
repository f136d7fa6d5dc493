"""Questions that wait for a yes: finish with questions open, begin anew, begin something else, a story read right."""

from bot.use_cases import small_talk
from bot.use_cases.incoming import Incoming
from bot.use_cases.messages import Message
from bot.use_cases.phrases import say
from bot.use_cases.present import MenuOption, menu
from bot.use_cases.told import CONFIRM
from knowledge.checks import Knowledge

_NO = "actie/verder"
_BUTTONS = {
    "afronden": ("afronden-ja", "afronden-nee"),
    "opnieuw": ("opnieuw-ja", "opnieuw-nee"),
    "wissel": ("wissel-ja", "wissel-nee"),
    CONFIRM: ("verhaal-ja", "verhaal-nee"),
}


def ask(what: str, text: str, knowledge: Knowledge) -> Message:
    """The question with its yes and no; `what` is the order, such as "afronden" or "wissel/start/azc"."""
    yes, no = _BUTTONS[what.split("/", maxsplit=1)[0]]
    options = (MenuOption(_yes(what), say(knowledge, yes)), MenuOption(_NO, say(knowledge, no)))
    return menu(what, text, options)


def agreed(what: str, order: str | None, incoming: Incoming, knowledge: Knowledge) -> bool | None:
    """Whether a message says yes or no to what was asked; None when it is about something else."""
    order = order or _typed_label(what, incoming.text, knowledge)
    if order is not None:
        return {_yes(what): True, _NO: False}.get(order)
    if incoming.question not in (None, what):
        return None
    return small_talk.yes_or_no(incoming, what)


def _typed_label(what: str, text: str, knowledge: Knowledge) -> str | None:
    """The order behind the words of a button, when exactly those were typed."""
    typed = text.strip(" .!").lower()
    buttons = _BUTTONS.get(what.split("/", maxsplit=1)[0], ())
    for key, order in zip(buttons, (_yes(what), _NO), strict=False):
        if typed and say(knowledge, key).strip(" .!").lower() == typed:
            return order
    return None


def _yes(what: str) -> str:
    return f"actie/{what}-ja"
