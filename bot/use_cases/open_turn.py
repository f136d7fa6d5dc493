"""One turn outside an interview: greeting, a question about the subject, starting or going on.

A paused analysis stays where it is; whatever is said, the way back to it is offered.
"""

from dataclasses import dataclass, replace

from bot.interview import moves, route
from bot.interview.state import Answer, InterviewState, Phase
from bot.interview.wording import either
from bot.reading.ask import AskKind
from bot.reading.by_place import asks_by_place
from bot.reading.choices import read_choice
from bot.reading.commands import find_command
from bot.reading.decide import decide
from bot.reading.introducing import introduced
from bot.reading.meaning import AnswerStatus, Asked, AskedKind, Command, Option
from bot.reading.menu_words import named_in_menu
from bot.reading.wishes import Wish, WishKind
from bot.use_cases import small_talk, thoughts
from bot.use_cases.about_advice import about_advice
from bot.use_cases.answer_question import Explanation, explain_item
from bot.use_cases.begin import (
    Analyses,
    ask_now,
    begin,
    begin_main,
    gone_on,
    is_begin,
    is_elsewhere,
    order_of,
)
from bot.use_cases.incoming import Incoming, action_of
from bot.use_cases.interview_turn import ACTIONS, InterviewTurn
from bot.use_cases.menus import (
    READ_ON_SHOWN,
    afterwards,
    all_questionnaires,
    begin_main_option,
    begin_options,
    going_on,
    name_of,
    practice,
    wish_in,
)
from bot.use_cases.messages import Message, QuestionView, text_message
from bot.use_cases.outcome import TurnOutcome
from bot.use_cases.phrases import say
from bot.use_cases.ports import Analysis, Conversation
from bot.use_cases.present import MenuOption, menu, summary
from bot.use_cases.reading import Reading
from bot.use_cases.results import closing_messages, read_on
from bot.use_cases.told import CONFIRM, SHORTEST_STORY, filled_in, story_question, told_back
from bot.use_cases.turn_orders import NO_SIGNAL
from bot.use_cases.understand import question_names, read_text
from knowledge.checks import Knowledge

_OFFERED = 3
_SOME_WORDS = 4
# Whatever their length, these tell nothing about a neighbourhood.
_NO_ACCOUNT = frozenset({"buiten_onderwerp", "praatje", "frustratie", "afscheid", "bedankt"})
# Menus that ask "zal ik …?", so that a yes takes their first option.
_OFFERS = frozenset({"analyse-elders-vraag", "geen-analyse", "op-pauze"})
_SHORT_YES = 3
# More than these are not named in one sentence; they stand below it anyway.
_NAMED = 4
_NEEDS_AN_ANALYSIS = frozenset(
    {
        Command.BACK,
        Command.SKIP,
        Command.PROGRESS,
        Command.PAUSE,
        Command.STOP,
        Command.REPEAT,
        Command.WHY,
    }
)


@dataclass(frozen=True)
class OpenTurn:
    """One turn while no interview is running.

    `analysis` is the last one, paused or finished, if any; `offered` the menu that the user saw last.
    """

    incoming: Incoming
    conversation: Conversation
    analysis: Analysis | None
    offered: QuestionView | None
    knowledge: Knowledge
    reading: Reading
    analyses: Analyses

    def take(self) -> TurnOutcome:
        """Decide what the message is, and act on it."""
        order = action_of(self.incoming.choices)
        if order is None and self._is_telling():
            return self._begins_with_account()
        order = order or self._picked()
        if order is not None:
            return self._ordered(order)
        if (agreed := self._agreed_to_menu()) is not None:
            return self._which_of_menu() if agreed else self._wants_nothing()
        wish = wish_in(self.incoming.text, self.knowledge)
        if wish is not None:
            return self._wished(wish)
        about = self._about_advice()
        if about is not None:
            return self._says(*about)
        return self._leaning() or self._understood()

    def _leaning(self) -> TurnOutcome | None:
        """The reply when the message only makes sense after what was listed or explained before it."""
        if asks_by_place(self.incoming.text, self._listed()):
            return self._explained(self.incoming.text, self._listed())
        if self.conversation.last and self._leans_on_last():
            return self._explained(self.incoming.text)
        return None

    def _understood(self) -> TurnOutcome:
        """What the message is by itself."""
        names = question_names(self.analysis.state, self.knowledge) if self.analysis else ()
        meaning = decide(self.incoming.text, None, self.incoming.signal, names)
        if meaning.command is not None:
            return self._commanded(meaning.command)
        if meaning.question is not None:
            return self._explained(meaning.question)
        if self._is_account():
            return self._begins_with_account()
        return self._explained_after_all() or self._not_understood()

    def _wished(self, wish: Wish) -> TurnOutcome:
        order = order_of(wish, self._unfinished())
        if order is not None:
            return self._begun(order)
        is_practice = wish.kind is WishKind.PRACTISE
        return self._says((practice if is_practice else all_questionnaires)(self.knowledge))

    def _about_advice(self) -> tuple[Message, ...] | None:
        """The reply to a question about the advice of the analysis that was finished here."""
        if self.analysis is None or self.analysis.state.phase is not Phase.FINISHED:
            return None
        state = self.analysis.state
        listed = self._listed()
        about = about_advice(self.incoming.text, state, self.knowledge, self.reading, listed)
        if about is None:
            return None
        return about, afterwards(state, self._unfinished(), self.knowledge)

    def _listed(self) -> tuple[str, ...]:
        """What was listed last: in reply to a question, or else as the advice."""
        last = self.conversation.last
        is_done = self.analysis is not None and self.analysis.state.phase is Phase.FINISHED
        if len(last) > 1 or not is_done or self.analysis is None:
            return last
        return read_on(self.analysis.state, self.knowledge)[:READ_ON_SHOWN]

    def _unfinished(self) -> tuple[Analysis, ...]:
        return self.analyses.unfinished()

    def _is_account(self) -> bool:
        """Whether somebody just tells what is going on, with no analysis to tell it to."""
        is_long = len(self.incoming.text.split()) >= SHORTEST_STORY
        is_waiting = self.analysis is not None and self.analysis.state.phase is not Phase.FINISHED
        return is_long and not is_waiting and self.incoming.signal.intent not in _NO_ACCOUNT

    def _is_telling(self) -> bool:
        """Whether this is the story that was asked for: more than a few words, and no question."""
        text = self.incoming.text
        is_enough = len(text.split()) >= _SOME_WORDS and not text.rstrip().endswith("?")
        return self.conversation.telling and is_enough and find_command(text) is None

    def _is_elsewhere(self) -> TurnOutcome:
        """To a visitor of a website: where the analysis is made, and what can be done here."""
        told = text_message(say(self.knowledge, "analyse-elders"))
        return self._says(told, self._menu("analyse-elders-vraag"))

    def _asks_for_story(self) -> TurnOutcome:
        if self.knowledge.is_for_visitors:
            return self._is_elsewhere()
        telling = replace(self.conversation, telling=True, misunderstood=0)
        other_way = (begin_main_option(self.knowledge),)
        message = menu("vertellen", say(self.knowledge, "verhaal-vraag"), other_way)
        return TurnOutcome(telling, self.analysis, (message,))

    def _begins_with_account(self) -> TurnOutcome:
        """Begin the analysis with what was told, and with all that can be read in it."""
        if self.knowledge.is_for_visitors:
            return self._is_elsewhere()
        asked = replace(self.conversation, telling=False)
        started = begin_main(asked, self.analyses, self.knowledge)
        fresh = started.analysis
        assert fresh is not None
        taker = story_question(route.questionnaire_of(fresh.state, self.knowledge))
        assert taker is not None
        state = fresh.state.with_answer(Answer(taker.id, text=self.incoming.text))
        is_story = len(self.incoming.text.split()) >= SHORTEST_STORY
        story = self.reading.read_story(self.incoming.text if is_story else "")
        state = filled_in(state, story, self.knowledge) if is_story else state
        early = thoughts.too_early(self.incoming.text, taker, state, self.knowledge)
        state = thoughts.with_thoughts(early, state, self.knowledge)
        kept = (text_message(thoughts.said_of(early, self.knowledge)),) if early else ()
        told = replace(fresh, state=state)
        back = told_back(state, story, self.knowledge)
        if not back:
            thanks = text_message(say(self.knowledge, "verhaal-ontvangen"))
            asked_now = ask_now(told, self.knowledge)
            return TurnOutcome(started.conversation, told, (thanks, *kept, asked_now))
        waiting = replace(started.conversation, confirming=CONFIRM, checking=True)
        return TurnOutcome(waiting, told, (*kept, *back))

    def _leans_on_last(self) -> bool:
        text = self.incoming.text
        last = self.conversation.last
        return self.reading.answer_question.leans_on_last(text, last) or find_command(text) in (
            Command.EXAMPLE,
            Command.CLARIFY,
        )

    def _picked(self) -> str | None:
        """The menu option that was typed as a number or in its own words."""
        if self.offered is None or "?" in self.incoming.text:
            return None
        if self.offered.id in _OFFERS and self._says_yes():
            return self.offered.opties[0].id
        options = tuple(Option(o.id, o.label) for o in self.offered.opties)
        typed = self.incoming.text.strip(" .!").lower()
        named = next((option.id for option in options if option.label.lower() == typed), None)
        named = named or named_in_menu(typed, options)
        if named is not None or not any(character.isdigit() for character in typed):
            return named
        choice = read_choice(typed, Asked(self.offered.id, AskedKind.ONE, options))
        return choice.ids[0] if choice.status is AnswerStatus.CHOSEN else None

    def _agreed_to_menu(self) -> bool | None:
        """Yes or no to a menu as a whole; None when the message is about something else."""
        is_short = 0 < len(self.incoming.text.split()) <= _SHORT_YES
        text = self.incoming.text
        if self.offered is None or not is_short or "?" in text or find_command(text) is not None:
            return None
        return small_talk.yes_or_no(self.incoming, "")

    def _which_of_menu(self) -> TurnOutcome:
        """Somebody says yes to several things: kindly, which one."""
        assert self.offered is not None
        options = tuple(MenuOption(o.id, o.label) for o in self.offered.opties)
        if len(options) == 1:
            return self._ordered(options[0].id)
        named = either([f'"{option.label}"' for option in options[:_NAMED]])
        text = say(self.knowledge, "menu-welke", opties=named)
        return self._says(menu(self.offered.id, text, options))

    def _wants_nothing(self) -> TurnOutcome:
        return self._says(self._menu("menu-niets"))

    def _says_yes(self) -> bool:
        is_short = 0 < len(self.incoming.text.split()) <= _SHORT_YES
        return is_short and small_talk.yes_or_no(self.incoming, "") is True

    def _ordered(self, order: str) -> TurnOutcome:
        kind, _, rest = order.partition("/")
        if kind == "kennis":
            return self._item(rest)
        if order == "actie/verhaal":
            return self._begins_with_account() if self.incoming.text else self._asks_for_story()
        if rest.startswith("uitleg/"):
            return self._item(rest.removeprefix("uitleg/"), fully=True)
        if is_begin(rest):
            return self._begun(rest)
        if order == "actie/lijsten":
            return self._says(all_questionnaires(self.knowledge))
        if order == "actie/oefenen":
            return self._says(practice(self.knowledge))
        if rest.startswith("wijzig/"):
            return self._inside()
        if order == "actie/verder":
            return self._resume()
        command = ACTIONS.get(order)
        return self._not_understood() if command is None else self._commanded(command)

    def _commanded(self, command: Command) -> TurnOutcome:
        if command in (Command.START, Command.RESTART):
            return self._begun_main()
        if command is Command.RESUME:
            return self._resume()
        if command is Command.CHANGE and self.analysis is not None:
            return self._inside()
        if (
            command in (Command.SUMMARY, Command.ADVICE, Command.FINISH)
            and self.analysis is not None
        ):
            return self._about_the_analysis(command, self.analysis)
        if command in _NEEDS_AN_ANALYSIS or command in (
            Command.SUMMARY,
            Command.ADVICE,
            Command.CHANGE,
        ):
            return self._offers_a_start()
        if command is Command.EXAMPLE:
            return self._says(text_message(say(self.knowledge, "voorbeeld-waarvan")))
        if command is Command.CLARIFY:
            return self._says(self._menu("eenvoudiger-menu"))
        if command is Command.OFF_TOPIC:
            return self._explained(self.incoming.text)
        return self._says(*small_talk.reply(command, self.knowledge))

    def _explained_after_all(self) -> TurnOutcome | None:
        """What was not put as a question may still be about something: an item, or clearly not our field."""
        if len(self.incoming.text.split()) < _SOME_WORDS:
            return None
        found = self.reading.answer_question(self.incoming.text)
        says_something = found.ids or found.candidates or found.is_outside
        return self._explained(self.incoming.text) if says_something else None

    def _inside(self) -> TurnOutcome:
        """An order that belongs in the interview: take it up again there."""
        if self.analysis is None:
            return self._offers_a_start()
        resumed = replace(self.analysis, state=moves.set_phase(self.analysis.state, Phase.RUNNING))
        return InterviewTurn(
            self.incoming,
            self.conversation,
            resumed,
            self.knowledge,
            self.reading,
            self.analyses,
        ).take()

    def _begun(self, order: str) -> TurnOutcome:
        if is_elsewhere(order, self.knowledge):
            return self._is_elsewhere()
        begun = begin(order, self.conversation, self.analysis, self.analyses, self.knowledge)
        return self._with_role(begun) if begun else self._not_understood()

    def _begun_main(self) -> TurnOutcome:
        if self.knowledge.is_for_visitors:
            return self._is_elsewhere()
        return self._with_role(begin_main(self.conversation, self.analyses, self.knowledge))

    def _with_role(self, begun: TurnOutcome) -> TurnOutcome:
        """On to the next question when the message that began this said in which role; else as it was begun."""
        assert begun.analysis is not None
        role = self._role_in(begun.analysis.state)
        if role is None:
            return begun
        incoming = replace(self.incoming, text="")
        asked = (incoming, begun.conversation, begun.analysis)
        turn = InterviewTurn(*asked, self.knowledge, self.reading, self.analyses)
        return turn.answered(role).saying_first(begun.reply[:-1])

    def _role_in(self, state: InterviewState) -> Answer | None:
        """The answer to a first question about the role, when somebody said who they are."""
        said = introduced(self.incoming.text)
        question = route.current_question(state, self.knowledge)
        if not said or question.kennissoort != "rol" or state.answers:
            return None
        incoming = replace(self.incoming, text=said, signal=NO_SIGNAL)
        meaning = read_text(incoming, question, state, self.knowledge, (), self.reading)
        choice = meaning.choice
        if choice is None or choice.status is not AnswerStatus.CHOSEN or len(choice.ids) != 1:
            return None
        return Answer(question.id, choice.ids)

    def _resume(self) -> TurnOutcome:
        """Go on with the analysis that was open here, or else with what was begun before it."""
        if self.analysis is not None and self.analysis.state.phase is not Phase.FINISHED:
            return gone_on(self.analysis, self.conversation, self.knowledge)
        unfinished = self._unfinished()
        if unfinished:
            return gone_on(unfinished[0], self.conversation, self.knowledge)
        return (
            self._offers_a_start()
            if self.analysis is None
            else self._says(self._menu("al-afgerond"))
        )

    def _about_the_analysis(self, command: Command, analysis: Analysis) -> TurnOutcome:
        if command is Command.SUMMARY:
            return self._says(summary(analysis.state, self.knowledge), self._menu("begin-vraag"))
        if analysis.state.phase is Phase.FINISHED:
            told = closing_messages(analysis.state, analysis.id, self.knowledge)
            outcome = self._says(*told, self._menu("begin-vraag"))
            last = read_on(analysis.state, self.knowledge)[:READ_ON_SHOWN]
            return replace(outcome, conversation=replace(outcome.conversation, last=last))
        return self._inside()

    def _explained(self, text: str, last: tuple[str, ...] | None = None) -> TurnOutcome:
        """The reply to a question, which may lean on what was explained or listed last."""
        found = self.reading.answer_question(text, last or self.conversation.last)
        if found.item is None:
            outcome = self._says(found.message, *self._to_choose_from(found))
            return replace(outcome, conversation=replace(outcome.conversation, last=found.about))
        return self._after_item(found.message, found.item, explained_fully=found.is_full)

    def _to_choose_from(self, found: Explanation) -> tuple[Message, ...]:
        """After a list, or in doubt: what was named can be asked about with one tap."""
        ids = (found.candidates or found.ids)[:_OFFERED]
        if not ids:
            return ()
        options = (
            *(MenuOption(f"kennis/{i}", self.knowledge.get(i).titel) for i in ids),
            *self._way_on(),
        )
        return (menu("welke", say(self.knowledge, "meer-over"), options),)

    def _item(self, item_id: str, *, fully: bool = False) -> TurnOutcome:
        found = explain_item(item_id, self.knowledge, AskKind.MORE if fully else AskKind.EXPLAIN)
        if found.item is None:
            return self._says(found.message)
        return self._after_item(found.message, found.item, explained_fully=fully)

    def _after_item(
        self, message: Message, item_id: str, *, explained_fully: bool = False
    ) -> TurnOutcome:
        """The explanation, with ways to go on: the longer text, what is related, the analysis."""
        item = self.knowledge.item(item_id)
        options = (
            []
            if explained_fully
            else [MenuOption(f"actie/uitleg/{item_id}", say(self.knowledge, "meer-uitleg"))]
        )
        options += [
            MenuOption(f"kennis/{i}", self.knowledge.get(i).titel) for i in item.verwant[:_OFFERED]
        ]
        options += self._way_on()
        outcome = self._says(
            message, menu("verder", say(self.knowledge, "verder-weten"), tuple(options))
        )
        return replace(outcome, conversation=replace(outcome.conversation, last=(item_id,)))

    def _not_understood(self) -> TurnOutcome:
        count = self.conversation.misunderstood + 1
        key = "niet-begrepen" if count % 2 else "niet-begrepen-nog"
        if self.incoming.signal.intent == "geef_antwoord" and self.analysis is None and count == 1:
            key = "geen-analyse"
        outcome = self._says(self._menu(key))
        return replace(outcome, conversation=replace(outcome.conversation, misunderstood=count))

    def _offers_a_start(self) -> TurnOutcome:
        return self._says(self._menu("geen-analyse"))

    def _says(self, *messages: Message) -> TurnOutcome:
        conversation = replace(self.conversation, misunderstood=0)
        closing = (
            messages if messages and messages[-1].vraag else (*messages, self._menu("begin-vraag"))
        )
        return TurnOutcome(conversation, self.analysis, closing)

    def _menu(self, key: str) -> Message:
        if self.analysis is not None and self.analysis.state.phase in (Phase.PAUSED, Phase.STOPPED):
            key = "op-pauze" if key == "begin-vraag" else key
        return menu(
            key if key in _OFFERS else "begin",
            say(self.knowledge, key),
            tuple(dict.fromkeys((*self._way_on(), *begin_options(self.knowledge)))),
        )

    def _way_on(self) -> tuple[MenuOption, ...]:
        if self.analysis is not None and self.analysis.state.phase in (Phase.PAUSED, Phase.STOPPED):
            name = name_of(self.analysis, self.knowledge)
            return (MenuOption("actie/verder", say(self.knowledge, "verder-met", wat=name)),)
        return going_on(self._unfinished(), self.knowledge) or (begin_main_option(self.knowledge),)
