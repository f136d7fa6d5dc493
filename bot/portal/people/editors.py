"""For editors through the API: what was not understood, verdicts and counts, as data and as CSV. No persons.

And the verdict itself, which anybody may give about an answer in their own conversation.
"""

import asyncio
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from bot.portal.deps import ConversationDep, Portal, PortalDep
from bot.portal.people.tables import Rows, csv_of
from bot.portal.people.who import EditorDep
from bot.talk.talk import check_limit
from bot.use_cases.people.editorial import Thumb, Verdict
from bot.wiring import now

router = APIRouter(prefix="/api/v1", tags=["redactie"])
Part = Literal["onbeantwoord", "oordelen", "onderwerpen", "vragenlijsten"]


class Oordeel(BaseModel):
    """Wat u van een antwoord vindt."""

    model_config = ConfigDict(extra="forbid")
    duim: Thumb
    tekst: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


@router.put(
    "/gesprekken/{gesprek_id}/berichten/{bericht_id}/oordeel",
    status_code=204,
    summary="Zeg wat u van een antwoord vindt",
)
async def judge(
    bericht_id: str, body: Oordeel, conversation_id: ConversationDep, portal: PortalDep
) -> None:
    """A thumb with a line of text; again takes the place of the one before."""
    check_limit(portal.talk.messages, conversation_id)
    text = await asyncio.to_thread(lambda: portal.wiring.mask(body.tekst).text)
    verdict = Verdict(body.duim, text, now())
    await asyncio.to_thread(portal.wiring.editorial.judge, conversation_id, bericht_id, verdict)


@router.get("/redactie", summary="Wat gebruikers vroegen en vonden")
async def editorial(portal: PortalDep, _: EditorDep) -> dict[str, Any]:
    """Everything that editors learn from use."""
    return {part: await asyncio.to_thread(rows, portal) for part, rows in _PARTS.items()}


@router.get(
    "/redactie/csv",
    summary="Hetzelfde als CSV",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
)
async def as_csv(deel: Part, portal: PortalDep, _: EditorDep) -> Response:
    """One part as CSV, for a programme for tables."""
    rows = await asyncio.to_thread(_PARTS[deel], portal)
    headers = {"Content-Disposition": f'attachment; filename="{deel}.csv"'}
    return Response(csv_of(rows, _COLUMNS[deel]), media_type="text/csv", headers=headers)


def _unanswered(portal: Portal) -> Rows:
    return [
        {
            "dag": found.day.isoformat(),
            "vraag": found.text,
            "soort": str(found.kind),
            "bij": found.question,
        }
        for found in portal.wiring.editorial.unanswered()
    ]


def _judged(portal: Portal) -> Rows:
    return [
        {
            "dag": found.day.isoformat(),
            "duim": str(found.thumb),
            "tekst": found.text,
            "antwoord": found.answer,
            "kennis": ", ".join(found.items),
        }
        for found in portal.wiring.editorial.judged()
    ]


def _explained(portal: Portal) -> Rows:
    items = portal.wiring.knowledge.items
    counts = portal.wiring.editorial.explained()
    ordered = sorted(counts.items(), key=lambda found: (-found[1], found[0]))
    return [
        {"kennis": item, "titel": items[item].titel if item in items else item, "aantal": count}
        for item, count in ordered
    ]


def _lists(portal: Portal) -> Rows:
    known = portal.wiring.knowledge.questionnaires
    return [
        {
            "titel": known[use.questionnaire].titel
            if use.questionnaire in known
            else use.questionnaire,
            "begonnen": use.begun,
            "afgerond": use.finished,
        }
        for use in portal.wiring.editorial.lists()
    ]


_PARTS = {
    "onbeantwoord": _unanswered,
    "oordelen": _judged,
    "onderwerpen": _explained,
    "vragenlijsten": _lists,
}
_COLUMNS = {
    "onbeantwoord": ("dag", "vraag", "soort", "bij"),
    "oordelen": ("dag", "duim", "tekst", "antwoord", "kennis"),
    "onderwerpen": ("kennis", "titel", "aantal"),
    "vragenlijsten": ("titel", "begonnen", "afgerond"),
}
