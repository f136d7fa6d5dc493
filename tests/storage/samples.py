"""Invented conversations, turns and analyses, for the tests of the store."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import replace

from bot.interview.state import Answer, Cell, InterviewState, Origin, Outcome
from bot.storage import SqlStore
from bot.use_cases.messages import (
    KnowledgeReference,
    Link,
    Message,
    MessageKind,
    OptionView,
    QuestionView,
    RowView,
    Sender,
    text_message,
)
from bot.use_cases.ports import Analysis, Conversation, Turn

START = dt.datetime(2026, 3, 29, 0, 30, tzinfo=dt.UTC)

LOCATION = Answer("locatie", ("locatie/plein", "locatie/school"), text="vooral ’s avonds")
ACTORS = Answer(
    "actoren",
    cells=(Cell("actor/jongeren", "stookt"), Cell("actor/imam", "bemiddelt")),
    origin=Origin.PROPOSED,
)
NO_IDEA = Answer("trigger", outcome=Outcome.UNKNOWN)

QUESTION = Message(
    MessageKind.QUESTION,
    "Waar speelt het?\n1. Op het plein\n2. Bij de school",
    vraag=QuestionView(
        id="locatie",
        stap="2.5",
        nummer=7,
        totaal=25,
        kennissoort="locatie",
        soort="raster",
        opties=(
            OptionView(
                "locatie/plein", "Het plein", "buiten", voorstel=True, bewijs="op het plein"
            ),
            OptionView("locatie/school", "De school", bewijs="niet aangevinkt"),
        ),
        rijen=(RowView("actor/imam", "Imam"),),
        vrije_tekst=False,
        tekst="Waar speelt het?",
        staptitel="De plaats",
    ),
    kennis=(KnowledgeReference("locatie/plein", "Plein", "handreiking", "2.5"),),
    koppelingen=(Link("Rapport", "/api/v1/analyses/a/rapport"),),
    analyse="a",
)


def a_conversation(store: SqlStore, *greeting: Message) -> Conversation:
    """A new conversation that the store keeps."""
    conversation = Conversation(str(uuid.uuid4()), "web", START)
    store.open_conversation(conversation, "hash-of-token", greeting)
    return conversation


def an_analysis(conversation: Conversation, *answers: Answer) -> Analysis:
    """A new analysis in this conversation; not kept yet."""
    return Analysis(
        id=str(uuid.uuid4()),
        conversation=conversation.id,
        state=InterviewState("buurtanalyse", answers),
        questionnaire_version=3,
        knowledge_version="2026.1",
        started=START,
        changed=START,
    )


def a_turn(
    conversation: Conversation,
    analysis: Analysis | None = None,
    key: str | None = None,
    reply: Sequence[Message] = (text_message("Begrepen."),),
) -> Turn:
    """A turn on this conversation, a minute after the one before it."""
    running = conversation if analysis is None else replace(conversation, analysis=analysis.id)
    return Turn(
        conversation=running,
        key=key or str(uuid.uuid4()),
        at=START + dt.timedelta(minutes=conversation.turns + 1),
        said=text_message("op het plein", van=Sender.USER),
        reply=reply,
        analysis=analysis,
    )


def next_turn(store: SqlStore, analysis: Analysis, *answers: Answer, **state: object) -> Turn:
    """The turn that follows in the analysis' conversation, with these answers as its state."""
    changed = replace(analysis.state, answers=answers, **state)  # type: ignore[arg-type]
    conversation = store.conversation(analysis.conversation)
    return a_turn(conversation, replace(analysis, state=changed))
