"""From the files in `knowledge/` to a `Knowledge`, or one error that names everything to mend."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from knowledge.checks import located
from knowledge.checks.advice_rules import AdviceRules
from knowledge.checks.base import Knowledge
from knowledge.checks.exercise import Exercise, ExerciseFile
from knowledge.checks.problems import KnowledgeError, Problem, in_dutch, nearest
from knowledge.checks.questionnaire import Questionnaire
from knowledge.checks.references import (
    Known,
    dangling,
    dangling_in_exercises,
    dangling_in_questionnaire,
    dangling_in_rules,
)
from knowledge.checks.schema import (
    KINDS,
    AskedFile,
    BaseItem,
    KindFile,
    KindName,
    KindNameFile,
    PartyFile,
    PhraseFile,
    WordChoice,
    WordChoiceFile,
    WordFieldFile,
)
from knowledge.checks.trails import question_trail, trail

FOLDER = Path(__file__).resolve().parent.parent
# What is said in a conversation, and what stands in a report.
_PHRASE_FILES = ("gesprek.yml", "rapport.yml")


@cache
def shipped_knowledge() -> Knowledge:
    """The knowledge that comes with Buurtbrug; loaded once per process."""
    return load_knowledge(FOLDER)


def load_knowledge(folder: Path) -> Knowledge:
    """Load all kinds and questionnaires below `folder`.

    Raises KnowledgeError with all problems of all files at once, in Dutch.
    """
    loading = _Loading(folder)
    for kind in KINDS:
        loading.kind_file(kind)
    for path in sorted((folder / "questionnaires").glob("*.yml")):
        loading.questionnaire_file(path)
    for path in sorted((folder / "vragen").glob("*.yml")):
        loading.asked_file(path)
    loading.word_field_file()
    loading.word_choice_file()
    loading.party_file()
    loading.phrase_files()
    loading.kind_name_file()
    loading.advice_file()
    loading.exercise_file()
    loading.check_references()
    if loading.problems:
        raise KnowledgeError(loading.problems)
    return Knowledge(
        items={item_id: item for item_id, (item, _, _) in loading.items.items()},
        questionnaires={q.id: q for q, _ in loading.questionnaires},
        version=f"{loading.checked}-{loading.digest.hexdigest()[:8]}",
        phrases=loading.phrases,
        kind_names=loading.kind_names,
        advice_rules=loading.advice_rules,
        asked=loading.asked,
        asked_outside=loading.asked_outside,
        asked_lists=loading.asked_lists,
        word_fields=loading.word_fields,
        word_choices=loading.word_choices,
        parties=loading.parties,
        exercises={exercise.casus: exercise for exercise in loading.exercises},
    )


Model = TypeVar("Model", bound=BaseModel)
Trail = Callable[[located.Place], str]
_WITHOUT_OWNER: Trail = partial(trail, "")


@dataclass(frozen=True)
class _File:
    """One file that was read: its name as editors know it, its data and lines."""

    name: str
    located: located.Located


class _Loading:
    """What was read so far, and what was wrong with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.items: dict[str, tuple[BaseItem, _File, located.Place]] = {}
        self.broken_items: set[str] = set()
        self.broken_kinds: set[str] = set()
        self.questionnaires: list[tuple[Questionnaire, _File]] = []
        self.asked: dict[str, tuple[str, ...]] = {}
        self.asked_files: list[tuple[AskedFile, _File]] = []
        self.asked_outside: dict[str, tuple[str, ...]] = {}
        self.asked_lists: dict[str, tuple[str, ...]] = {}
        self.word_fields: dict[str, tuple[str, ...]] = {}
        self.word_choices: tuple[WordChoice, ...] = ()
        self.parties = PartyFile()
        self.phrases: dict[str, str] = {}
        self.kind_names: dict[str, KindName] = {}
        self.advice: _File | None = None
        self.advice_rules: AdviceRules | None = None
        self.practice: _File | None = None
        self.exercises: tuple[Exercise, ...] = ()
        self.digest = hashlib.sha256()
        self.checked = ""

    def kind_file(self, kind: str) -> None:
        path = self.folder / f"{kind}.yml"
        if not path.exists():
            return
        file = self._read(path)
        head = None if file is None else self._validated(KindFile, file.located.data, file)
        if file is None or head is None:
            self.broken_kinds.add(kind)
            return
        if head.soort != kind:
            message = f"dit bestand is voor soort '{kind}', niet '{head.soort}'."
            self._report(file, ("soort",), "soort", message)
        self.checked = max(self.checked, head.nagekeken.isoformat())
        for i, raw in enumerate(head.items):
            self._item(kind, raw, file, ("items", i))

    def _item(self, kind: str, raw: object, file: _File, place: located.Place) -> None:
        item_id = str(raw.get("id", "item zonder id")) if isinstance(raw, dict) else "item"
        item = self._validated(KINDS[kind], raw, file, place, partial(trail, item_id))
        if item is None:
            self.broken_items.add(item_id)
        elif item.soort != kind:
            message = f"de id moet beginnen met '{kind}/'."
            self._report(file, (*place, "id"), trail(item_id, ("id",)), message)
        elif item.id in self.items:
            message = f"deze id bestaat al, in {self._where(item.id)}. Kies een andere."
            self._report(file, (*place, "id"), trail(item_id, ("id",)), message)
        else:
            self.items[item.id] = (item, file, place)

    def _where(self, item_id: str) -> str:
        _, file, place = self.items[item_id]
        return f"regel {file.located.line(place)}"

    def questionnaire_file(self, path: Path) -> None:
        file = self._read(path)
        if file is None:
            return
        data = file.located.data
        found = self._validated(Questionnaire, data, file, (), partial(question_trail, data))
        if found is None:
            return
        if any(found.id == other.id for other, _ in self.questionnaires):
            message = f"er is al een vragenlijst '{found.id}'. Kies een andere id."
            self._report(file, ("id",), "id", message)
        self.questionnaires.append((found, file))

    def asked_file(self, path: Path) -> None:
        file = self._read(path)
        head = None if file is None else self._validated(AskedFile, file.located.data, file)
        if file is None or head is None:
            return
        if head.soort == "buiten":
            self.asked_outside |= head.vragen
            return
        if head.soort == "lijst":
            self.asked_lists |= head.vragen
        else:
            self.asked |= head.vragen
        self.asked_files.append((head, file))

    def word_field_file(self) -> None:
        head = self._single("woordvelden.yml", WordFieldFile)
        self.word_fields = head.velden if head is not None else {}

    def word_choice_file(self) -> None:
        head = self._single("woordkeus.yml", WordChoiceFile)
        self.word_choices = head.woordkeus if head is not None else ()

    def party_file(self) -> None:
        self.parties = self._single("partijen.yml", PartyFile) or PartyFile()

    def phrase_files(self) -> None:
        for name in _PHRASE_FILES:
            head = self._single(name, PhraseFile)
            self.phrases |= head.zinnen if head is not None else {}

    def kind_name_file(self) -> None:
        head = self._single("soorten.yml", KindNameFile)
        self.kind_names = head.soorten if head is not None else {}

    def _single(self, name: str, model: type[Model]) -> Model | None:
        """The content of a file of which there is one; None when it is not there or not right."""
        path = self.folder / name
        file = self._read(path) if path.exists() else None
        return None if file is None else self._validated(model, file.located.data, file)

    def advice_file(self) -> None:
        path = self.folder / "advies.yml"
        self.advice = self._read(path) if path.exists() else None
        if self.advice is not None:
            data = self.advice.located.data
            self.advice_rules = self._validated(AdviceRules, data, self.advice)

    def exercise_file(self) -> None:
        path = self.folder / "oefeningen.yml"
        self.practice = self._read(path) if path.exists() else None
        if self.practice is not None:
            head = self._validated(ExerciseFile, self.practice.located.data, self.practice)
            self.exercises = head.oefeningen if head is not None else ()

    def check_references(self) -> None:
        """To be called when all files are read. What is broken itself counts as existing."""
        self._check_asked()
        known = Known(frozenset(self.items) | self.broken_items, frozenset(self.broken_kinds))
        for item, file, place in self.items.values():
            for within, message in dangling(item, known):
                self._report(file, (*place, *within), trail(item.id, within), message)
        for questionnaire, file in self.questionnaires:
            for within, message in dangling_in_questionnaire(questionnaire, known):
                where = question_trail(file.located.data, within)
                self._report(file, within, where, message)
            self._check_sequel(questionnaire, file)
        if self.advice is not None and self.advice_rules is not None:
            for within, message in dangling_in_rules(self.advice_rules, known):
                self._report(self.advice, within, trail("", within), message)
        if self.practice is not None:
            lists = {questionnaire.id: questionnaire for questionnaire, _ in self.questionnaires}
            for within, message in dangling_in_exercises(self.exercises, lists, known):
                self._report(self.practice, within, trail("", within), message)

    def _check_asked(self) -> None:
        """Questions about what does not exist; only when all items are well, lest one mistake be told twice."""
        for head, file in self.asked_files if not self.problems else ():
            known = {*self.items, *(KINDS if head.soort == "lijst" else ())}
            for item_id in head.vragen.keys() - known:
                message = f"'{item_id}' bestaat niet.{nearest(item_id, known)}"
                self._report(file, ("vragen", item_id), item_id, message)

    def _check_sequel(self, questionnaire: Questionnaire, file: _File) -> None:
        known = {other.id for other, _ in self.questionnaires}
        sequel = questionnaire.vervolg
        if sequel is not None and sequel not in known:
            message = f"er is geen vragenlijst '{sequel}'.{nearest(sequel, known)}"
            self._report(file, ("vervolg",), "vervolg", message)

    def _read(self, path: Path) -> _File | None:
        self.digest.update(path.read_bytes())
        name = f"knowledge/{path.relative_to(self.folder).as_posix()}"
        try:
            return _File(name, located.read(path))
        except located.NotReadable as error:
            message = f"dit is niet te lezen: {error.problem}."
            self.problems.append(Problem(name, error.line, "", message))
            return None

    def _validated(
        self,
        model: type[Model],
        raw: object,
        file: _File,
        place: located.Place = (),
        trail_of: Trail = _WITHOUT_OWNER,
    ) -> Model | None:
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            for within, message in in_dutch(error, model):
                self._report(file, (*place, *within), trail_of(within), message)
            return None

    def _report(self, file: _File, place: located.Place, where: str, message: str) -> None:
        self.problems.append(Problem(file.name, file.located.line(place), where, message))
