"""What the participants of a buurtoverleg saw, by domain and never by name, for who reads the report.

Nobody is led by the others: while somebody who was invited still has to finish, nothing of what was seen is told.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.interview.route import questionnaire_of
from bot.interview.state import Answer, InterviewState, Phase
from bot.interview.wording import in_words
from bot.use_cases.people.together import Agreement, Domain, Meetings, agreement
from bot.use_cases.ports import Analysis, Store
from knowledge.checks import Knowledge
from knowledge.checks.questionnaire import Question

# Who tells it, and how deep to go, say nothing of the neighbourhood.
_NOT_COMPARED = ("wie", "verdiep")


@dataclass(frozen=True)
class View:
    """One participant: the domain, with a number where more come from it, and what they answered."""

    domain: Domain
    number: int
    state: InterviewState


@dataclass(frozen=True)
class SeenRow:
    """One question: who said what in words, how far they agree, and what the group settled, if it did."""

    question: str
    short: str
    agreement: Agreement
    said: tuple[tuple[View, str], ...]
    settled: str


@dataclass(frozen=True)
class Together:
    """A buurtoverleg for who was not there. `rows` is empty while some of `domains` have not finished."""

    domains: tuple[Domain, ...]
    unfinished: int
    rows: tuple[SeenRow, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The form of the public contract (`overleg` of a report)."""
        return {
            "domeinen": [str(domain) for domain in self.domains],
            "nog_bezig": self.unfinished,
            "vragen": [
                {
                    "vraag": row.question,
                    "kort": row.short,
                    "eens": str(row.agreement),
                    "gezien": [
                        {"domein": str(v.domain), "nummer": v.number, "antwoord": words}
                        for v, words in row.said
                    ],
                    "vastgesteld": row.settled,
                }
                for row in self.rows
            ],
        }


@dataclass(frozen=True)
class SeenTogether:
    """The use case with what it needs."""

    store: Store
    meetings: Meetings
    knowledge: Knowledge

    def __call__(self, settled: Analysis) -> Together | None:
        """What was seen; None when nobody was invited. Raises StoreUnavailable."""
        participants = self.meetings.participants(settled.id)
        if not participants:
            return None
        own = [self.store.analysis(p.analysis).state if p.analysis else None for p in participants]
        domains = [p.domain for p in participants]
        done = [(d, state) for d, state in zip(domains, own, strict=True) if _is_done(state)]
        unfinished = len(participants) - len(done)
        if unfinished:
            return Together(tuple(domains), unfinished)
        views = _numbered([(domain, state) for domain, state in done if state is not None])
        rows = tuple(_rows(settled.state, views, self.knowledge))
        return Together(tuple(domains), 0, rows)


def _is_done(state: InterviewState | None) -> bool:
    return state is not None and state.phase is Phase.FINISHED


def _numbered(seen: Sequence[tuple[Domain, InterviewState]]) -> list[View]:
    """Views by domain; a number from 1 on only where a domain has more than one."""
    several = Counter(domain for domain, _ in seen)
    count: Counter[Domain] = Counter()
    views = []
    for domain, state in sorted(seen, key=lambda each: list(Domain).index(each[0])):
        count[domain] += 1
        views.append(View(domain, count[domain] if several[domain] > 1 else 0, state))
    return views


def _rows(
    settled: InterviewState, views: Sequence[View], knowledge: Knowledge
) -> Iterator[SeenRow]:
    questionnaire = questionnaire_of(settled, knowledge)
    for question in questionnaire.questions:
        is_left = question.id == questionnaire.closing.id or question.verhaal in _NOT_COMPARED
        given = [(v, a) for v in views if (a := v.state.answer_to(question.id)) is not None]
        if is_left or not any(answer.has_content for _, answer in given):
            continue
        own = settled.answer_to(question.id)
        yield SeenRow(
            question.id,
            question.kort,
            agreement([answer for _, answer in given]),
            tuple((v, _words(a, question, v.state, knowledge)) for v, a in given),
            "" if own is None else _words(own, question, settled, knowledge),
        )


def _words(answer: Answer, question: Question, state: InterviewState, knowledge: Knowledge) -> str:
    return " ".join(in_words(answer, question, state, knowledge).split())
