"""An answer with an order behind it or before it: "ouders en kinderen, vat het nu maar even samen".

An order that is clear by rule counts in a part of its own at the end. What no rule knows is judged part by part, by
what was learnt of each intent; there both parts must be clear.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from bot.reading.commands import (
    Order,
    correction,
    find_order,
    find_question,
    says_something,
)
from bot.reading.intents import ASKS, COMMAND_OF_INTENT, command_of
from bot.reading.meaning import Command, Option, Signal
from bot.reading.questions import asks_without_mark, starts_as_question
from bot.reading.words import word_count

_BEFORE_ORDER = re.compile(r"(?:[.;!?\n]+|,)\s*|\s+(?=en (?:bij|ik moet|kan ik|ga)\b)")
_HARD = re.compile(r"[.;!?\n]")
_LEADING = re.compile(
    r"^(?:(?:en|maar|oh|eh|ehm|trouwens|oja|o ja|daarna|verder)[\s,]+)+", re.IGNORECASE
)
_MAX_PARTS = 12
_BETWEEN = re.compile(
    r"[.;:!?\n]+\s*|,\s*|\s+(?=(?:en|maar|dus|want|oh?|aja|trouwens|wacht|pardon|sorry|correctie)\b)",
    re.IGNORECASE,
)
_CONFIDENT, _PERHAPS = 0.75, 0.35
_SHORTEST_QUESTION = 3
_SAID_BEFORE = re.compile(
    r"\b(?:net|daarnet|zonet|zojuist|eerder|straks|daarstraks|zei|noemde|bedoelde|koos|gaf|zette|vinkte)\b"
)
# None of these changes an answer. "Weet ik niet, sla maar over" and "ja, ga door" say one thing, so skipping
# and going on are never a second order.
HARMLESS = frozenset(
    {
        Command.PROGRESS,
        Command.SUMMARY,
        Command.PAUSE,
        Command.EXAMPLE,
        Command.CLARIFY,
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


def likely_splits(
    text: str, questions: Sequence[Option], intent_of: Callable[[str], Signal]
) -> Iterator[tuple[str, Order]]:
    """Ways to read a message as an answer and an order, the likeliest first; the caller judges the answer."""
    found: list[tuple[float, str, Order]] = []
    for cut in islice(_BETWEEN.finditer(text), _MAX_PARTS):
        first = text[: cut.start()].strip(" ,;\n")
        last = _LEADING.sub("", text[cut.end() :].strip())
        for answer, part in ((first, last), (last, first)):
            is_said = answer and part and says_something(answer)
            order = _likely_order(part, questions, intent_of) if is_said else None
            if order is not None and not _is_command(intent_of(answer)):
                found.append((intent_of(part).confidence, answer, order))
    found.sort(key=lambda each: -each[0])
    yield from ((answer, order) for _, answer, order in found)


def _is_command(signal: Signal) -> bool:
    return signal.intent in COMMAND_OF_INTENT and signal.confidence >= _CONFIDENT


def likely_questions(text: str, intent_of: Callable[[str], Signal]) -> Iterator[tuple[str, str]]:
    """Ways to read a message as an answer and a question without its mark, the likeliest first."""
    found: list[tuple[float, str, str]] = []
    for cut in islice(_BETWEEN.finditer(text), _MAX_PARTS):
        first = text[: cut.start()].strip(" ,;\n")
        last = _LEADING.sub("", text[cut.end() :].strip())
        for answer, part in ((first, last), (last, first)):
            is_short = word_count(part) < _SHORTEST_QUESTION
            if is_short or not asks_without_mark(part) or not says_something(answer):
                continue
            asks, tells = intent_of(part), intent_of(answer)
            enough = _PERHAPS if starts_as_question(part) else _CONFIDENT
            if asks.intent == ASKS and asks.confidence >= enough and tells.intent != ASKS:
                found.append((asks.confidence, answer, part))
    found.sort(key=lambda each: -each[0])
    yield from ((answer, part) for _, answer, part in found)


def _likely_order(
    part: str, questions: Sequence[Option], intent_of: Callable[[str], Signal]
) -> Order | None:
    signal = intent_of(part)
    command = command_of(signal.intent, part)
    allowed = _IN_ANSWER | {Command.SKIP}
    if command not in allowed or signal.confidence < _CONFIDENT or word_count(part) < _SHORTEST_END:
        return None
    if command is not Command.CHANGE:
        return Order(command)
    target = find_question(part, questions)
    if target is None:
        return Order(command, None, part) if _SAID_BEFORE.search(part.lower()) else None
    return Order(command, target, correction(part))


def says_two_things(text: str) -> bool:
    """Whether a full stop or question mark stands between two parts that both say something."""
    parts = [part for part in _HARD.split(text) if word_count(part) >= _SHORTEST_QUESTION]
    return len(parts) > 1 and all(map(says_something, parts))


def _is_too_little(order: Order, tail: str) -> bool:
    """A change that names no question, a single word that would end the interview, or "hè" behind an answer."""
    if order.command is Command.CLARIFY and word_count(tail) < _SHORTEST_END:
        return True
    ends = order.command in (Command.FINISH, Command.STOP, Command.RESTART)
    lacks_target = order.command is Command.CHANGE and order.target is None
    return lacks_target or (ends and word_count(tail) < _SHORTEST_END)
