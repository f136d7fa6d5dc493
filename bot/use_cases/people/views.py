"""What is somebody's, as data for their pages: lists of analyses, one dossier, and everything at once.

Pure: what is kept comes in, plain data with Dutch names goes out.
"""

from collections.abc import Iterable, Mapping, Sequence

from bot.interview.route import questionnaire_of
from bot.interview.wording import labels
from bot.use_cases.menus import real_questionnaires
from bot.use_cases.people.linking import PersonLink
from bot.use_cases.people.person import AccessToken, Person
from bot.use_cases.people.sharing import Entry, LogLine, Share, ShareKind, Talked
from bot.use_cases.ports import ANYBODY, Analysis, StoredAnswer
from knowledge.checks import Knowledge

_ABOUT_LENGTH = 90
_GONE = "Iemand die er niet meer is"
_ANYBODY = "Zonder naam"


def person_view(person: Person) -> dict[str, object]:
    return {
        "id": person.id,
        "naam": person.name,
        "email": person.email,
        "teams": list(person.teams),
        "rollen": [str(role) for role in person.roles],
    }


def colleague_view(person: Person) -> dict[str, object]:
    """What a colleague may see: enough to tell two of the same name apart."""
    return {"id": person.id, "naam": person.name, "email": person.email}


def entry_view(entry: Entry, names: Mapping[str, str], knowledge: Knowledge) -> dict[str, object]:
    questionnaire = knowledge.questionnaires[entry.questionnaire]
    return {
        "id": entry.id,
        "gesprek": entry.conversation,
        "vragenlijst": entry.questionnaire,
        "titel": questionnaire.titel,
        "over": _shortened(entry.about),
        "status": entry.status,
        "versie": entry.version,
        "begonnen": entry.started.isoformat(),
        "gewijzigd": entry.changed.isoformat(),
        "recht": str(entry.right),
        "eigenaar": names.get(entry.owner, _GONE),
        "open": entry.is_open,
    }


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _ABOUT_LENGTH:
        return line
    return f"{line[:_ABOUT_LENGTH].rsplit(' ', 1)[0]} …"


def talked_view(talked: Talked) -> dict[str, object]:
    return {
        "id": talked.id,
        "kanaal": talked.channel,
        "begonnen": talked.started.isoformat(),
        "laatst": talked.last.isoformat(),
    }


def questionnaire_views(knowledge: Knowledge) -> list[dict[str, object]]:
    """The questionnaires that can be begun, as their cards show them."""
    return [
        {"id": q.id, "titel": q.titel, "minuten": q.minuten} for q in real_questionnaires(knowledge)
    ]


def share_view(share: Share, names: Mapping[str, str]) -> dict[str, object]:
    name = {
        ShareKind.PERSON: names.get(share.whom, _GONE),
        ShareKind.TEAM: share.whom,
        ShareKind.ORGANISATION: "Iedereen van mijn organisatie",
    }[share.kind]
    return {
        "soort": str(share.kind),
        "wie": share.whom,
        "naam": name,
        "recht": str(share.right),
        "sinds": share.since.isoformat(),
    }


def log_view(line: LogLine, names: Mapping[str, str]) -> dict[str, object]:
    return {
        "tijd": line.at.isoformat(),
        "wie": names.get(line.person, _GONE),
        "daad": str(line.deed),
        "analyse": line.about,
    }


def link_view(link: PersonLink) -> dict[str, object]:
    return {"kanaal": link.channel, "manier": str(link.how), "sinds": link.since.isoformat()}


def token_view(token: AccessToken) -> dict[str, object]:
    return {
        "id": token.id,
        "naam": token.name,
        "gemaakt": token.made.isoformat(),
        "verloopt": token.until.isoformat(),
        "gebruikt": None if token.used is None else token.used.isoformat(),
    }


def version_views(
    analysis: Analysis,
    versions: Sequence[StoredAnswer],
    names: Mapping[str, str],
    knowledge: Knowledge,
) -> list[dict[str, object]]:
    """What was answered when and by whom, the latest first."""
    questionnaire = questionnaire_of(analysis.state, knowledge)
    known = {question.id: question for question in questionnaire.questions}
    return [
        {
            "vraag": stored.answer.question,
            "kort": known[stored.answer.question].kort,
            "versie": stored.version,
            "tijd": stored.at.isoformat(),
            "door": author_name(stored.author, names),
            "keuzes": list(
                labels(stored.answer, known[stored.answer.question], analysis.state, knowledge)
            ),
            "tekst": stored.answer.text,
            "uitkomst": str(stored.answer.outcome),
            "ingetrokken": stored.withdrawn,
        }
        for stored in reversed(versions)
        if stored.answer.question in known
    ]


def author_name(author: str, names: Mapping[str, str]) -> str:
    """Who answered, for people."""
    return _ANYBODY if author == ANYBODY else names.get(author, _GONE)


def people_in(
    shares: Iterable[Share], versions: Iterable[StoredAnswer], log: Iterable[LogLine]
) -> frozenset[str]:
    """The ids of everybody who is named in these."""
    named = {share.whom for share in shares if share.kind is ShareKind.PERSON}
    named |= {stored.author for stored in versions}
    return frozenset(named | {line.person for line in log})
