"""Clear commands by rule: is the whole message one, and which earlier question does it name?

The wordings are data in `command_patterns`. Changing an earlier answer has a shape of its own, because
it names a question and often brings the new answer along.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.reading.command_patterns import CLOSINGS, OPENINGS, PATTERNS
from bot.reading.meaning import Command, Option
from bot.reading.mentions import find_mentions
from bot.reading.vocabulary import vocabulary
from bot.reading.words import Token, bare, normalise, tokens, word_count

PREVIOUS = "vorige"

_MAX_COMMAND_WORDS = 14
_MAX_CHANGE_WORDS = 30
_REACH = 4
_OPENING = re.compile(rf"(?:{OPENINGS}) ")
_CLOSING = re.compile(rf" (?:{CLOSINGS})$")
_PARTS = re.compile(r"[,.;!?\n]+")
_NOT_TEXT = re.compile(r"[^a-z0-9]+")

_NAMED_BY = frozenset({"bij", "over", "van", "vraag", "naar", "antwoord"})
_PREVIOUS = re.compile(
    r"\b(?:vorige?|laatste) (?:vraag|antwoord|keuze)\b|\bde vorige\b|\b(?:daarnet|"
    r"zojuist|zonet|daarstraks)\b"
)
_VERB = (
    "(?:wijzig(?:en)?|verander(?:en)?|corrigeer|corrigeren|herzie|herzien|aanpassen|bijstellen"
    "|aanvullen|verbeter(?:en)?|terugkomen)"
)
_I_WANT = "(?:ik (?:wil|wou|zou|moet)|kan ik|mag ik|kunnen we|kunt u|kun je|graag|wil graag|laat me|zou ik)"
_CHANGES = (
    re.compile(rf"\b{_I_WANT}\b.{{0,60}}\b{_VERB}\b"),
    re.compile(rf"^{_VERB} (?:graag |nog )?(?:mijn|het|de|dat|wat|wie|antwoord|vraag|\w+$)"),
    re.compile(r"^pas (?:mijn|het|de|dat|\w+) .{0,40}\baan$"),
    re.compile(
        r"^(?!hoe\b|kan\b|naar\b).*\bbij (?:de |het |mijn )?(?:vorige|eerdere|vorig)"
        r" (?:vraag|antwoord)\b"
    ),
    re.compile(
        r"\b(?:vorige|eerdere|vorig) (?:vraag|antwoord|keuze) .{0,30}\b(?:klopt|was|is|moet)\b"
    ),
    re.compile(
        r"\b(?:bedoelde|bedoel) ik .{0,60}\bbij\b|\bbij .{1,40} (?:bedoelde|bedoel|had) ik\b"
    ),
    re.compile(
        r"^(?:toch )?(?:nog )?(?:iets|wat|een punt|een aanvulling|aanvulling|een correctie|"
        r"correctie)(?: toevoegen)? (?:bij|op|over|aan)\b"
    ),
    re.compile(
        r"\bbij (?:de |het |mijn )?\w+ .{2,60}\b(?:toevoegen|erbij|bijzetten|nog bij|"
        r"er (?:ook )?bij|ook bij)\b"
    ),
    re.compile(r"^bij .{2,60} (?:was|ben) ik .{2,80} vergeten$"),
    re.compile(r"^bij .{2,60}\b(?:mag|moet|kan) .{2,60} (?:weg|eruit|af)$"),
    re.compile(r"^terug naar (?:de |het |mijn )?(?!(?:begin|start|af|eerste vraag)\b)"),
)
_ALONE = (
    re.compile(
        rf"^(?:{_I_WANT} )?(?:nog )?(?:iets|mijn (?:antwoord|antwoorden|keuze)|een "
        rf"antwoord) {_VERB}$"
    ),
    re.compile(r"^(?:bedoelde|bedoel) ik\b|^ik bedoelde\b"),
)
_ADDED = re.compile(
    r"\bbij (?:de |het |mijn )?(?:\w+ )?(?P<new>\S.{1,200}?)\s+(?:er )?(?:ook )?(?:nog )?"
    r"(?:toevoegen|erbij|bijzetten|bij)\b"
)
_LEADING_VERB = re.compile(r"^(?:mag|moet|mogen|moeten|kan|wil ik|wou ik|hoort|horen|graag)\s+")
_FORGOTTEN = re.compile(r"^bij .{2,60} (?:was|ben) ik (?P<new>.{2,80}) vergeten[.!]*$")
_GONE = re.compile(
    r"^bij .{2,60}?\b(?:mag|moet|kan) (?P<gone>.{2,60}?) (?:weer |toch )?(?:weg|eruit|af)[.!]*$"
)
_BEHIND_COLON = re.compile(
    rf"^(?:graag )?{_VERB} [^:]{{2,60}}:\s*(?P<new>.{{2,400}})$", re.IGNORECASE
)
_CORRECTION = re.compile(
    r"(?:bedoelde? ik|had ik|ik bedoelde|hoort|horen|moet|moeten)\s+(?P<new>.{2,200}?)"
    r"(?:\s+(?:moeten )?(?:zeggen|kiezen|noemen|toevoegen|erbij|bij|staan|zijn|"
    r"invullen))*\s*[.!]*$"
)


@dataclass(frozen=True)
class Order:
    """A command, with the earlier question that it names and the new answer that it brings."""

    command: Command
    target: str | None = None
    correction: str | None = None


# One message is looked at by many rules.
@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """Lower-case words and digits only, with one space between."""
    return _NOT_TEXT.sub(" ", bare(normalise(text))).strip()


def find_command(text: str) -> Command | None:
    """The command that the message is as a whole, if it is one by rule.

    Or that each of its parts is: "ik moet weg, kan ik later verder?" says the same twice.
    """
    if word_count(text) > _MAX_COMMAND_WORDS:
        return None
    whole = _single_command(text)
    if whole is not None:
        return whole
    parts = [_single_command(part) for part in _PARTS.split(text) if part.strip()]
    first = parts[0] if parts else None
    return first if first is not None and all(part is first for part in parts) else None


def _single_command(text: str) -> Command | None:
    for wording in _peeled(plain(text)):
        for command, pattern in PATTERNS:
            if pattern.fullmatch(wording):
                return None if _is_refusal(text, command) else command
    return None


def _is_refusal(text: str, command: Command) -> bool:
    """ "nee, bedankt" says no."""
    return command is Command.THANKS and plain(text).startswith("nee")


def _peeled(text: str) -> tuple[str, ...]:
    """The text, and again each time that a polite or hesitating word is taken off."""
    found = [text]
    while True:
        shorter = _OPENING.sub("", found[-1], count=1) if _OPENING.match(found[-1]) else ""
        shorter = shorter or _CLOSING.sub("", found[-1])
        if shorter == found[-1] or not shorter:
            return tuple(found)
        found.append(shorter)


def says_something(text: str) -> bool:
    """Is there more in it than polite and hesitating words, such as "nee wacht"?"""
    shortest = _peeled(plain(text))[-1]
    return bool(shortest) and not re.fullmatch(rf"(?:{OPENINGS})", shortest)


def find_order(text: str, questions: Sequence[Option]) -> Order | None:
    """A command by rule, or else a change of an earlier answer with what it aims at."""
    command = find_command(text)
    return Order(command) if command else _find_change(text, questions)


def _find_change(text: str, questions: Sequence[Option]) -> Order | None:
    if word_count(text) > _MAX_CHANGE_WORDS:
        return None
    wordings = _peeled(plain(text))
    if any(pattern.search(wording) for wording in wordings for pattern in _CHANGES):
        target = find_question(text, questions)
        return (
            Order(Command.CHANGE, target, correction(text)) if target else _without_target(wordings)
        )
    if any(pattern.search(wording) for wording in wordings for pattern in _ALONE):
        return Order(Command.CHANGE, find_question(text, questions) or PREVIOUS, correction(text))
    return None


def _without_target(wordings: Sequence[str]) -> Order | None:
    """Clear that something must change, not what: only if it speaks of an answer."""
    speaks_of_answer = re.search(
        r"\b(?:mijn|het|een) (?:antwoord|antwoorden|keuze|keuzes)\b", wordings[0]
    )
    return Order(Command.CHANGE) if speaks_of_answer else None


def correction(text: str) -> str | None:
    """The new answer inside a change: "ook ouderen" in "bij de vorige vraag bedoelde ik ook ouderen"."""
    if gone := _GONE.search(text.strip()):
        return f"niet {gone['gone']}"
    if forgotten := _FORGOTTEN.search(text.strip()):
        return f"ook {forgotten['new']}"
    if told := _BEHIND_COLON.search(text.strip()):
        return told["new"]
    found = _ADDED.search(text.strip()) or _CORRECTION.search(text.strip())
    return _LEADING_VERB.sub("", found["new"].strip(" .,!")) if found else None


def find_question(text: str, questions: Sequence[Option]) -> str | None:
    """The id of the question that a text names, `vorige` for the one before, or None."""
    words = tokens(text)
    options = tuple(questions)
    found = [m for m in find_mentions(words, vocabulary(options)) if m.is_sure]
    pointed = [m.option for m in found if _is_pointed_at(words, m.start)]
    if pointed:
        return options[_literal(text, options, pointed) or pointed[0]].id
    if _PREVIOUS.search(plain(text)):
        return PREVIOUS
    named = list(dict.fromkeys(m.option for m in found))
    choice = named[0] if len(named) == 1 else _literal(text, options, named)
    return None if choice is None else options[choice].id


def _literal(text: str, options: Sequence[Option], candidates: Sequence[int]) -> int | None:
    """The candidate of which the longest wording stands in the text letter by letter."""
    wording = f" {plain(text)} "
    names = [
        (len(name), -n)
        for n in candidates
        for name in map(plain, (options[n].label, *options[n].also))
        if f" {name} " in wording
    ]
    return -max(names)[1] if names else None


def _is_pointed_at(words: Sequence[Token], start: int) -> bool:
    """Does "bij", "over" or "vraag" stand shortly before it?"""
    return any(token.word in _NAMED_BY for token in words[max(0, start - _REACH) : start])
