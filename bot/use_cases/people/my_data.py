"""Everything that is kept of one person, in one piece of data: to see, to take along, before it is deleted."""

from dataclasses import dataclass

from bot.use_cases.export_analysis import ExportAnalysis
from bot.use_cases.people.linking import PersonLinks
from bot.use_cases.people.person import People, Person
from bot.use_cases.people.sharing import Dossiers
from bot.use_cases.people.views import (
    link_view,
    log_view,
    person_view,
    share_view,
    talked_view,
    token_view,
    version_views,
)
from bot.use_cases.ports import Store

FORMAT = "buurtbrug-mijn-gegevens/1"


@dataclass(frozen=True)
class MyData:
    """The use case with what it needs."""

    store: Store
    people: People
    dossiers: Dossiers
    export: ExportAnalysis
    links: PersonLinks

    def __call__(self, person: Person) -> dict[str, object]:
        """All of it. Raises StoreUnavailable."""
        return {
            "formaat": FORMAT,
            "persoon": person_view(person),
            "tokens": [token_view(token) for token in self.people.tokens(person.id)],
            "koppelingen": [link_view(link) for link in self.links.links_of(person.id)],
            "gesprekken": [
                talked_view(talked)
                | {"berichten": [m.as_json() for m in self.store.messages(talked.id)]}
                for talked in self.dossiers.conversations(person.id)
            ],
            "analyses": [self._analysis(i, person) for i in self.dossiers.analyses_of(person.id)],
            "logboek": [
                log_view(line, {person.id: person.name}) for line in self.dossiers.log_by(person.id)
            ],
        }

    def counts(self, person: Person) -> dict[str, int]:
        """How much there is of what."""
        return {
            "gesprekken": len(self.dossiers.conversations(person.id)),
            "analyses": len(self.dossiers.analyses_of(person.id)),
            "tokens": len(self.people.tokens(person.id)),
        }

    def _analysis(self, analysis_id: str, person: Person) -> dict[str, object]:
        versions = self.store.answer_versions(analysis_id)
        shares = self.dossiers.shares(analysis_id)
        others = frozenset(share.whom for share in shares) | {v.author for v in versions}
        names = dict(self.people.names(frozenset(others))) | {person.id: person.name}
        analysis = self.store.analysis(analysis_id)
        return self.export(analysis_id) | {
            "delingen": [share_view(share, names) for share in shares],
            "versies": version_views(analysis, versions, names, self.export.knowledge),
        }
