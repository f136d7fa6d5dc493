"""Settings and real objects, joined once: the only module that knows everybody.

Settings come from the environment; every one of them is described in docs/operations.md.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from sqlalchemy import Engine

from bot.interview.state import InterviewState
from bot.privacy import name_model
from bot.privacy.mask import STRUCTURED, Mask
from bot.privacy.name_words import shipped_lists, well_known
from bot.privacy.names import FindNames, phrases
from bot.reading.ask import KindWords, Subjects
from bot.reading.decide import decide
from bot.reading.likeness import Likeness
from bot.reading.lookup import Lookup
from bot.reading.meaning import Option, Signal
from bot.reading.naming import Names
from bot.reading.part_intents import PartIntents
from bot.reading.story import judgement
from bot.reading.story.read_story import ReadStory, Story
from bot.reading.text_model import TextModel, load
from bot.report.archive.archive_analysis import ArchiveAnalysis, as_data, as_pictures
from bot.report.make_report import MakeReport
from bot.report.pictures import DrawPicture
from bot.storage.address import database_url
from bot.storage.administration import SqlAdministration
from bot.storage.advisory import AdvisoryLocks
from bot.storage.channel_store import SqlChannelStore
from bot.storage.dossiers import SqlDossiers
from bot.storage.editorial import SqlEditorial
from bot.storage.engine import make_engine
from bot.storage.meetings import SqlMeetings
from bot.storage.people import SqlPeople
from bot.storage.person_links import SqlPersonLinks
from bot.storage.retention import SqlRetention
from bot.storage.store import SqlStore
from bot.use_cases.answer_question import AnswerQuestion
from bot.use_cases.askable import item_names, name_words, parts_of, related_to, rows_of, towns_of
from bot.use_cases.channel_ports import ChannelStore
from bot.use_cases.compare_versions import CompareVersions
from bot.use_cases.export_analysis import ExportAnalysis
from bot.use_cases.open_conversation import OpenConversation
from bot.use_cases.people.administration import Administration
from bot.use_cases.people.clean_up import CleanUp
from bot.use_cases.people.editorial import Editorial
from bot.use_cases.people.linking import Linking, PersonLinks
from bot.use_cases.people.my_data import MyData
from bot.use_cases.people.person import People
from bot.use_cases.people.seen_together import SeenTogether
from bot.use_cases.people.settle import Settle
from bot.use_cases.people.sharing import Dossiers
from bot.use_cases.people.together import Meetings
from bot.use_cases.reading import Reading
from bot.use_cases.take_turn import TakeTurn
from bot.use_cases.understand import asked
from bot.use_cases.visits import ForgetVisits, KeepVisit
from knowledge.checks import Knowledge, shipped_knowledge
from knowledge.checks.schema import Item

_SHORTEST_SECRET = 16
_MOST_HOURS = 8760
_STORIES_KEPT = 64
_PARTS_KEPT = 16
_MODELS = Path(__file__).resolve().parents[1] / "models"
_NO_SIGNAL = Signal("", 0.0)


class SettingsError(Exception):
    """A setting is missing or wrong; the message says in Dutch what to do."""


@dataclass(frozen=True)
class Settings:
    """What differs between installations. Ports are on this machine; the secret joins the processes."""

    secret: str
    engine_addresses: tuple[str, ...]
    actions_host: str
    actions_port: int
    portal_host: str
    portal_port: int
    widget_hosts: str = ""
    visit: dt.timedelta = dt.timedelta(hours=24)
    action_servers: tuple[str, ...] = ()
    metrics_token: str = ""
    turns_at_once: int = 32
    longest_wait_seconds: int = 8

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read all settings; SettingsError when the secret is missing or too short, or a number is none."""
        secret = os.environ.get("BUURTBRUG_SECRET", "")
        if len(secret) < _SHORTEST_SECRET:
            raise SettingsError(
                f"Zet BUURTBRUG_SECRET op een geheim van ten minste {_SHORTEST_SECRET} tekens, of start met `make run`."
            )
        engine_port = os.environ.get("BUURTBRUG_ENGINE_PORT", "5005")
        actions_host = os.environ.get("BUURTBRUG_ACTIONS_HOST", "127.0.0.1")
        actions_port = _port("BUURTBRUG_ACTIONS_PORT", "5055")
        return cls(
            secret=secret,
            engine_addresses=_addresses("BUURTBRUG_ENGINE_URL", f"http://127.0.0.1:{engine_port}"),
            actions_host=actions_host,
            actions_port=actions_port,
            portal_host=os.environ.get("BUURTBRUG_PORTAL_HOST", "127.0.0.1"),
            portal_port=_port("BUURTBRUG_PORTAL_PORT", "8000"),
            widget_hosts=os.environ.get("BUURTBRUG_WIDGET_HOSTS", ""),
            visit=length_of_visit(),
            action_servers=_addresses(
                "BUURTBRUG_ACTIONS_URL", f"http://{actions_host}:{actions_port}/webhook"
            ),
            metrics_token=_metrics_token(),
            turns_at_once=_whole_number("BUURTBRUG_TURNS_AT_ONCE", 32, 1000),
            longest_wait_seconds=_whole_number("BUURTBRUG_LONGEST_WAIT", 8, 60),
        )


def _port(name: str, default: str) -> int:
    given = os.environ.get(name, default)
    if not given.isdecimal():
        raise SettingsError(f"Zet {name} op het nummer van een poort, bijvoorbeeld {default}.")
    return int(given)


def length_of_visit() -> dt.timedelta:
    """How long after its last message a visitor's conversation is forgotten. SettingsError when it is no number."""
    given = os.environ.get("BUURTBRUG_WIDGET_HOURS", "24")
    if not given.isdecimal() or not 0 < int(given) <= _MOST_HOURS:
        raise SettingsError(
            f"Zet BUURTBRUG_WIDGET_HOURS op een heel aantal uren van 1 tot en met {_MOST_HOURS}, bijvoorbeeld 24."
        )
    return dt.timedelta(hours=int(given))


def _addresses(name: str, default: str) -> tuple[str, ...]:
    """One address or several, separated by spaces; without the path and a slash at the end."""
    given = (os.environ.get(name) or default).split()
    if any(not address.startswith(("http://", "https://")) for address in given):
        raise SettingsError(
            f"Zet {name} op een of meer adressen met http:// of https:// ervoor, met spaties ertussen."
        )
    return tuple(address.rstrip("/").removesuffix("/webhook") for address in given)


def _whole_number(name: str, usual: int, most: int) -> int:
    given = os.environ.get(name, str(usual))
    if not given.isdecimal() or not 0 < int(given) <= most:
        raise SettingsError(
            f"Zet {name} op een heel getal van 1 tot en met {most}, bijvoorbeeld {usual}."
        )
    return int(given)


def _metrics_token() -> str:
    given = os.environ.get("BUURTBRUG_METRICS_TOKEN", "")
    if given and len(given) < _SHORTEST_SECRET:
        raise SettingsError(
            f"Zet BUURTBRUG_METRICS_TOKEN op ten minste {_SHORTEST_SECRET} tekens, of laat het leeg."
        )
    return given


def now() -> dt.datetime:
    """The time in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True)
class Wiring:
    """The objects that the processes and the command share; each is made when it is first used."""

    knowledge: Knowledge

    @cached_property
    def database(self) -> Engine:
        """The database behind DATABASE_URL; connects only when it is used."""
        return make_engine()

    @cached_property
    def store(self) -> SqlStore:
        """The store of conversations and analyses."""
        return SqlStore(self.database)

    @cached_property
    def channel_store(self) -> ChannelStore:
        """What channels in other systems keep."""
        return SqlChannelStore(self.database)

    @cached_property
    def locks_across_portals(self) -> AdvisoryLocks | None:
        """With PostgreSQL several portals may run, and share these; with an SQLite file there is one."""
        url = database_url()
        return AdvisoryLocks(url) if url.get_backend_name() == "postgresql" else None

    @cached_property
    def people(self) -> People:
        """What keeps persons and their ways in."""
        return SqlPeople(self.database)

    @cached_property
    def person_links(self) -> PersonLinks:
        """What keeps who in another system is which person."""
        return SqlPersonLinks(self.database)

    @cached_property
    def linking(self) -> Linking:
        """The use case by which a person is the same in another system."""
        return Linking(self.people, self.person_links, now)

    @cached_property
    def administration(self) -> Administration:
        """What an administrator sees and does."""
        return SqlAdministration(self.database)

    @cached_property
    def dossiers(self) -> Dossiers:
        """What keeps whose an analysis is, and with whom it is shared."""
        return SqlDossiers(self.database)

    @cached_property
    def meetings(self) -> Meetings:
        """What keeps who takes part in a buurtoverleg."""
        return SqlMeetings(self.database)

    @cached_property
    def editorial(self) -> Editorial:
        """What keeps what editors learn."""
        return SqlEditorial(self.database)

    @cached_property
    def clean_up(self) -> CleanUp:
        """The use case that deletes what is over its time."""
        return CleanUp(SqlRetention(self.database), now)

    @cached_property
    def lookup(self) -> Lookup:
        """The search over everything that can be explained."""
        return Lookup(load(_MODELS / "vragen.npz"), name_words(self.knowledge))

    def warm_up(self) -> None:
        """Read one text for every question, so that no user waits for what is loaded and indexed once."""
        self.lookup.find("wat is polarisatie?")
        for questionnaire in self.knowledge.questionnaires.values():
            state = InterviewState(questionnaire.id)
            for question in questionnaire.questions:
                decide("goed", asked(question, state, self.knowledge, ()), _NO_SIGNAL, ())

    @cached_property
    def answer_question(self) -> AnswerQuestion:
        """The use case behind a question about the subject."""
        subjects = Subjects(
            lookup=self.lookup,
            filters=tuple(_filter_options(self.knowledge)),
            kinds={
                kind: KindWords(name.lijst, name.een, name.vraag_met)
                for kind, name in self.knowledge.kind_names.items()
            },
            names=Names.of(item_names(self.knowledge)),
            parts=parts_of(self.knowledge),
            related=related_to(self.knowledge),
            towns=towns_of(self.knowledge),
            rows=rows_of(self.knowledge),
        )
        return AnswerQuestion(self.knowledge, subjects)

    @cached_property
    def likeness(self) -> Likeness:
        """What an answer and its parts are like; several steps look at the same one."""
        scores = lru_cache(maxsize=_PARTS_KEPT)(self.statements.scores)
        return Likeness(scores, self.lookup.scores, self.statements.words.__contains__)

    @cached_property
    def intent_of(self) -> PartIntents:
        """What a part of a message wants."""
        return PartIntents(load(_MODELS / "bedoelingen.npz"))

    @cached_property
    def statements(self) -> TextModel:
        """What people's statements amount to."""
        return load(_MODELS / "uitspraken.npz")

    @cached_property
    def read_story(self) -> Callable[[str], Story]:
        """The reader of stories; one that was just read is looked at again with the next questions."""
        reader = ReadStory(self.statements, judgement.load(_MODELS / "verhaal.json"))
        return lru_cache(maxsize=_STORIES_KEPT)(reader)

    @cached_property
    def reading(self) -> Reading:
        """All that turns understand texts with."""
        return Reading(self.answer_question, self.likeness, self.read_story, self.intent_of)

    @cached_property
    def mask(self) -> Mask:
        """The privacy seam: what it leaves of a text is all that anybody stores, logs or forwards."""
        model = name_model.load(_MODELS / "namen.npz")
        own = (name.text for name in item_names(self.knowledge))
        names = FindNames(model, shipped_lists(), phrases((*own, *well_known())))
        return Mask((*STRUCTURED, names))

    @cached_property
    def take_turn(self) -> TakeTurn:
        """The use case behind every message."""
        return TakeTurn(self.store, self.knowledge, self.reading, now)

    @cached_property
    def open_conversation(self) -> OpenConversation:
        """The use case behind a new conversation."""
        return OpenConversation(self.store, self.knowledge, now)

    @cached_property
    def keep_visit(self) -> KeepVisit:
        """The use case behind "bewaar dit gesprek"."""
        return KeepVisit(self.store)

    @cached_property
    def forget_visits(self) -> ForgetVisits:
        """The use case that deletes the conversations of visitors."""
        return ForgetVisits(self.store, now)

    @cached_property
    def export_analysis(self) -> ExportAnalysis:
        """The use case behind the JSON form of an analysis."""
        return ExportAnalysis(self.store, self.knowledge)

    @cached_property
    def compare_versions(self) -> CompareVersions:
        """The use case behind the versions of an analysis."""
        return CompareVersions(self.store, self.knowledge)

    @cached_property
    def archive_analysis(self) -> ArchiveAnalysis:
        """The use case behind the package for the archive."""
        represent = (as_data(self.export_analysis), as_pictures(self.knowledge))
        return ArchiveAnalysis(self.store, self.knowledge, represent, now)

    @cached_property
    def settle(self) -> Settle:
        """The use case by which a group settles a question."""
        return Settle(self.store, self.knowledge, now)

    @cached_property
    def seen_together(self) -> SeenTogether:
        """The use case behind what a buurtoverleg saw, for the report."""
        return SeenTogether(self.store, self.meetings, self.knowledge)

    @cached_property
    def my_data(self) -> MyData:
        """The use case behind "Mijn gegevens"."""
        return MyData(
            self.store, self.people, self.dossiers, self.export_analysis, self.person_links
        )

    @cached_property
    def make_report(self) -> MakeReport:
        """The use case behind the reports of an analysis."""
        return MakeReport(self.store, self.knowledge, now, self.seen_together)

    @cached_property
    def draw_picture(self) -> DrawPicture:
        """The use case behind the pictures of an analysis."""
        return DrawPicture(self.store, self.knowledge)


_FILTERS = ("oorzaak", "vorm", "sentiment", "trigger", "doelgroep", "locatie")


def _filter_options(knowledge: Knowledge) -> Iterator[Option]:
    """The problems, groups and places by which a list of approaches can be narrowed."""
    for kind in _FILTERS:
        for item in knowledge.of_kind(kind):
            if isinstance(item, Item) and not item.id.endswith("/anders"):
                yield Option(item.id, item.titel, (item.kort, *item.ook))


@cache
def wiring() -> Wiring:
    """The wiring of this process, with the knowledge that comes with Buurtbrug."""
    return Wiring(shipped_knowledge())
