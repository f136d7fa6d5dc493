"""The action server: rasa-sdk's own application, with a check of the shared secret in front of it."""

import hmac
import logging
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import Sanic
from sanic.handlers import ErrorHandler
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.actions import turns

logger = logging.getLogger(__name__)
_OPEN = "/health"


class ExecutorWithoutDomain(ActionExecutor):  # type: ignore[misc]
    """Our actions do not look at the domain, and Rasa 3.6 does not send it to them.

    Newer rasa-sdk answers such a call with 449 and expects it again with the domain; Rasa 3.6 does not do that.
    """

    def update_and_return_domain(self, payload: dict[str, Any], action_name: str) -> dict[str, Any]:  # noqa: ARG002
        """Nothing, always."""
        return {}


class QuietErrors(ErrorHandler):
    """What goes wrong outside an action, told without the message: rasa-sdk logs it and sends it back."""

    def response(self, request: Request, exception: Exception) -> HTTPResponse:  # noqa: ARG002
        """The kind of error in the log, and only a status in the answer."""
        logger.error("call failed: %s", type(exception).__name__)
        return json({"status": "mislukt"}, status=getattr(exception, "status_code", 500))


def make_app(secret: str) -> Sanic[Any, Any]:
    """The application; every address but the health check asks for `Authorization: Bearer <secret>`."""
    executor = ExecutorWithoutDomain()
    for action in (
        turns.ValidateInterviewForm,
        turns.BeginAnalyse,
        turns.BeantwoordVraag,
        turns.Reageer,
    ):
        executor.register_action(action)
    app: Sanic[Any, Any] = create_app(executor, cors_origins=[])
    expected = f"Bearer {secret}".encode()

    async def check_secret(request: Request) -> HTTPResponse | None:
        given = request.headers.get("Authorization", "").encode()
        if request.path == _OPEN or hmac.compare_digest(given, expected):
            return None
        return json({"status": "geweigerd"}, status=401)

    app.register_middleware(check_secret, "request")
    app.error_handler = QuietErrors()
    return app
