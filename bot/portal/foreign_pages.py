"""Which websites may have Buurtbrug on their pages: the setting, and what browsers and strangers are told.

A website that is not named gets no CORS header at all, so that its visitors' browsers keep the API from it.
Starlette's own middleware would give such a website a part of the headers.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlsplit

from fastapi import Request, Response

from bot.talk.problems import Problem
from bot.wiring import SettingsError

SETTING = "BUURTBRUG_WIDGET_HOSTS"
_API = "/api/v1/"
_HOUR = "3600"
_FOR_SCRIPTS = {"Access-Control-Expose-Headers": "Retry-After"}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Max-Age": _HOUR,
}
_USUAL_PORT = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9.-]+|\[[0-9a-f:]+\]")
NOT_ALLOWED = Problem(
    403,
    "Deze website mag Buurtbrug niet gebruiken",
    f"Vraag de beheerder van Buurtbrug om het adres van uw website in {SETTING} te zetten.",
)
NEWCOMERS_ONLY = Problem(
    403,
    "Dit kan niet op een andere website",
    "Op de website van een ander is er alleen het kanaal 'widget'. De rest vindt u op de bladzijde van Buurtbrug zelf.",
)

Next = Callable[[Request], Awaitable[Response]]


def origins(given: str) -> tuple[str, ...]:
    """The addresses in the setting as browsers write them; SettingsError names the first that is none."""
    return tuple(dict.fromkeys(_origin(part) for part in re.split(r"[\s,]+", given) if part))


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        raise _wrong(address) from None
    host = f"[{host}]" if ":" in host else host
    rest = parts.path.rstrip("/") or parts.query or parts.fragment or "@" in parts.netloc
    if parts.scheme not in _USUAL_PORT or not _HOST.fullmatch(host) or rest:
        raise _wrong(address)
    is_usual = port in (None, _USUAL_PORT[parts.scheme])
    return f"{parts.scheme}://{host}" + ("" if is_usual else f":{port}")


def _wrong(address: str) -> SettingsError:
    return SettingsError(
        f'In {SETTING} staat "{address}". Dat is geen adres van een website. Schrijf het als '
        "https://www.gemeente.nl, zonder pad of *, en zet een komma tussen twee adressen."
    )


def check_origin(headers: Mapping[str, str], allowed: tuple[str, ...], channel: str) -> None:
    """Raise a 403 when the page that asks may not open this conversation.

    Our own may, and scripts, which have no Origin; a website that is named may for its visitors.
    """
    origin = headers.get("origin")
    # Browsers leave Sec-Fetch-Site out on plain http; a proxy may have changed Host.
    is_own = headers.get("sec-fetch-site") == "same-origin"
    if origin is None or is_own or urlsplit(origin).netloc == headers.get("host"):
        return
    if origin not in allowed:
        raise NOT_ALLOWED
    if channel != "widget":
        raise NEWCOMERS_ONLY


def lets_in(allowed: tuple[str, ...]) -> Callable[[Request, Next], Awaitable[Response]]:
    """The middleware that tells browsers which pages may use the API."""

    async def let_in(request: Request, call_next: Next) -> Response:
        if not request.url.path.startswith(_API):
            return await call_next(request)
        origin = request.headers.get("origin", "")
        is_asking = "access-control-request-method" in request.headers
        is_preflight = request.method == "OPTIONS" and is_asking and origin in allowed
        response = Response(status_code=204) if is_preflight else await call_next(request)
        response.headers.add_vary_header("Origin")
        if origin in allowed:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers.update(_PREFLIGHT if is_preflight else _FOR_SCRIPTS)
        return response

    return let_in
