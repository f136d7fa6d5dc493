"""How a question, a summary and a knowledge item are put into a message.

Pure: state and knowledge in, messages out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.interview.options import Choosable, Proposal, rows, shown_options
from bot.interview.route import current_question, progress, questionnaire_of, relevant_questions
from bot.interview.state import Answer, InterviewState
from bot.interview.wording import in_words, numbered
from bot.use_cases import doing_now
from bot.use_cases.details import details
from bot.use_cases.messages import (
    KnowledgeReference,
    Link,
    Message,
    MessageKind,
    OptionView,
    QuestionView,
    RowView,
)
from bot.use_cases.phrases import say
from bot.use_cases.word_choice import tips
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question
from knowledge.checks.schema import Item, Source

_PARAGRAPH = "\n\n"
# What is said back in more than a sentence or two stands apart from the question.
_LONG_LEAD = 110


@dataclass(frozen=True)
class MenuOption:
    """One choice outside an interview, such as "a new analysis" or an item to explain."""

    id: str
    label: str


def ask_current(
    state: InterviewState,
    knowledge: Knowledge,
    proposals: tuple[Proposal, ...] = (),
    lead: str = "",
) -> Message:
    """The message that asks the current question, after `lead`: what is said back about the answer before."""
    question = current_question(state, knowledge)
    options = shown_options(question, state, knowledge, proposals)
    row_options = rows(question, state, knowledge)
    ticked = {p.id: p.evidence for p in proposals if p.ticked}
    how_far = progress(state, knowledge)
    has_nothing_to_propose = question.voorstel is not None and not proposals
    wording = say(knowledge, "geen-voorstel") if has_nothing_to_propose else question.tekst
    asked = (_PARAGRAPH if len(lead) > _LONG_LEAD or "\n" in lead else " ").join(
        filter(None, (lead, wording))
    )
    help_text = question.hulp or ""
    lists = (
        (_grid_lists(row_options, options) if row_options else [numbered(options, ticked)])
        if options
        else []
    )
    view = QuestionView(
        id=question.id,
        stap=how_far.step.nummer,
        nummer=how_far.number,
        totaal=how_far.total,
        kennissoort=question.kennissoort or "",
        soort=question.soort,
        opties=tuple(
            OptionView(
                id=option.id,
                label=option.label,
                toelichting=option.explanation,
                voorstel=option.id in ticked,
                bewijs=ticked.get(option.id, ""),
            )
            for option in options
        ),
        rijen=tuple(RowView(row.id, row.label) for row in row_options),
        tekst="\n".join(part for part in (asked, help_text) if part),
        staptitel=how_far.step.titel,
        inleiding=lead,
        vraagtekst=wording,
        hulp=help_text,
    )
    shown = [] if question.soort in ("tekst", "ja-nee") else lists
    text = "\n\n".join(
        part for part in ("\n".join(p for p in (asked, help_text) if p), *shown) if part
    )
    return Message(MessageKind.QUESTION, text, vraag=view)


def _grid_lists(row_options: Sequence[Choosable], columns: Sequence[Choosable]) -> list[str]:
    *others, last = [column.short for column in columns]
    return [numbered(row_options), f"Kies per onderdeel: {', '.join(others)} of {last}."]


def menu(question_id: str, text: str, options: tuple[MenuOption, ...]) -> Message:
    """A question outside the interview, with its options numbered in the text."""
    lines = "\n".join(f"{number}. {option.label}" for number, option in enumerate(options, start=1))
    view = QuestionView(
        id=question_id,
        stap="",
        nummer=0,
        totaal=0,
        kennissoort="",
        soort="een",
        opties=tuple(OptionView(option.id, option.label) for option in options),
        tekst=text,
        vraagtekst=text,
    )
    return Message(MessageKind.QUESTION, f"{text}\n\n{lines}", vraag=view)


def summary(state: InterviewState, knowledge: Knowledge) -> Message:
    """Everything answered so far, per step."""
    questionnaire = questionnaire_of(state, knowledge)
    relevant = {question.id for question in relevant_questions(state, knowledge)}
    parts: list[str] = []
    for step in questionnaire.stappen:
        lines = []
        for question in step.vragen:
            answer = state.answer_to(question.id)
            if answer is not None and question.id in relevant:
                words = in_own_words(answer, question, state, knowledge)
                extra = f" ({answer.text})" if answer.text and answer.ids else ""
                lines.append(f"- {question.kort[0].upper()}{question.kort[1:]}: {words}{extra}")
        if lines:
            parts.append("\n".join([f"Stap {step.nummer}, {step.titel.lower()}", *lines]))
    if not parts:
        return Message(MessageKind.SUMMARY, say(knowledge, "samenvatting-leeg"))
    told = [say(knowledge, "samenvatting"), *parts, *tips(state, knowledge)]
    return Message(MessageKind.SUMMARY, "\n\n".join(told))


def in_own_words(
    answer: Answer, question: Question, state: InterviewState, knowledge: Knowledge
) -> str:
    """An answer inside an overview; of who does something now, what was understood of it."""
    read = doing_now.in_words(state, knowledge) if question.lees_als == doing_now.READS_WHO else ()
    said = "; ".join(read) or in_words(answer, question, state, knowledge)
    return "; ".join(line for line in said.split("\n") if line)


def explained(item: Item, knowledge: Knowledge, *, fully: bool = False) -> Message:
    """What a knowledge item says, with its sources; `fully` gives the longer explanation, the example and more."""
    body = _in_full(item, knowledge) if fully else [item.antwoord]
    first = item.bronnen[0]
    where = say(knowledge, "bron", bron=knowledge.get(first.bron).kort, waar=first.waar)
    return Message(
        MessageKind.EXPLANATION, "\n\n".join([*body, where]), kennis=references(item, knowledge)
    )


def source_explained(source: Source, knowledge: Knowledge) -> Message:
    """What a source document is, and who made it."""
    when = f" ({source.jaar})" if source.jaar is not None else ""
    made_by = say(knowledge, "bron-van", uitgever=f"{source.uitgever}{when}")
    named = KnowledgeReference(source.id, source.titel, source.titel, source.uitgever)
    return Message(MessageKind.EXPLANATION, f"{source.antwoord}\n\n{made_by}", kennis=(named,))


def _in_full(item: Item, knowledge: Knowledge) -> list[str]:
    example = "voorbeeld-eigen" if "voorbeeld" in item.afgeleid else "voorbeeld"
    parts = [item.uitleg, *details(item, knowledge)]
    parts.append(say(knowledge, example, voorbeeld=item.voorbeeld))
    if {"antwoord", "uitleg"} & {*item.afgeleid}:
        parts.append(say(knowledge, "eigen-lezing"))
    return parts


def references(item: Item, knowledge: Knowledge) -> tuple[KnowledgeReference, ...]:
    """The item with each of its sources."""
    return tuple(
        KnowledgeReference(item.id, item.titel, knowledge.get(source.bron).titel, source.waar)
        for source in item.bronnen
    )


def report_link(analysis_id: str, knowledge: Knowledge) -> Link:
    """The page that shows the analysis."""
    return Link(say(knowledge, "rapport-link"), f"/analyse/{analysis_id}")
