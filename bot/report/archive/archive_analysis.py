"""The use of this package: a stored analysis as a zip for the archive.

Only what cannot change any more belongs there, and only what is about a real neighbourhood.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.interview.state import Phase
from bot.report.archive.mdto import ArchivedAnalysis, FileFormat
from bot.report.archive.package import Representation, package
from bot.report.archive.settings import ArchiveSettings
from bot.report.pictures import available, draw
from bot.use_cases.export_analysis import ExportAnalysis
from bot.use_cases.ports import Analysis, BuurtbrugError, Clock, Store
from knowledge.checks import Knowledge

JSON = FileFormat("JSON Data Interchange Format", "fmt/817")
SVG = FileFormat("Scalable Vector Graphics 1.1", "fmt/92")
_CLOSED = (Phase.FINISHED, Phase.STOPPED)
Represent = Callable[[Analysis], Iterable[Representation]]


class NotForTheArchive(BuurtbrugError):
    """This analysis does not belong in an archive; the text says in Dutch why and what to do."""


@dataclass(frozen=True)
class ArchiveAnalysis:
    """The use case. Each of `represent` gives files that show the analysis, in this order."""

    store: Store
    knowledge: Knowledge
    represent: Sequence[Represent]
    now: Clock

    def __call__(self, analysis_id: str, settings: ArchiveSettings) -> bytes:
        """The zip. Raises NotForTheArchive, NotFound or StoreUnavailable."""
        analysis = self.store.analysis(analysis_id)
        _require_closed(analysis)
        files = [file for represent in self.represent for file in represent(analysis)]
        folder = f"{analysis.state.questionnaire}-{analysis.id}"
        archived = tuple(file.archived() for file in files)
        described = ArchivedAnalysis(
            id=analysis.id,
            name=_name(analysis, self.knowledge),
            description=_description(analysis),
            begun=analysis.started,
            changed=analysis.changed,
            files=archived,
        )
        return package(folder, described, files, settings, self.now())


def as_data(export: ExportAnalysis) -> Represent:
    """The structured analysis as one JSON file."""

    def represent(analysis: Analysis) -> Iterable[Representation]:
        text = json.dumps(export(analysis.id), ensure_ascii=False, indent=2) + "\n"
        yield Representation("analyse.json", JSON, text.encode())

    return represent


def as_pictures(knowledge: Knowledge) -> Represent:
    """The pictures that have something to show, as SVG files."""

    def represent(analysis: Analysis) -> Iterable[Representation]:
        for kind in available(analysis.state, knowledge):
            drawn = draw(kind, analysis.state, knowledge)
            yield Representation(f"{kind}.svg", SVG, drawn.encode())

    return represent


def _require_closed(analysis: Analysis) -> None:
    if analysis.state.practice:
        raise NotForTheArchive(
            "Dit is een oefening, geen analyse van een echte buurt. Een oefening hoort niet in het archief."
        )
    if analysis.state.phase not in _CLOSED:
        raise NotForTheArchive(
            f"Deze analyse kan nog veranderen (status: {analysis.state.phase.value}). Rond haar eerst af."
        )


def _name(analysis: Analysis, knowledge: Knowledge) -> str:
    title = knowledge.questionnaires[analysis.state.questionnaire].titel
    return f"{title}, {analysis.changed.date().isoformat()}"


def _description(analysis: Analysis) -> str:
    return (
        "Analyse van polarisatie in een buurt, gemaakt door een professional in gesprek met Buurtbrug. "
        f"Vragenlijst {analysis.state.questionnaire}, versie {analysis.questionnaire_version}; "
        f"kennis {analysis.knowledge_version}; status {analysis.state.phase.value}. "
        "Namen en andere persoonsgegevens zijn vooraf zo veel mogelijk vervangen."
    )
