"""A story into the interview: what was recognised becomes proposed answers, with the words that each rests on.

How a question takes part stands with it in the questionnaire (`verhaal`): filled or else asked, filled or else left,
left out, read from what somebody says of oneself, or used to go deeper where the story does. What somebody
answered by themselves is never touched.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.interview import moves, route
from bot.interview.options import accepted_options, rows
from bot.interview.state import Answer, Cell, InterviewState, Origin, Outcome
from bot.interview.wording import in_words
from bot.reading.choices import read_choice
from bot.reading.meaning import AnswerStatus
from bot.reading.story.read_story import Recognised, Status, Story
from bot.use_cases.messages import Message, MessageKind
from bot.use_cases.phrases import say
from bot.use_cases.present import MenuOption, menu
from bot.use_cases.understand import asked
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question, Questionnaire

CONFIRM = "verhaal"
# From how many words on a text is read as a story: told by itself, and in answer to an open question.
SHORTEST_STORY, SHORTEST_IN_ANSWER = 12, 40
_OF_ONESELF = re.compile(
    r"\b(?:ik|wij|we) (?:ben|zijn|werk|werken)(?: (?:hier|nu|al|zelf|als|de|een|sinds kort))* "
    r"(?P<who>[^.,;:!?\n]{3,40})",
    re.IGNORECASE,
)
_KEPT_WORDS = 110
_UNKNOWN_ROLE = "onbekend"
_MOST_OF_TEXT = 3


def story_question(questionnaire: Questionnaire) -> Question | None:
    """The question that a story answers, if this questionnaire takes stories."""
    return next((q for q in questionnaire.questions if q.verhaal == "lees"), None)


def filled_in(state: InterviewState, story: Story, knowledge: Knowledge) -> InterviewState:
    """The state with an answer proposed to every question that the story answers, and without those that it leaves."""
    for question in route.questionnaire_of(state, knowledge).questions:
        if state.answer_to(question.id) is not None or question.verhaal in (None, "lees"):
            continue
        if not route.is_relevant(question, state, knowledge):
            continue
        answer = _answer_to(question, state, story, knowledge)
        is_left = question.verhaal in ("laat", "verdiep") or (
            question.verhaal == "vul-of-laat" and not doubts(question, state, story, knowledge)
        )
        if answer is None and is_left:
            answer = Answer(question.id, outcome=Outcome.SKIPPED)
        if answer is not None:
            state = moves.give_answer(state, answer, knowledge).state
    return state


def _answer_to(
    question: Question, state: InterviewState, story: Story, knowledge: Knowledge
) -> Answer | None:
    if question.verhaal == "laat":
        return None
    if question.verhaal == "wie":
        return _told_of_oneself(question, state, story, knowledge)
    if question.verhaal == "verdiep":
        return _deepened(question, state, story, knowledge)
    return _proposed(question, state, story, knowledge)


def _told_of_oneself(
    question: Question, state: InterviewState, story: Story, knowledge: Knowledge
) -> Answer | None:
    """The role that somebody names in passing: "ik ben wijkcoördinator in een dorp"."""
    for told in _OF_ONESELF.finditer(story.text):
        choice = read_choice(told["who"], asked(question, state, knowledge, ()))
        if choice.status is AnswerStatus.CHOSEN and len(choice.ids) == 1:
            return Answer(question.id, choice.ids, text=told.group(), origin=Origin.PROPOSED)
    return None


def _deepened(
    question: Question, state: InterviewState, story: Story, knowledge: Knowledge
) -> Answer | None:
    """The parts to go deeper into of which the story tells the details by itself; they need not be asked about."""
    asked = {q.id for q in route.relevant_questions(state, knowledge)}
    wanted = []
    for option in accepted_options(question, state, knowledge):
        tried = moves.give_answer(state, Answer(question.id, (option.id,)), knowledge).state
        opened = [q for q in route.relevant_questions(tried, knowledge) if q.id not in asked]
        if any(q.verhaal and _proposed(q, tried, story, knowledge) for q in opened):
            wanted.append(option.id)
    return Answer(question.id, tuple(wanted), origin=Origin.PROPOSED) if wanted else None


def doubts(
    question: Question, state: InterviewState, story: Story, knowledge: Knowledge
) -> tuple[Recognised, ...]:
    """What the story perhaps says in answer to a question, surest first."""
    return tuple(_fitting(question, state, story, knowledge, Status.DOUBTFUL))


def _proposed(
    question: Question, state: InterviewState, story: Story, knowledge: Knowledge
) -> Answer | None:
    found = list(_fitting(question, state, story, knowledge, Status.RECOGNISED))
    if not found:
        return None
    words = " … ".join(dict.fromkeys(story.words_of(item) for item in found))
    if question.soort == "tekst":
        parts = [story.words_of(item) for item in found][:_MOST_OF_TEXT]
        return Answer(question.id, text=" ".join(dict.fromkeys(parts)), origin=Origin.PROPOSED)
    told = _shortened(words)
    if question.soort == "ja-nee":
        return Answer(question.id, ("ja",), text=told, origin=Origin.PROPOSED)
    if question.soort == "raster":
        cells = tuple(Cell(item.id, item.role or _UNKNOWN_ROLE) for item in found)
        return Answer(question.id, cells=cells, text=told, origin=Origin.PROPOSED)
    ids = tuple(item.id for item in found)
    return Answer(
        question.id,
        ids[:1] if question.soort == "een" else ids,
        text=told,
        origin=Origin.PROPOSED,
    )


def _fitting(
    question: Question, state: InterviewState, story: Story, knowledge: Knowledge, status: Status
) -> Iterator[Recognised]:
    """What the story says that may be an answer here; a yes-or-no or open question takes all of its kind."""
    takes = {option.id for option in accepted_options(question, state, knowledge)}
    takes |= {row.id for row in rows(question, state, knowledge)}
    kind = question.kennissoort
    by_kind = question.soort in ("tekst", "ja-nee")
    for item in story.items:
        is_of_kind = by_kind and kind is not None and item.id.startswith(f"{kind}/")
        if item.status is status and (item.id in takes or is_of_kind):
            yield item


def _shortened(words: str) -> str:
    if len(words) <= _KEPT_WORDS:
        return words
    return words[:_KEPT_WORDS].rsplit(" ", 1)[0] + " …"


def told_back(state: InterviewState, story: Story, knowledge: Knowledge) -> tuple[Message, ...]:
    """What was read, with its words, and the question whether that is right; one tap mends one answer."""
    proposed = [
        (question, answer)
        for question in route.relevant_questions(state, knowledge)
        if (answer := state.answer_to(question.id)) is not None
        and answer.origin is Origin.PROPOSED
        and answer.has_content
        and question.verhaal != "verdiep"
    ]
    if not proposed:
        return ()
    parts = [_part(question, answer, state, story, knowledge) for question, answer in proposed]
    summary = Message(MessageKind.SUMMARY, "\n\n".join([say(knowledge, "verhaal-gelezen"), *parts]))
    options = [MenuOption(f"actie/{CONFIRM}-ja", say(knowledge, "verhaal-ja"))]
    options += [
        MenuOption(f"actie/wijzig/{q.id}", say(knowledge, "verhaal-wijzig", vraag=q.kort))
        for q, _ in proposed
    ]
    return summary, menu(CONFIRM, say(knowledge, "verhaal-klopt"), tuple(options))


def _part(
    question: Question, answer: Answer, state: InterviewState, story: Story, knowledge: Knowledge
) -> str:
    """One question with what was read in answer to it, each with the words that it rests on."""
    title = f"{question.kort[0].upper()}{question.kort[1:]}"
    read = {item.id: item for item in story.items}
    if not answer.ids or question.soort == "ja-nee":
        is_text = question.soort == "tekst"
        said = answer.text if is_text else in_words(answer, question, state, knowledge)
        quoted = "" if is_text or not answer.text else f': "{answer.text}"'
        return f"{title}\n- {said}{quoted}"
    lines = []
    for item_id in answer.ids:
        alone = replace(
            answer,
            choices=(item_id,) if answer.choices else (),
            cells=tuple(cell for cell in answer.cells if cell.row == item_id),
        )
        said = in_words(alone, question, state, knowledge)
        words = _shortened(story.words_of(read[item_id])) if item_id in read else ""
        lines.append(f'- {said}: "{words}"' if words else f"- {said}")
    return "\n".join([title, *lines])
