"""`python empty_actions.py PORT`: actions that do nothing, to see what portal and engine cost by themselves."""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_MESSAGE = {"soort": "tekst", "tekst": "Niets.", "van": "bot"}
_REPLY = json.dumps({"events": [], "responses": [{"custom": {"berichten": [_MESSAGE]}}]}).encode()


class DoesNothing(BaseHTTPRequestHandler):
    """Answers every call at once with one message."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """The health check."""
        self._answer(b"{}")

    def do_POST(self) -> None:
        """Any action."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(_REPLY)

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), DoesNothing).serve_forever()
