"""From the records of the ports to rows, and back. Pure: no connection, no clock, no new ids."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields

from sqlalchemy import RowMapping

from bot.interview.state import Answer, Cell, InterviewState, Origin, Outcome, Phase
from bot.use_cases.messages import Message
from bot.use_cases.ports import Analysis, Conversation, Edition, StoredAnswer

Values = dict[str, object]

# The fields of a conversation that have a column; all others go into `stand`, whatever they are.
_CONVERSATION_COLUMNS = {
    "id": "id",
    "channel": "kanaal",
    "started": "begonnen",
    "analysis": "analyse",
    "turns": "beurten",
    "person": "persoon",
}


def conversation_values(conversation: Conversation) -> Values:
    """The row of a conversation, without its token."""
    data = {f.name: getattr(conversation, f.name) for f in fields(conversation)}
    values: Values = {column: data.pop(name) for name, column in _CONVERSATION_COLUMNS.items()}
    return values | {"stand": data}


def conversation_from(row: RowMapping) -> Conversation:
    """The conversation of a row; fields that it was stored without have their defaults."""
    known = {f.name for f in fields(Conversation)}
    data = {name: value for name, value in row["stand"].items() if name in known}
    data |= {name: row[column] for name, column in _CONVERSATION_COLUMNS.items()}
    return Conversation(**data | {"last": tuple(data.get("last", ()))})


def message_values(message: Message) -> Values:
    """The columns that hold what is said; all of it, also what the public form leaves out."""
    content = asdict(message)
    del content["id"]
    return {"van": str(message.van), "inhoud": content}


def message_from(row: RowMapping) -> Message:
    return Message.from_json(row["inhoud"]).with_id(row["id"])


def analysis_values(analysis: Analysis) -> Values:
    """The row of an analysis; its answers have rows of their own."""
    return {
        "id": analysis.id,
        "gesprek": analysis.conversation,
        "vragenlijst": analysis.state.questionnaire,
        "versie": analysis.questionnaire_version,
        "kennisversie": analysis.knowledge_version,
        "status": str(analysis.state.phase),
        "heropend": analysis.state.reopened,
        "volgorde": [answer.question for answer in analysis.state.answers],
        "advies": analysis.advice,
        "begonnen": analysis.started,
        "gewijzigd": analysis.changed,
        "oefening": analysis.state.practice,
    }


def analysis_from(row: RowMapping, versions: Iterable[StoredAnswer]) -> Analysis:
    """The analysis of a row and all versions of its answers, oldest first."""
    newest = newest_versions(versions)
    current = [newest[question] for question in row["volgorde"]]
    return Analysis(
        id=row["id"],
        conversation=row["gesprek"],
        state=InterviewState(
            questionnaire=row["vragenlijst"],
            answers=tuple(stored.answer for stored in current),
            reopened=row["heropend"],
            phase=Phase(row["status"]),
            practice=row["oefening"],
        ),
        questionnaire_version=row["versie"],
        knowledge_version=row["kennisversie"],
        started=row["begonnen"],
        changed=row["gewijzigd"],
        advice=row["advies"],
        answered_at={stored.answer.question: stored.at for stored in current},
        revision=row["herziening"],
    )


def edition_from(
    row: RowMapping, analysis: RowMapping, versions: Sequence[StoredAnswer]
) -> Edition:
    """The version of a row, from the row of its analysis and all versions of its answers, oldest first."""
    newest = newest_versions(versions[: row["tot"]])
    answers = tuple(newest[question].answer for question in row["volgorde"])
    return Edition(
        number=row["nummer"],
        at=row["tijd"],
        state=InterviewState(
            questionnaire=analysis["vragenlijst"],
            answers=answers,
            phase=Phase.FINISHED,
            practice=analysis["oefening"],
        ),
        knowledge_version=row["kennisversie"],
        advice=row["advies"],
    )


def answer_values(stored: StoredAnswer) -> Values:
    answer = stored.answer
    return {
        "vraag": answer.question,
        "versie": stored.version,
        "keuzes": list(answer.choices),
        "cellen": [{"rij": cell.row, "keuze": cell.choice} for cell in answer.cells],
        "tekst": answer.text,
        "uitkomst": str(answer.outcome),
        "herkomst": str(answer.origin),
        "auteur": stored.author,
        "tijd": stored.at,
        "ingetrokken": stored.withdrawn,
    }


def answer_from(row: RowMapping) -> StoredAnswer:
    answer = Answer(
        question=row["vraag"],
        choices=tuple(row["keuzes"]),
        cells=tuple(Cell(cell["rij"], cell["keuze"]) for cell in row["cellen"]),
        text=row["tekst"],
        outcome=Outcome(row["uitkomst"]),
        origin=Origin(row["herkomst"]),
    )
    return StoredAnswer(answer, row["versie"], row["auteur"], row["tijd"], row["ingetrokken"])


def newest_versions(versions: Iterable[StoredAnswer]) -> dict[str, StoredAnswer]:
    """The newest version of each answer by its question."""
    return {stored.answer.question: stored for stored in versions}


def versions_to_add(
    kept: Sequence[StoredAnswer], state: InterviewState, author: str, at: dt.datetime
) -> list[StoredAnswer]:
    """What to add to the kept versions to tell this state: changed answers, then withdrawn ones."""
    newest = newest_versions(kept)
    now_valid = {q: v.answer for q, v in newest.items() if not v.withdrawn}

    def next_version(answer: Answer, *, withdrawn: bool = False) -> StoredAnswer:
        before = newest.get(answer.question)
        return StoredAnswer(answer, before.version + 1 if before else 1, author, at, withdrawn)

    changed = [a for a in state.answers if now_valid.get(a.question) != a]
    gone = [a for question, a in now_valid.items() if state.answer_to(question) is None]
    return [next_version(a) for a in changed] + [next_version(a, withdrawn=True) for a in gone]
