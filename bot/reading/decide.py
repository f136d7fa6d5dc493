"""The one place that decides what a message means, in which order, and why.

Rules see the form of the text, `read_choice` and `read_grid` see the options, and Rasa's intent is one
signal beside these. Every `because` names the step that decided; it never holds words of the user.

The order, and the reason for it:
1. danger that must not wait;
2. an answer with a clear order beside it: behind it by rule, or where parts of a message are judged apart;
3. without an open question: command, then question, then what Rasa thinks;
4. an open question takes any text as an account, unless all of it is a short command or question;
5. a question with options: clear commands (they are whole messages), then a question apart, then the
   choice; only when no option fits does Rasa's confidence decide; a longer text is kept as account.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.reading import intents
from bot.reading.choices import NONE, UNCLEAR, UNKNOWN, read_choice
from bot.reading.commands import Order, correction, find_command, find_order, find_question, plain
from bot.reading.dangers import find_danger
from bot.reading.denying import denies_all, denies_list
from bot.reading.grids import read_grid
from bot.reading.likeness import Likeness
from bot.reading.meaning import (
    AnswerStatus,
    Asked,
    AskedKind,
    Choice,
    Command,
    Meaning,
    Option,
    Signal,
)
from bot.reading.mixtures import (
    HARMLESS,
    likely_questions,
    likely_splits,
    says_two_things,
    split_order,
)
from bot.reading.option_certainty import likely, weighed
from bot.reading.questions import (
    asks_without_mark,
    before_question,
    is_question,
    is_strong_question,
    quotes,
    split_question,
    starts_as_question,
)
from bot.reading.words import word_count

LIKELY = 0.55
CONFIDENT = 0.6
CONFIDENT_IN_ACCOUNT = 0.8
AGREED_IN_ACCOUNT = 0.6
SURE = 0.95
SURE_TALK = 0.9
AGREED_TALK = 0.85
SURE_IN_ACCOUNT = 0.97
ACCOUNT_WORDS = 4
SHORT = 8
SHORT_ORDER = 16
AGREED_ORDER = 22
SHORT_QUESTION = 15
SHORT_AGREEMENT = 6
LONG_MIXTURE = 40

_NO_IDEA = re.compile(
    r"\bgeen (?:\w+ )?(?:benul|idee|flauw idee|zicht op)\b|\b(?:zou|kan) (?:ik|we|wij|het) (?:\w+ ){0,2}niet "
    r"(?:weten|zeggen)\b|\bk ?weet (?:\w+ ){0,3}nie(?:t)?\b|\bweet ik (?:\w+ ){0,3}nie\b|\bjoost mag\b"
    r"|\b(?:kan|kunnen) (?:ik|we|wij) (?:\w+ ){0,2}(?:niks|niets|weinig) (?:\w+ )?over zeggen\b"
)
# Said at the beginning it is the answer, whatever option is named behind it.
_KNOWS_NOTHING = re.compile(
    r"^(?:pff+ |eh+m? |tja |nou |daar |dat )*(?:(?:ik heb|heb) )?(?:(?:nog|echt) )?"
    r"geen (?:enkel |flauw )?(?:idee|benul)\b"
    r"|^(?:dat )?hou(?:den)? (?:ik|we|wij) niet bij\b|\bdurf (?:ik|er) (?:\w+ ){0,3}(?:niks|niets) over te zeggen\b"
    r"|^geen zicht op[ ,]*(?:ik\b|eigenlijk|helaas|$)"
)
_PICKS = re.compile(r"^(?:antwoord|optie|keuze|nummer|nr|ik kies|doe maar) ?[\d a-h,en]{1,12}$")
_STARTS_WITH_NONE = re.compile(r"^(?:nee|neen|niks|niets|geen van|geen enkele|nergens)\b")
_YES_OR_NO = re.compile(r"\b(?:ja|jawel|nee|neen)\b")
_CHOOSING = (AskedKind.ONE, AskedKind.MORE)
_OPEN = Asked("open", AskedKind.MORE)
_NO_SIGNAL = Signal("", 0.0)
# In an account these words are nearly always content; only a rule may call them commands.
_NEVER_BY_INTENT_IN_ACCOUNT = frozenset(
    {Command.OFF_TOPIC, Command.SMALL_TALK, Command.FRUSTRATION, Command.GREETING}
)


# Where nobody is sure, these would be a strange reply to an answer.
_ONLY_WHEN_SURE = _NEVER_BY_INTENT_IN_ACCOUNT | {Command.START, Command.THANKS}
# Beginning and going on make no sense where one is answering.
_NOT_IN_ACCOUNT = _NEVER_BY_INTENT_IN_ACCOUNT | {Command.START, Command.RESUME}
_LOSES_ANSWERS = frozenset({Command.RESTART, Command.STOP})
_SOCIAL = _NEVER_BY_INTENT_IN_ACCOUNT | {Command.THANKS, Command.ROBOT}


def decide(
    text: str,
    asked: Asked | None,
    signal: Signal,
    questions: Sequence[Option],
    likeness: Likeness | None = None,
    intent_of: Callable[[str], Signal] | None = None,
) -> Meaning:
    """What the message means, given the open question, Rasa's opinion and how much it is like each option.

    `intent_of` judges a part of the message, where it may say two things.
    """
    message = _Message(text.strip(), signal, tuple(questions), likeness, intent_of)
    if not message.text:
        return Meaning(because="empty message")
    danger = find_danger(text, signal, in_account=asked is not None)
    if danger:
        return Meaning(command=danger, because="danger: confident intent and a word by rule")
    if asked is None:
        return message.without_question()
    if mixed := message.answer_and_order(asked):
        return mixed
    if asked.kind is AskedKind.TEXT:
        return message.in_account()
    if quotes(message.text):
        message = replace(message, text=message.text.replace("?", " "))
    return message.among_options(asked)


@dataclass(frozen=True)
class _Message:
    """A text with everything that helps to understand it."""

    text: str
    signal: Signal
    questions: tuple[Option, ...]
    likeness: Likeness | None = None
    intent_of: Callable[[str], Signal] | None = None

    @property
    def length(self) -> int:
        return word_count(self.text)

    def without_question(self) -> Meaning:
        """Nothing is asked: a command, a question to look up, or unclear."""
        if order := self._order():
            return _ordered(order, "command by rule")
        order = self._command_by_intent(CONFIDENT)
        is_certain = self.signal.confidence >= SURE and self._agreed()
        if order and (is_certain or not is_strong_question(self.text)):
            return _ordered(order, "no question is open and the intent is confident")
        if is_question(self.text) or self._intends(intents.ASKS, CONFIDENT):
            return Meaning(
                question=self.text, because="no question is open and the text asks something"
            )
        return Meaning(because="no question is open and nothing fits")

    def answer_and_order(self, asked: Asked) -> Meaning | None:
        """An answer and, behind it, an order by rule; None when the first part is no clear answer."""
        in_account = asked.kind is AskedKind.TEXT
        if find_command(self.text) and not says_two_things(self.text):
            return None
        parts = split_order(self.text, self.questions, in_account=in_account)
        if parts is None:
            return None if in_account else self._likely_answer_and_order(asked)
        head, order = parts
        alone = replace(self, text=head, signal=_NO_SIGNAL)
        answer = Meaning(account=head) if in_account else alone.among_options(asked)
        is_clear = answer.choice is not None and answer.choice.status is not AnswerStatus.UNCLEAR
        if not is_clear and not in_account:
            return self._order_after_unclear(head, order)
        return _beside(answer, order, "an answer, and behind it a command by rule")

    def _likely_answer_and_order(self, asked: Asked) -> Meaning | None:
        """A clear answer beside what is clearly an order by what was learnt of intents."""
        if self.intent_of is None or self.length > LONG_MIXTURE:
            return None
        for head, order in likely_splits(self.text, self.questions, self.intent_of):
            alone = replace(self, text=head, signal=_NO_SIGNAL, intent_of=None)
            answer = alone.among_options(asked)
            choice = answer.choice
            if choice is None or choice.status is AnswerStatus.UNCLEAR or choice.open:
                continue
            return _beside(answer, order, "an answer, and beside it a command as learnt")
        return self._likely_answer_and_question(asked, self.intent_of)

    def _likely_answer_and_question(
        self, asked: Asked, intent_of: Callable[[str], Signal]
    ) -> Meaning | None:
        """A clear answer beside what is clearly a question by what was learnt, though it has no question mark."""
        if is_question(self.text) or all(split_question(self.text)):
            return None
        for head, question in likely_questions(self.text, intent_of):
            alone = replace(self, text=head, signal=_NO_SIGNAL, intent_of=None)
            answer = alone.among_options(asked)
            choice = answer.choice
            if choice is None or choice.status is not AnswerStatus.CHOSEN or choice.open:
                continue
            return replace(
                answer, question=question, because="an answer, and beside it a question as learnt"
            )
        return None

    def _order_after_unclear(self, head: str, order: Order) -> Meaning | None:
        """What was told is kept, and an order that changes nothing is carried out."""
        if order.command not in HARMLESS:
            return None
        return Meaning(
            account=self._kept(head),
            command=order.command,
            because="no clear answer, and behind it a command by rule",
        )

    def in_account(self) -> Meaning:
        """An open question: an account, unless the whole text is a command or a question."""
        if order := self._order():
            return _ordered(order, "open question, but the whole message is a command")
        enough = CONFIDENT_IN_ACCOUNT if self.length <= SHORT else SURE_IN_ACCOUNT
        order = self._command_by_intent(enough) if self.length <= SHORT_ORDER else None
        order = order or self._agreed_in_account()
        is_order = order is not None and order.command not in _NOT_IN_ACCOUNT
        if order and is_order and order.command in _LOSES_ANSWERS:
            is_order = self.signal.confidence >= SURE and self._agreed()
        if order and is_order and not is_strong_question(self.text):
            return _ordered(order, "open question, no long message, very confident intent")
        if self._is_whole_question():
            return Meaning(
                question=self.text, because="open question, but the whole message asks something"
            )
        choice = self._reply_without_content()
        if choice:
            return Meaning(choice=choice, because="open question, answered with none or unknown")
        return self._account_with_question()

    def among_options(self, asked: Asked) -> Meaning:
        """A question with options: command by rule, question, choice, intent, account."""
        order = self._order()
        if order and not _names_option(self.text, asked):
            return _ordered(order, "whole message is a command by rule")
        rest, question = split_question(self.text)
        if question and not rest:
            return self._answer_before_question(asked) or self._only_question(asked)
        if self._knows_nothing():
            return Meaning(choice=UNKNOWN, question=question, because="knows nothing of it")
        sure = self._command_by_intent(SURE)
        if sure and not self._is_answer_all_the_same(sure, asked):
            return _ordered(sure, "the intent is nearly certain")
        if starts_as_question(self.text) and self._intends(intents.ASKS, CONFIDENT_IN_ACCOUNT):
            return Meaning(
                question=self.text, because="asks by form and by a very confident intent"
            )
        if self._wonders():
            return Meaning(
                question=self.text, because="wonders about something, and both models hear it"
            )
        if denies_list(rest) and (asked.kind in _CHOOSING or _takes_none(asked)):
            turns_down = asked.proposed and not _takes_none(asked)
            none = None if turns_down else NONE
            return Meaning(choice=none, question=question, because="denies the whole list")
        choice = _read(rest, asked, self.likeness)
        if choice.status is not AnswerStatus.UNCLEAR:
            if self.likeness is not None:
                choice = weighed(choice, rest, asked, self.likeness)
            is_clear = choice.status is not AnswerStatus.UNCLEAR
            return Meaning(
                choice=choice,
                account=None if is_clear else self._kept(rest),
                question=question,
                because=("options are named" if is_clear else "options are perhaps named")
                + _also(question),
            )
        return self._without_choice(asked, choice, rest, question)

    def _knows_nothing(self) -> bool:
        return self.length <= SHORT_QUESTION and bool(_KNOWS_NOTHING.search(plain(self.text)))

    def _wonders(self) -> bool:
        """ "Koppelwerk, nooit van gehoord": asks without a question mark, and names an option in doing so."""
        is_asked = self._intends(intents.ASKS, CONFIDENT_IN_ACCOUNT) and asks_without_mark(
            self.text
        )
        return is_asked and self._agreed()

    def _is_answer_all_the_same(self, order: Order, asked: Asked) -> bool:
        """Whether an answer only looks like a command: "antwoord 2"; "genoeg zicht, dank"."""
        if _names_option(self.text, asked) or _PICKS.match(plain(self.text)):
            return True
        is_social = order.command in _SOCIAL
        return (
            is_social and _read(self.text, asked, self.likeness).status is not AnswerStatus.UNCLEAR
        )

    def _without_choice(
        self, asked: Asked, choice: Choice, rest: str, question: str | None
    ) -> Meaning:
        """No option is sure: doubt, an intent, an account, or nothing."""
        if refusal := _refusal(rest, asked):
            return Meaning(choice=refusal, question=question, because="refuses or does not know")
        order = self._command_among_options(question)
        if question and order:
            return _ordered(order, "no option is named and the intent is confident")
        if question:
            like = self._likely(rest, asked, choice) if rest else None
            return Meaning(
                choice=like or _if_doubtful(choice),
                question=question,
                because="question beside an answer that is like an option"
                if like
                else "question beside an unclear answer",
            )
        if order:
            return _ordered(order, "no option is clear and the intent is confident")
        return self._by_likeness(asked, choice, rest)

    def _likely(self, rest: str, asked: Asked, choice: Choice) -> Choice | None:
        """The options that this part is surely like."""
        if self.likeness is None:
            return None
        like = likely(rest, asked, self.likeness, choice)
        is_sure = like is not None and like.status is AnswerStatus.CHOSEN and not like.open
        return like if is_sure else None

    def _by_likeness(self, asked: Asked, choice: Choice, rest: str) -> Meaning:
        """What it is like, else what is perhaps named, else a yes or no by intent, else an account."""
        like = None
        refuses = self._intends(intents.DENIES, CONFIDENT_IN_ACCOUNT) and self._agreed()
        if asked.proposed and refuses and not choice.doubtful:
            return Meaning(because="refuses what is proposed")
        # Who hesitates between two by name, is asked.
        hesitates = asked.kind is AskedKind.ONE and len(choice.doubtful) > 1
        if self.likeness is not None and not hesitates:
            like = likely(rest, asked, self.likeness, choice)
        if like is not None and like.status is AnswerStatus.CHOSEN:
            return Meaning(choice=like, because="no option is named, but it is like one")
        if order := self._likely_command(is_perhaps_answer=bool(choice.doubtful)):
            return _ordered(order, "no option is clear, and both models take it for a command")
        is_strange = self.likeness is not None and self.likeness.is_strange(rest)
        if choice.doubtful and not is_strange:
            return Meaning(
                choice=choice, account=self._kept(rest), because="options are perhaps named"
            )
        if agreed := self._agreement_by_intent(asked):
            return Meaning(choice=agreed, because="no option is named and the intent is confident")
        if self._intends(intents.ASKS, CONFIDENT) and starts_as_question(self.text):
            return Meaning(
                question=self.text, because="no option is named, asks by form and intent"
            )
        if like is not None:
            return Meaning(
                choice=like, account=self._kept(rest), because="it is perhaps like an option"
            )
        return Meaning(
            account=self._kept(rest), because="no option is named" + _also(self._kept(rest))
        )

    def _answer_before_question(self, asked: Asked) -> Meaning | None:
        """An answer with a question right behind it; None when what comes before is no clear answer."""
        for head, tail in before_question(self.text):
            if starts_as_question(head):
                return None
            choice = _read(head, asked, self.likeness)
            if choice.status in (AnswerStatus.CHOSEN, AnswerStatus.NONE) and not choice.open:
                return Meaning(
                    choice=choice, question=tail, because="options are named, and a part apart"
                )
        return None

    def _only_question(self, asked: Asked) -> Meaning:
        """A text with a question mark can still be a careful answer: "op het plein?"."""
        choice = _read(self.text.rstrip(" ?"), asked, self.likeness)
        looks_like_answer = not starts_as_question(self.text) and not is_strong_question(self.text)
        if (
            looks_like_answer
            and choice.status is AnswerStatus.CHOSEN
            and not self._intends(intents.ASKS, CONFIDENT)
        ):
            doubtful = replace(
                choice, status=AnswerStatus.UNCLEAR, ids=(), cells=(), doubtful=choice.ids
            )
            return Meaning(choice=doubtful, because="an option with a question mark")
        order = self._command_by_intent(CONFIDENT)
        if order and not is_strong_question(self.text):
            return _ordered(order, "a question about the conversation, by a confident intent")
        return Meaning(question=self.text, because="whole message asks something")

    def _order(self) -> Order | None:
        """A command by rule; a named earlier question together with a very sure intent counts too."""
        order = find_order(self.text, self.questions)
        if (
            order
            or not self._intends("wijzig_antwoord", CONFIDENT_IN_ACCOUNT)
            or self.length > 2 * SHORT
        ):
            return order
        target = find_question(self.text, self.questions)
        return Order(Command.CHANGE, target, correction(self.text)) if target else None

    def _command_by_intent(self, enough: float) -> Order | None:
        command = intents.command_of(self.signal.intent, self.text)
        if command is None or self.signal.confidence < enough:
            return None
        if command is Command.FINISH and not intents.WORDS_OF_AN_END.search(self.text.lower()):
            return None
        if command is not Command.CHANGE:
            return Order(command)
        return Order(command, find_question(self.text, self.questions), correction(self.text))

    def _likely_command(self, *, is_perhaps_answer: bool) -> Order | None:
        """A command that Rasa and the model of parts agree on, where the text is no clear answer."""
        enough = CONFIDENT if is_perhaps_answer else LIKELY
        order = self._command_by_intent(enough) if self._agreed() else None
        return None if order is None or order.command in _ONLY_WHEN_SURE else order

    def _agreed_in_account(self) -> Order | None:
        """The same where any text may be an answer: short, and nothing that would lose what was said."""
        is_short = self.length <= AGREED_ORDER
        order = self._command_by_intent(AGREED_IN_ACCOUNT) if is_short else None
        if order is None or order.command in _ONLY_WHEN_SURE | _LOSES_ANSWERS or not self._agreed():
            return None
        return order

    def _agreed(self) -> bool:
        """Whether both models, which learn in different ways, see the same intent."""
        return self.intent_of is not None and self.intent_of(self.text).intent == self.signal.intent

    def _command_among_options(self, question: str | None) -> Order | None:
        """A command by intent while options are asked: more certain when it might be an answer."""
        order = self._command_by_intent(CONFIDENT if question else CONFIDENT_IN_ACCOUNT)
        is_social = order is not None and order.command in _NEVER_BY_INTENT_IN_ACCOUNT
        is_agreed = self.length >= ACCOUNT_WORDS and self._agreed()
        enough = AGREED_TALK if is_agreed else SURE_TALK
        return None if is_social and self.signal.confidence < enough else order

    def _intends(self, intent: str, enough: float) -> bool:
        return self.signal.intent == intent and self.signal.confidence >= enough

    def _is_whole_question(self) -> bool:
        """Short, and both its form and either a strong wording or the intent say so."""
        is_short = self.length <= SHORT_QUESTION and starts_as_question(self.text)
        by_form = is_strong_question(self.text) or (is_question(self.text) and self.length <= SHORT)
        return is_short and (
            by_form or (is_question(self.text) and self._intends(intents.ASKS, CONFIDENT))
        )

    def _reply_without_content(self) -> Choice | None:
        if self.length > SHORT:
            return None
        choice = read_choice(self.text, _OPEN)
        return choice if choice in (NONE, UNKNOWN) else None

    def _account_with_question(self) -> Meaning:
        rest, question = split_question(self.text)
        if question and rest and is_strong_question(question):
            return Meaning(
                account=rest,
                question=question,
                because="open question, account and a question apart",
            )
        if asked := self._question_behind_account():
            return asked
        return Meaning(account=self.text, because="open question takes any text")

    def _question_behind_account(self) -> Meaning | None:
        """What was told, and behind it what is clearly a question to us, with or without its mark."""
        if self.intent_of is None or self.length > LONG_MIXTURE or quotes(self.text):
            return None
        for head, asked in likely_questions(self.text, self.intent_of):
            is_sure = self.intent_of(asked).confidence >= CONFIDENT_IN_ACCOUNT
            if (
                is_sure
                and starts_as_question(asked)
                and self.text.rstrip(" ?").endswith(asked.rstrip(" ?"))
            ):
                return Meaning(
                    account=head,
                    question=asked,
                    because="open question, and behind it a question as learnt",
                )
        return None

    def _agreement_by_intent(self, asked: Asked) -> Choice | None:
        if self._surely_knows_nothing() and not _YES_OR_NO.search(plain(self.text)):
            return UNKNOWN
        if self.length > SHORT_AGREEMENT:
            return None
        if self._intends(intents.DOES_NOT_KNOW, CONFIDENT):
            return UNKNOWN
        said = {intents.CONFIRMS: "ja", intents.DENIES: "nee"}.get(self.signal.intent)
        if said and self.signal.confidence >= CONFIDENT:
            choice = read_choice(said, asked) if asked.kind is not AskedKind.GRID else UNCLEAR
            return choice if choice.status is not AnswerStatus.UNCLEAR else None
        return None

    def _surely_knows_nothing(self) -> bool:
        is_likely = self._intends(intents.DOES_NOT_KNOW, CONFIDENT_IN_ACCOUNT)
        return is_likely and self.length <= SHORT_QUESTION and self._agreed()

    def _kept(self, rest: str) -> str | None:
        return rest if word_count(rest) >= ACCOUNT_WORDS else None


def _read(text: str, asked: Asked, likeness: Likeness | None) -> Choice:
    if asked.kind is AskedKind.GRID:
        return read_grid(text, asked, likeness.by_answers if likeness is not None else None)
    return read_choice(text, asked)


def _names_option(text: str, asked: Asked) -> bool:
    """Is the text exactly the wording of an option, such as "stoppen" or "opnieuw beginnen"?"""
    wordings = {w.lower() for option in asked.options for w in (option.label, *option.also)}
    return text.lower().strip(" .!") in wordings


def _refusal(text: str, asked: Asked) -> Choice | None:
    """ "Geen flauw benul"; and where none is an answer: "niks in het bijzonder", "nee hoor, die doen hun best"."""
    wording = plain(text)
    if _NO_IDEA.search(wording) and word_count(text) <= SHORT_QUESTION:
        return UNKNOWN
    denies = _STARTS_WITH_NONE.search(wording) is not None or denies_all(text)
    return NONE if denies and _takes_none(asked) else None


def _takes_none(asked: Asked) -> bool:
    return asked.kind is not AskedKind.GRID and any(option.id == "geen" for option in asked.options)


def _if_doubtful(choice: Choice) -> Choice | None:
    return choice if choice.doubtful else None


def _also(part: str | None) -> str:
    return ", and a part apart" if part else ""


def _beside(answer: Meaning, order: Order, because: str) -> Meaning:
    """The answer with the order that came along."""
    return replace(
        answer,
        command=order.command,
        target=order.target,
        correction=order.correction,
        because=because,
    )


def _ordered(order: Order, because: str) -> Meaning:
    return Meaning(
        command=order.command, target=order.target, correction=order.correction, because=because
    )
