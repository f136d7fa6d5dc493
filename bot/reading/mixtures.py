"""An answer with an order behind it: "ouders en kinderen, vat het nu maar even samen".

Only an order that is clear by rule counts, in a part of its own at the end; everything before it is the answer.
"""

import re
from collections.abc import Sequence
from itertools import islice

from bot.reading.commands import Order, find_order, says_something
from bot.reading.meaning import Command, Option
from bot.reading.words import word_count

_BEFORE_ORDER = re.compile(r"(?:[.;!?\n]+|,)\s*|\s+(?=en (?:bij|ik moet|kan ik|ga)\b)")
_HARD = re.compile(r"[.;!?\n]")
_LEADING = re.compile(
    r"^(?:(?:en|maar|oh|eh|ehm|trouwens|oja|o ja|daarna|verder)[\s,]+)+", re.IGNORECASE
)
_MAX_PARTS = 12
# None of these changes an answer. "Weet ik niet, sla maar over" and "ja, ga door" say one thing, so skipping
# and going on are never a second order.
HARMLESS = frozenset(
    {
        Command.PROGRESS,
        Command.SUMMARY,
        Command.PAUSE,
        Command.EXAMPLE,
        Command.WHY,
        Command.HELP,
        Command.ADVICE,
        Command.PRIVACY,
        Command.ROBOT,
    }
)
_IN_ACCOUNT = HARMLESS | {Command.CHANGE}
_IN_ANSWER = _IN_ACCOUNT | {Command.BACK, Command.FINISH, Command.STOP, Command.RESTART}
_SHORTEST_ACCOUNT = 2
# "Escalatie, klaar" only says that this was all.
_SHORTEST_END = 2


def split_order(
    text: str, questions: Sequence[Option], *, in_account: bool
) -> tuple[str, Order] | None:
    """The answer and the order after it, or None when there is no order apart.

    `in_account` is for a question that takes any text: there an order must be a sentence or a change of its own.
    """
    allowed = _IN_ACCOUNT if in_account else _IN_ANSWER
    for cut in islice(_BEFORE_ORDER.finditer(text), _MAX_PARTS):
        head, tail = text[: cut.end()].strip(" ,;\n"), _LEADING.sub("", text[cut.end() :].strip())
        if not head or not tail or (in_account and word_count(head) < _SHORTEST_ACCOUNT):
            continue
        order = find_order(tail, questions)
        if order is None or order.command not in allowed or _is_too_little(order, tail):
            continue
        if in_account and not _HARD.search(cut.group()) and order.command is not Command.CHANGE:
            continue
        if find_order(head, questions) is None and says_something(head):
            return head, order
    return None


def _is_too_little(order: Order, tail: str) -> bool:
    """A change that names no question, or a single word that would end the interview."""
    ends = order.command in (Command.FINISH, Command.STOP, Command.RESTART)
    lacks_target = order.command is Command.CHANGE and order.target is None
    return lacks_target or (ends and word_count(tail) < _SHORTEST_END)
