"""A stand-in for the Bot Framework: a real HTTPS server with its OpenID metadata, keys, tokens and connector.

What the portal sends is recorded; what goes wrong can be chosen. It signs the tokens of activities with its own key.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import json
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jwt
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

APP_ID = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
TENANT = "11111111-2222-3333-4444-555555555555"
SECRET = "geheim-van-de-app"
ISSUER = "https://api.botframework.com"
ACCESS_TOKEN = "toegang-tot-de-connector"
_PATIENCE = 60


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass(frozen=True)
class Sent:
    """Something that the portal sent: `verb` is send, reply or update."""

    verb: str
    conversation: str
    activity: dict[str, Any]
    id: str

    @property
    def type(self) -> str:
        return str(self.activity["type"])

    @property
    def text(self) -> str:
        return str(self.activity.get("text", ""))

    @property
    def card(self) -> dict[str, Any] | None:
        """The Adaptive Card in it."""
        for attachment in self.activity.get("attachments", ()):
            if attachment["contentType"] == "application/vnd.microsoft.card.adaptive":
                content: dict[str, Any] = attachment["content"]
                return content
        return None


@dataclass
class StandIn:
    """The server, and what it saw."""

    folder: Path
    port: int
    key: rsa.RSAPrivateKey = field(default_factory=new_key)
    sent: list[Sent] = field(default_factory=list)
    tokens_asked: int = 0
    # Statuses to answer instead of taking what is sent, one by one; and for access tokens.
    trouble: list[int] = field(default_factory=list)
    no_tokens: bool = False
    endorsements: tuple[str, ...] = ("msteams", "webchat")

    @property
    def address(self) -> str:
        return f"https://localhost:{self.port}"

    @property
    def service_url(self) -> str:
        return f"{self.address}/emea/"

    @property
    def certificate(self) -> Path:
        return self.folder / "standin.pem"

    def settings(self) -> dict[str, str]:
        """The environment of a portal that takes this for the Bot Framework."""
        return {
            "BUURTBRUG_TEAMS_APP_ID": APP_ID,
            "BUURTBRUG_TEAMS_TENANT_ID": TENANT,
            "BUURTBRUG_TEAMS_SECRET": SECRET,
            "BUURTBRUG_TEAMS_KEY": "sleutel-voor-de-hashes-van-mensen-in-teams",
            "BUURTBRUG_TEAMS_SERVICE_HOSTS": "localhost",
            "BUURTBRUG_TEAMS_OPENID_URL": f"{self.address}/openid",
            # A path /adfs keeps MSAL from asking Microsoft whether it knows this address.
            "BUURTBRUG_TEAMS_AUTHORITY": f"{self.address}/adfs",
            "BUURTBRUG_PUBLIC_URL": "https://buurtbrug.voorbeeld.nl",
            "SSL_CERT_FILE": str(self.certificate),
            "REQUESTS_CA_BUNDLE": str(self.certificate),
            "NO_PROXY": "localhost,127.0.0.1",
        }

    def start(self) -> None:
        make_certificate(self.folder)
        config = uvicorn.Config(
            self._app(),
            host="localhost",
            port=self.port,
            log_level="error",
            ssl_certfile=str(self.certificate),
            ssl_keyfile=str(self.folder / "standin.key"),
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        self.wait(lambda: self._server.started)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=20)

    def wait(self, until: Callable[[], Any]) -> Any:
        """Wait until this is so, and give it."""
        deadline = time.monotonic() + _PATIENCE
        while not (found := until()):
            assert time.monotonic() < deadline, [each.activity for each in self.sent[-5:]]
            time.sleep(0.02)
        return found

    # tokens

    def claims(self, **other: Any) -> dict[str, Any]:
        """The claims of a good token; a claim that is None is left out."""
        now = int(time.time())
        good = {
            "iss": ISSUER,
            "aud": APP_ID,
            "exp": now + 3600,
            "nbf": now - 60,
            "serviceurl": self.service_url,
        }
        return {name: value for name, value in {**good, **other}.items() if value is not None}

    def token(self, **other: Any) -> str:
        return jwt.encode(self.claims(**other), self.key, "RS256", headers={"kid": "sleutel-1"})

    def public_jwk(self) -> dict[str, Any]:
        found: dict[str, Any] = jwt.algorithms.RSAAlgorithm.to_jwk(
            self.key.public_key(), as_dict=True
        )
        return found

    # routes

    def _app(self) -> FastAPI:
        app = FastAPI()
        app.get("/openid")(self._openid)
        app.get("/keys")(self._keys)
        app.get("/adfs/.well-known/openid-configuration")(self._login)
        app.post("/adfs/oauth2/token")(self._access_token)
        app.post("/emea/v3/conversations/{conversation}/activities")(self._send)
        app.post("/emea/v3/conversations/{conversation}/activities/{activity}")(self._reply)
        app.put("/emea/v3/conversations/{conversation}/activities/{activity}")(self._update)
        return app

    async def _openid(self) -> dict[str, Any]:
        return {"issuer": ISSUER, "jwks_uri": f"{self.address}/keys"}

    async def _keys(self) -> dict[str, Any]:
        endorsed = {"kid": "sleutel-1", "use": "sig", "endorsements": list(self.endorsements)}
        elliptic = {"kty": "EC", "kid": "anders", "crv": "P-256", "x": "AA", "y": "AA"}
        return {"keys": [{**self.public_jwk(), **endorsed}, elliptic]}

    async def _login(self) -> dict[str, Any]:
        return {
            "issuer": f"{self.address}/adfs",
            "authorization_endpoint": f"{self.address}/adfs/oauth2/authorize",
            "token_endpoint": f"{self.address}/adfs/oauth2/token",
        }

    async def _access_token(self, request: Request) -> Response:
        self.tokens_asked += 1
        form = (await request.body()).decode()
        if self.no_tokens or APP_ID not in form or SECRET not in form:
            return JSONResponse({"error": "invalid_client"}, 401)
        given = {"access_token": ACCESS_TOKEN, "expires_in": 3600, "token_type": "Bearer"}
        return JSONResponse(given)

    async def _send(self, conversation: str, request: Request) -> Response:
        return await self._took("send", conversation, None, request)

    async def _reply(self, conversation: str, activity: str, request: Request) -> Response:  # noqa: ARG002
        return await self._took("reply", conversation, None, request)

    async def _update(self, conversation: str, activity: str, request: Request) -> Response:
        return await self._took("update", conversation, activity, request)

    async def _took(
        self, verb: str, conversation: str, activity_id: str | None, request: Request
    ) -> Response:
        if request.headers.get("Authorization") != f"Bearer {ACCESS_TOKEN}":
            return JSONResponse({}, 401)
        body = json.loads(await request.body())
        if self.trouble and body["type"] != "typing":
            return JSONResponse({"error": {"code": "weg"}}, self.trouble.pop(0))
        given = activity_id or f"bot-{uuid.uuid4()}"
        self.sent.append(Sent(verb, conversation, body, given))
        return JSONResponse({"id": given})


def make_certificate(folder: Path) -> None:
    """A certificate for localhost that signs itself."""
    key = new_key()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (folder / "standin.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret = folder / "standin.key"
    secret.touch(mode=0o600)
    secret.write_bytes(private)
