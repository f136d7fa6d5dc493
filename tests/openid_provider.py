"""A small OpenID provider over real HTTP, for tests: metadata, authorize, token, userinfo, keys and signing out.

It checks what a provider checks (client, redirect address, PKCE, a code used once), and can be told to misbehave:
`trouble` names what is wrong with what it gives next. With a `tenant` it is one of Entra, and its tokens say who
somebody is there.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import json
import secrets
import threading
import time
import uuid
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "buurtbrug", "geheim-van-de-client"
USERS: dict[str, dict[str, Any]] = {
    "anna": {"name": "Anna Bos", "email": "anna@gemeente.example", "groups": ["noord", "redactie"]},
    "bram": {"name": "Bram Öztürk", "email": "bram@gemeente.example", "groups": ["noord"]},
    "carla": {"name": "Carla Smit", "email": "carla@gemeente.example", "groups": ["zuid"]},
    "dirk": {"name": "Dirk", "groups": []},
    "els": {"name": "Els Visser", "email": "els@gemeente.example", "groups": ["beheer"]},
    "fatma": {"name": "Fatma Kaya", "email": "fatma@gemeente.example", "groups": ["noord"]},
}


@dataclass
class OpenIdProvider:
    """The provider; `address` is its issuer."""

    address: str = ""
    trouble: str = ""
    tenant: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def start(self) -> OpenIdProvider:
        provider = self

        class Handler(_Handler):
            house = provider

        self.key = RSAKey.generate_key(2048, {"kid": "eerste"})
        self.other_key = RSAKey.generate_key(2048, {"kid": "eerste"})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/realm"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def change_key(self) -> None:
        """From now on it signs with a new key."""
        self.key = RSAKey.generate_key(2048, {"kid": "tweede"})

    # What it answers

    def metadata(self) -> dict[str, Any]:
        base = self.address
        issuer = "https://boef.example" if self.trouble == "metadata of another" else base
        return {
            "issuer": issuer,
            "authorization_endpoint": f"{base}/authorize",
            "token_endpoint": f"{base}/token",
            "userinfo_endpoint": f"{base}/userinfo",
            "jwks_uri": f"{base}/keys",
            "end_session_endpoint": f"{base}/uitloggen",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def keys(self) -> dict[str, Any]:
        return {"keys": [self.key.as_dict(private=False, use="sig", alg="RS256")]}

    def allow(self, asked: dict[str, str], user: str) -> str:
        """The address to send the browser back to when this user has signed in."""
        code = secrets.token_urlsafe()
        self.codes[code] = asked | {"user": user}
        state = "een andere state" if self.trouble == "state" else asked["state"]
        back = {"code": code, "state": state}
        if self.trouble == "issuer in the answer":
            back["iss"] = "https://boef.example"
        return f"{asked['redirect_uri']}?{urlencode(back)}"

    def exchange(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        shown = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        kept = self.codes.pop(form.get("code", ""), None)
        if authorization != f"Basic {shown}" or kept is None:
            return 401, {"error": "invalid_client"}
        challenge = _urlsafe(hashlib.sha256(form["code_verifier"].encode()).digest())
        if challenge != kept["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        if form["redirect_uri"] != kept["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        access = secrets.token_urlsafe()
        self.tokens[access] = kept["user"]
        answer = {"access_token": access, "token_type": "Bearer", "expires_in": 60}
        if self.trouble != "no id_token":
            answer["id_token"] = self.id_token(kept)
        return 200, answer

    def id_token(self, kept: dict[str, str]) -> str:
        now = int(time.time())
        user = USERS[kept["user"]]
        claims: dict[str, Any] = {
            "iss": self.address,
            "sub": kept["user"],
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": kept["nonce"],
            **user,
        }
        if self.trouble == "groups only when asked":
            del claims["groups"]
        if self.tenant:
            claims |= {"tid": self.tenant, "oid": object_id(kept["user"])}
        claims |= WRONG.get(self.trouble, {})
        for gone in ("exp", "nonce", "sub", "aud"):
            if self.trouble == f"no {gone}":
                del claims[gone]
        return self._signed(claims)

    def _signed(self, claims: dict[str, Any]) -> str:
        if self.trouble == "alg none":
            head, body = ({"alg": "none", "typ": "JWT"}, claims)
            return ".".join([*(_packed(part) for part in (head, body)), ""])
        if self.trouble == "signed with the public key":
            head = {"alg": "HS256", "kid": self.key.kid}
            signed = f"{_packed(head)}.{_packed(claims)}"
            public = self.key.as_pem(private=False)
            return f"{signed}.{_urlsafe(hmac.digest(public, signed.encode(), 'sha256'))}"
        key = self.other_key if self.trouble == "another key" else self.key
        return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key)

    def userinfo(self, authorization: str) -> tuple[int, dict[str, Any]]:
        user = self.tokens.get(authorization.removeprefix("Bearer "))
        if user is None:
            return 401, {}
        subject = "iemand anders" if self.trouble == "userinfo of another" else user
        return 200, {"sub": subject, **USERS[user]}


def object_id(user: str) -> str:
    """Who this user is in Entra, where the provider says so (`tenant`)."""
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, user))


WRONG: dict[str, dict[str, Any]] = {
    "wrong issuer": {"iss": "https://boef.example"},
    "wrong audience": {"aud": "een andere client"},
    "several audiences": {"aud": [CLIENT, "nog een"], "azp": "nog een"},
    "wrong nonce": {"nonce": "van een ander"},
    "expired": {"exp": 1_000_000_000},
    "from the future": {"iat": 4_000_000_000},
}


def _packed(part: dict[str, Any]) -> str:
    return _urlsafe(json.dumps(part).encode())


def _urlsafe(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


class _Handler(BaseHTTPRequestHandler):
    house: OpenIdProvider

    def do_GET(self) -> None:
        path, asked = self._asked()
        if self.house.trouble == "away":
            self._send(503, "text/plain", b"even weg")
        elif path == "/.well-known/openid-configuration":
            self._json(200, self.house.metadata())
        elif path == "/keys":
            self._json(200, self.house.keys())
        elif path == "/authorize":
            self.house.asked.append(asked)
            self._page(asked)
        elif path == "/toestaan":
            user = asked.pop("user")
            self._to(self.house.allow(asked, user))
        elif path == "/weigeren":
            back = urlencode({"error": "access_denied", "state": asked["state"]})
            self._to(f"{asked['redirect_uri']}?{back}")
        elif path == "/userinfo":
            self._json(*self.house.userinfo(self.headers["Authorization"]))
        elif path == "/uitloggen":
            self._to(asked["post_logout_redirect_uri"])
        else:
            self._send(404, "text/plain", b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        self._json(*self.house.exchange(form, self.headers.get("Authorization", "")))

    def _asked(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        return parts.path.removeprefix("/realm"), asked

    def _page(self, asked: dict[str, str]) -> None:
        links = [
            f'<p><a href="toestaan?{html.escape(urlencode(asked | {"user": user}))}">{known["name"]}</a>'
            for user, known in USERS.items()
        ]
        links.append(f'<p><a href="weigeren?{html.escape(urlencode(asked))}">Niet inloggen</a>')
        head = "<!doctype html><html lang=nl><meta charset=utf-8><title>Inlogdienst</title>"
        page = f"{head}<h1>Wie bent u?</h1>{''.join(links)}"
        self._send(200, "text/html; charset=utf-8", page.encode())

    def _to(self, address: str) -> None:
        self.send_response(303)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _json(self, status: int, found: dict[str, Any]) -> None:
        self._send(status, "application/json", json.dumps(found).encode())

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing."""
