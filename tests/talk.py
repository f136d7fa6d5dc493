"""A user at the chat API: opens a conversation, says things, and looks at what comes back."""

import uuid
from collections.abc import Sequence
from typing import Any

import httpx

Bericht = dict[str, Any]


class Talk:
    """One conversation with a running portal."""

    def __init__(self, address: str, kanaal: str = "web") -> None:
        self.client = httpx.Client(base_url=address, timeout=30, trust_env=False)
        opened = self.client.post("/api/v1/gesprekken", json={"kanaal": kanaal})
        assert opened.status_code == 201, opened.text
        body = opened.json()
        self.id: str = body["id"]
        self.client.headers["Authorization"] = f"Bearer {body['token']}"
        self.reply: list[Bericht] = body["berichten"]
        self.turns = 0

    def post(self, **body: Any) -> httpx.Response:
        """Send a message and give the raw response."""
        return self.client.post(
            f"/api/v1/gesprekken/{self.id}/berichten", json={"sleutel": str(uuid.uuid4()), **body}
        )

    def say(self, text: str) -> list[Bericht]:
        """Type something."""
        return self._took(self.post(tekst=text))

    def choose(self, *ids: str, text: str | None = None) -> list[Bericht]:
        """Choose by button, in answer to the open question."""
        body: dict[str, Any] = {"keuzes": list(ids)}
        if self.question is not None and self.question["stap"]:
            body["vraag"] = self.question["id"]
        if text is not None:
            body["tekst"] = text
        return self._took(self.post(**body))

    def fill(self, *cells: tuple[str, str]) -> list[Bericht]:
        """Fill in a grid by button."""
        chosen = [{"rij": row, "keuze": choice} for row, choice in cells]
        assert self.question is not None
        return self._took(self.post(vraag=self.question["id"], keuzes=chosen))

    def _took(self, response: httpx.Response) -> list[Bericht]:
        assert response.status_code == 200, response.text
        self.turns += 1
        self.reply = response.json()["berichten"]
        return self.reply

    @property
    def question(self) -> dict[str, Any] | None:
        """The question that is open now."""
        asked: list[dict[str, Any]] = [m["vraag"] for m in self.reply if m["vraag"] is not None]
        return asked[-1] if asked else None

    @property
    def asked(self) -> str:
        """The id of the open question, or an empty string."""
        return "" if self.question is None else str(self.question["id"])

    @property
    def text(self) -> str:
        """All that the bot said in its last reply."""
        return "\n\n".join(m["tekst"] for m in self.reply)

    @property
    def options(self) -> list[str]:
        """The ids of the options of the open question."""
        return [] if self.question is None else [option["id"] for option in self.question["opties"]]

    @property
    def ticked(self) -> list[str]:
        """The ids that are proposed."""
        return (
            []
            if self.question is None
            else [o["id"] for o in self.question["opties"] if o.get("voorstel")]
        )

    def analysis_id(self) -> str:
        """The id of the analysis, as the last message that has one says."""
        found = [m["analyse"] for m in self.history() if m["analyse"]]
        return str(found[-1])

    def analysis(self, analysis_id: str | None = None) -> dict[str, Any]:
        """The structured analysis."""
        response = self.client.get(f"/api/v1/analyses/{analysis_id or self.analysis_id()}")
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    def history(self) -> list[Bericht]:
        """Everything that was said."""
        response = self.client.get(f"/api/v1/gesprekken/{self.id}/berichten")
        assert response.status_code == 200, response.text
        found: list[Bericht] = response.json()["berichten"]
        return found

    def answers(self) -> dict[str, Any]:
        """What was answered, by question: ids, or (row, choice) pairs."""
        return {a["vraag"]: choices(a["keuzes"]) for a in self.analysis()["antwoorden"]}

    def words(self, question_id: str) -> str:
        """What was said in words in answer to a question."""
        answers = self.analysis()["antwoorden"]
        return next(str(a["tekst"]) for a in answers if a["vraag"] == question_id)


def choices(found: Sequence[Any]) -> list[Any]:
    """Choices of an answer in a form that is easy to compare."""
    return [c if isinstance(c, str) else (c["rij"], c["keuze"]) for c in found]
