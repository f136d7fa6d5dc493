"""Answers that a question really allows, at random.

`valid_answers` lets hypothesis draw: choices, cells, text, none, unknown. `talkative_answer` is cheap,
for walking a long way: it always has something to say.
"""

from __future__ import annotations

import random

from hypothesis import strategies as st

from bot.interview.options import accepted_options, is_action, rows
from bot.interview.state import Answer, Cell, InterviewState, Outcome
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question

MOST_CHOICES = 5
REMARKS = st.sampled_from(["", "", "vooral 's avonds", "{antwoord} 100% \N{NEUTRAL FACE}"])


@st.composite
def valid_answers(
    draw: st.DrawFn, question: Question, state: InterviewState, knowledge: Knowledge
) -> Answer:
    """Some answer to this question, as a user could give it."""
    outcomes = st.sampled_from([Outcome.ANSWERED] * 4 + [Outcome.NONE, Outcome.UNKNOWN])
    outcome = draw(outcomes, label="outcome")
    text = draw(REMARKS)
    if outcome is not Outcome.ANSWERED:
        return Answer(question.id, text=text, outcome=outcome)
    offered = [option.id for option in accepted_options(question, state, knowledge)]
    offered = [option_id for option_id in offered if not is_action(option_id)]
    if question.soort == "raster":
        row_ids = [row.id for row in rows(question, state, knowledge)]
        filled = draw(_some(row_ids, len(row_ids)))
        cells = (Cell(row, draw(st.sampled_from(offered))) for row in filled)
        return Answer(question.id, cells=tuple(cells), text=text)
    if not offered:
        return Answer(question.id, text=text or "Dat zal ik u vertellen.")
    most = MOST_CHOICES if question.soort == "meer" else 1
    return Answer(question.id, tuple(draw(_some(offered, most))), text=text)


def talkative_answer(
    chance: random.Random, question: Question, state: InterviewState, knowledge: Knowledge
) -> Answer:
    """Some choices, and for a grid every row."""
    offered = [option.id for option in accepted_options(question, state, knowledge)]
    if question.soort == "raster":
        row_ids = [row.id for row in rows(question, state, knowledge)]
        return Answer(question.id, cells=tuple(Cell(r, chance.choice(offered)) for r in row_ids))
    if not offered:
        return Answer(question.id, text="Daar kan ik veel over vertellen.")
    most = len(offered) if question.soort == "meer" else 1
    return Answer(question.id, tuple(chance.sample(offered, chance.randint(1, most))))


def _some(ids: list[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), min_size=1, max_size=most, unique=True)
