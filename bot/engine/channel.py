"""The only door into the engine: the portal's messages, with the shared secret.

Rasa's own REST channel has no check at all. Text arrives masked; nothing here logs it.
"""

import hmac
import logging
import os
import time
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.engine.action_calls import close_session
from bot.engine.conversation_frame import ConversationFrame, current_frame
from bot.engine.log_lines import write_json_where_wanted
from bot.engine.quiet_logs import keep_texts_out_of_logs
from bot.engine.runs_of_signs import shortened

logger = logging.getLogger(__name__)
SECRET_VARIABLE = "BUURTBRUG_SECRET"  # noqa: S105 - the name of a setting
_SHORTEST_SECRET = 16
OnMessage = Callable[[UserMessage], Awaitable[Any]]


class BuurtbrugInput(InputChannel):
    """Takes `{"gesprek", "tekst", "interview", "metadata"}` and answers with what the bot said."""

    def __init__(self, secret: str) -> None:
        if len(secret) < _SHORTEST_SECRET:
            raise ValueError(f"{SECRET_VARIABLE} must hold at least {_SHORTEST_SECRET} characters")
        self._secret = secret

    @classmethod
    def name(cls) -> str:
        """The name in the address: /webhooks/buurtbrug/."""
        return "buurtbrug"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        """The secret comes from the environment, never from a file in the repository."""
        keep_texts_out_of_logs()
        write_json_where_wanted()
        return cls(os.environ.get(SECRET_VARIABLE, ""))

    def is_allowed(self, header: str | None) -> bool:
        """Whether the header carries the secret; compared in constant time."""
        return hmac.compare_digest((header or "").encode(), f"Bearer {self._secret}".encode())

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """The two addresses: one to see that it lives, one for messages."""
        blueprint = Blueprint("buurtbrug_channel")

        @blueprint.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            if agent is None or not agent.is_ready():
                return response.json({"status": "geen model"}, status=503)
            return response.json({"status": "ok"})

        @blueprint.listener("after_server_stop")
        async def hang_up(_app: Any, _loop: Any) -> None:
            await close_session()

        @blueprint.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            if not self.is_allowed(request.headers.get("Authorization")):
                return response.json({"status": "geweigerd"}, status=401)
            return response.json(await _handle(request.json, on_new_message))

        return blueprint


async def _handle(body: dict[str, Any], on_new_message: OnMessage) -> dict[str, Any]:
    began = time.perf_counter()
    number = str((body.get("metadata") or {}).get("verzoek") or "")
    current_frame.set(ConversationFrame(bool(body.get("interview")), number))
    collector = CollectingOutputChannel()
    message = UserMessage(
        shortened(body["tekst"]),
        collector,
        body["gesprek"],
        input_channel=BuurtbrugInput.name(),
        metadata=body.get("metadata"),
    )
    await on_new_message(message)
    spent = round(1000 * (time.perf_counter() - began), 1)
    logger.info("bericht verwerkt", extra={"gegevens": {"ms": spent}})
    return {"berichten": [sent["custom"] for sent in collector.messages if "custom" in sent]}
