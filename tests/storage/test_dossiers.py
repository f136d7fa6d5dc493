"""What is whose, with whom it is shared and how it goes, the same on each database."""

import datetime as dt
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, select

from bot.interview.state import Answer
from bot.storage import SqlStore, make_engine
from bot.storage.dossiers import SqlDossiers
from bot.storage.people import SqlPeople
from bot.storage.tables import metadata
from bot.use_cases.messages import text_message
from bot.use_cases.people.person import Person, Profile
from bot.use_cases.people.sharing import Deed, LogLine, Right, Share, ShareKind
from bot.use_cases.ports import Analysis, Conflict, Conversation, NotFound
from tests.storage.samples import LOCATION, START, a_conversation, a_turn, an_analysis

HOUR = dt.timedelta(hours=1)
AFTERWARDS = [text_message("Weg is weg.")]


@dataclass
class Town:
    """Two colleagues, somebody of elsewhere, and what keeps their work."""

    engine: Engine
    store: SqlStore
    dossiers: SqlDossiers
    anna: Person
    bram: Person
    carla: Person

    def opens(self, person: Person, **more: str) -> Conversation:
        conversation = Conversation(str(uuid.uuid4()), "web", START, person=person.id, **more)
        self.store.open_conversation(conversation, f"hash-{conversation.id}", [text_message("Dag")])
        return conversation

    def analyses(self, conversation: Conversation, *answers: Answer) -> Analysis:
        analysis = an_analysis(conversation, *answers)
        now = self.store.conversation(conversation.id)
        author = conversation.person or ""
        self.store.record(replace(a_turn(now, analysis), author=author))
        return analysis

    def shares(self, analysis: Analysis, kind: ShareKind, whom: str, right: Right) -> None:
        self.dossiers.share(analysis.id, Share(kind, whom, right, START))

    def everything(self) -> str:
        """All rows of all tables, as text."""
        with self.engine.connect() as connection:
            return "\n".join(
                str(row)
                for table in metadata.sorted_tables
                for row in connection.execute(select(table))
            )


@pytest.fixture
def town(engine: Engine, store: SqlStore) -> Town:
    people = SqlPeople(engine)
    anna = people.welcome(Profile("https://inlog", "a", "Anna", "a@x.example", ("Noord",)), START)
    bram = people.welcome(Profile("https://inlog", "b", "Bram", None, ("Noord", "Zuid")), START)
    carla = people.welcome(Profile("https://elders", "c", "Carla", None, ("Noord",)), START)
    return Town(engine, store, SqlDossiers(engine), anna, bram, carla)


# Who may see what


def test_only_the_owner_sees_what_is_not_shared(town: Town) -> None:
    analysis = town.analyses(town.opens(town.anna), LOCATION)
    assert town.dossiers.right(town.anna, analysis.id) is Right.OWN
    assert town.dossiers.right(town.bram, analysis.id) is None
    assert [e.id for e in town.dossiers.entries(town.anna)] == [analysis.id]
    assert town.dossiers.entries(town.bram) == ()


def test_unknown_and_forbidden_are_the_same(town: Town) -> None:
    nobodys = an_analysis(a_conversation(town.store))
    town.store.record(a_turn(town.store.conversation(nobodys.conversation), nobodys))
    assert town.dossiers.right(town.anna, nobodys.id) is None
    assert town.dossiers.right(town.anna, "bestaat-niet") is None


@pytest.mark.parametrize(
    ("kind", "whom"),
    [
        (ShareKind.TEAM, "Zuid"),
        (ShareKind.ORGANISATION, "https://inlog"),
        (ShareKind.PERSON, "bram"),
    ],
)
def test_shared_is_seen_by_those_it_was_shared_with_and_no_others(
    town: Town, kind: ShareKind, whom: str
) -> None:
    analysis = town.analyses(town.opens(town.anna), LOCATION)
    town.shares(analysis, kind, town.bram.id if whom == "bram" else whom, Right.READ)
    (entry,) = town.dossiers.entries(town.bram)
    assert (entry.id, entry.right, entry.owner) == (analysis.id, Right.READ, town.anna.id)
    assert town.dossiers.right(town.carla, analysis.id) is None
    assert town.dossiers.entries(town.carla) == ()
    town.dossiers.withdraw(analysis.id, kind, town.bram.id if whom == "bram" else whom)
    assert town.dossiers.right(town.bram, analysis.id) is None
    assert town.dossiers.entries(town.bram) == ()


def test_the_widest_right_counts_and_can_be_changed(town: Town) -> None:
    analysis = town.analyses(town.opens(town.anna), LOCATION)
    town.shares(analysis, ShareKind.TEAM, "Zuid", Right.READ)
    town.shares(analysis, ShareKind.PERSON, town.bram.id, Right.WRITE)
    assert town.dossiers.right(town.bram, analysis.id) is Right.WRITE
    town.shares(analysis, ShareKind.PERSON, town.bram.id, Right.READ)
    assert town.dossiers.right(town.bram, analysis.id) is Right.READ
    assert len(town.dossiers.shares(analysis.id)) == 2


def test_what_is_not_shared_cannot_be_withdrawn_and_what_is_not_there_not_shared(
    town: Town,
) -> None:
    analysis = town.analyses(town.opens(town.anna), LOCATION)
    with pytest.raises(NotFound):
        town.dossiers.withdraw(analysis.id, ShareKind.TEAM, "Noord")
    with pytest.raises(NotFound):
        town.dossiers.share("weg", Share(ShareKind.TEAM, "Noord", Right.READ, START))


def test_practice_is_not_listed(town: Town) -> None:
    conversation = town.opens(town.anna)
    practice = an_analysis(conversation)
    practice = replace(practice, state=replace(practice.state, practice="casus/1"))
    town.store.record(a_turn(conversation, practice))
    assert town.dossiers.entries(town.anna) == ()
    assert town.dossiers.analyses_of(town.anna.id) == (practice.id,)


def test_a_list_tells_what_it_is_about_and_what_can_go_on(town: Town) -> None:
    conversation = town.opens(town.anna)
    first = town.analyses(conversation, Answer("buurt", text="De flats"))
    second = town.analyses(conversation, LOCATION)
    listed = {entry.id: entry for entry in town.dossiers.entries(town.anna)}
    assert (listed[first.id].about, listed[first.id].is_open) == ("De flats", False)
    assert (listed[second.id].about, listed[second.id].is_open) == ("", True)
    assert [t.id for t in town.dossiers.conversations(town.anna.id)] == [conversation.id]


# Two who write


def test_a_turn_that_did_not_see_the_one_before_is_refused(town: Town) -> None:
    analysis = town.analyses(town.opens(town.anna), LOCATION)
    of_bram = town.opens(town.bram, joined=analysis.id, analysis=analysis.id)
    read = town.store.analysis(analysis.id)
    answered = replace(read, state=replace(read.state, answers=(*read.state.answers,)))
    town.store.record(a_turn(of_bram, answered))
    late = a_turn(town.store.conversation(analysis.conversation), answered)
    with pytest.raises(Conflict):
        town.store.record(late)
    again = replace(late, analysis=town.store.analysis(analysis.id))
    town.store.record(again)


# Going for good


def test_a_turn_that_was_under_way_does_not_bring_back_what_was_deleted(town: Town) -> None:
    conversation = town.opens(town.anna)
    gone = town.analyses(conversation, LOCATION)
    town.analyses(conversation, LOCATION)
    under_way = town.store.analysis(gone.id)
    town.dossiers.forget_analysis(gone.id, AFTERWARDS)
    with pytest.raises(Conflict):
        town.store.record(a_turn(town.store.conversation(conversation.id), under_way))
    assert town.dossiers.right(town.anna, gone.id) is None


def test_analysis_goes_with_all_that_was_said_about_it(town: Town) -> None:
    conversation = town.opens(town.anna)
    analysis = town.analyses(conversation, LOCATION)
    town.shares(analysis, ShareKind.PERSON, town.bram.id, Right.WRITE)
    joined = town.opens(town.bram, joined=analysis.id, analysis=analysis.id)
    town.store.record(a_turn(joined))
    town.dossiers.forget_analysis(analysis.id, AFTERWARDS)
    for conversation_id in (conversation.id, joined.id):
        with pytest.raises(NotFound):
            town.store.conversation(conversation_id)
    for trace in (analysis.id, conversation.id, "op het plein", "’s avonds"):
        assert trace not in town.everything()
    with pytest.raises(NotFound):
        town.dossiers.forget_analysis(analysis.id, AFTERWARDS)


def test_other_analyses_of_the_conversation_stay_without_what_was_said(town: Town) -> None:
    conversation = town.opens(town.anna)
    first = town.analyses(conversation, replace(LOCATION, text="geheim"))
    second = town.analyses(conversation, LOCATION)
    town.dossiers.forget_analysis(first.id, AFTERWARDS)
    assert town.store.analysis(second.id).state == second.state
    assert [m.tekst for m in town.store.messages(conversation.id)] == ["Weg is weg."]
    assert "geheim" not in town.everything()
    town.store.record(a_turn(town.store.conversation(conversation.id)))


def test_person_goes_with_everything_and_leaves_no_name_in_what_is_of_others(town: Town) -> None:
    of_bram = town.analyses(town.opens(town.bram), LOCATION)
    town.shares(of_bram, ShareKind.PERSON, town.anna.id, Right.WRITE)
    joined = town.opens(town.anna, joined=of_bram.id, analysis=of_bram.id)
    known = town.store.analysis(of_bram.id)
    changed = replace(known, state=replace(known.state, answers=(Answer("rol"), LOCATION)))
    town.store.record(replace(a_turn(joined, changed), author=town.anna.id))
    town.analyses(town.opens(town.anna), LOCATION)
    town.dossiers.note(LogLine(START, town.anna.id, Deed.READ, of_bram.id))
    SqlPeople(town.engine).keep_session("h", town.anna.id, START)
    town.dossiers.forget_person(town.anna.id)
    left = town.everything()
    for trace in (town.anna.id, "Anna", "a@x.example", joined.id):
        assert trace not in left
    authors = {v.author for v in town.store.answer_versions(of_bram.id)}
    assert authors == {town.bram.id, "verwijderd"}


def test_deleted_text_cannot_be_read_from_the_file_either(sqlite_database: URL) -> None:
    engine = make_engine(sqlite_database)
    store, dossiers = SqlStore(engine), SqlDossiers(engine)
    analysis = an_analysis(a_conversation(store), replace(LOCATION, text="kenmerkendwoord"))
    store.record(a_turn(store.conversation(analysis.conversation), analysis))
    assert "kenmerkendwoord" in on_disk(sqlite_database)
    dossiers.forget_analysis(analysis.id, AFTERWARDS)
    assert "kenmerkendwoord" not in on_disk(sqlite_database)
    engine.dispose()


def on_disk(database: URL) -> str:
    assert database.database is not None
    file = Path(database.database)
    return "".join(p.read_bytes().decode("latin-1") for p in file.parent.glob(f"{file.name}*"))


# Whose it becomes


def test_conversation_of_nobody_can_be_claimed_once(town: Town) -> None:
    conversation = a_conversation(town.store)
    town.dossiers.claim(conversation.id, town.anna.id)
    assert town.store.conversation(conversation.id).person == town.anna.id
    with pytest.raises(NotFound):
        town.dossiers.claim(conversation.id, town.bram.id)


# What was done


def test_reading_again_within_the_hour_is_one_reading(town: Town) -> None:
    line = LogLine(START, town.anna.id, Deed.READ, "x")
    for later in (dt.timedelta(), HOUR / 2, 2 * HOUR):
        town.dossiers.note(replace(line, at=START + later))
    town.dossiers.note(replace(line, deed=Deed.EXPORTED))
    town.dossiers.note(replace(line, deed=Deed.EXPORTED))
    deeds = [found.deed for found in town.dossiers.log_about("x")]
    assert sorted(deeds) == [Deed.READ, Deed.READ, Deed.EXPORTED, Deed.EXPORTED]
    assert len(town.dossiers.log_by(town.anna.id)) == 4
