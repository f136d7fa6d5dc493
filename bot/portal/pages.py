"""The pages that people open in a browser, and the files that these load.

Everything comes from this portal, and the policy says so to the browser: no script or style inside a page,
nothing from other hosts.
"""

from functools import cache

from fastapi import APIRouter, Request, Response

from bot.portal import static_files
from bot.portal.deps import PortalDep
from bot.portal.people.who import WhoeverDep
from bot.portal.static_files import Asset
from bot.portal.widget import widget
from bot.talk.problems import Problem

router = APIRouter(include_in_schema=False)
_MAY_COME_FROM = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


def _policy(framed_by: str = "'none'") -> str:
    named = {**_MAY_COME_FROM, "frame-ancestors": framed_by}
    return "; ".join(f"{what} {where}" for what, where in named.items())


HEADERS = {
    "Content-Security-Policy": _policy(),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_NO_SUCH_FILE = Problem(404, "Niet gevonden", "Dit adres bestaat niet.")


@router.get("/")
async def chat_page(request: Request, portal: PortalDep, person: WhoeverDep) -> Response:
    """The page where one talks with Buurtbrug; websites that are named may show it in a frame."""
    response = _page(_chat_shell(is_signed_in=person is not None), request)
    hosts = portal.widget_hosts
    if hosts:
        response.headers["Content-Security-Policy"] = _policy(framed_by=" ".join(hosts))
    return response


@router.get("/analyse/{analyse_id}")
async def analysis_page(analyse_id: str, request: Request, person: WhoeverDep) -> Response:  # noqa: ARG001 - read in the browser
    """The page that shows one analysis; the browser fetches it as the person, or with the conversation's token."""
    return _page(_analysis_shell(is_signed_in=person is not None), request)


@router.get("/inloggen")
async def sign_in_page(request: Request) -> Response:
    """The page where one signs in."""
    return _page(_person_shell("Inloggen", "page-inloggen"), request)


@router.get("/start")
async def home_page(request: Request) -> Response:
    """Home for who is signed in; the browser fetches what is theirs."""
    return _page(_person_shell("Start", "page-start"), request)


@router.get("/start/analyse/{analyse_id}")
async def dossier_page(analyse_id: str, request: Request) -> Response:  # noqa: ARG001 - read in the browser
    """One analysis with its people."""
    return _page(_person_shell("Analyse", "page-dossier"), request)


@router.get("/start/overleg/{analyse_id}")
async def meeting_page(analyse_id: str, request: Request) -> Response:  # noqa: ARG001 - read in the browser
    """What everybody who takes part saw, side by side."""
    return _page(_person_shell("Buurtoverleg", "page-overleg"), request)


@router.get("/mijn-gegevens")
async def my_data_page(request: Request) -> Response:
    """What is kept of who is signed in."""
    return _page(_person_shell("Mijn gegevens", "page-mijn-gegevens"), request)


@router.get("/redactie")
async def editors_page(request: Request) -> Response:
    """What editors learn from use."""
    return _page(_person_shell("Redactie", "page-redactie"), request)


@router.get("/beheer")
async def administration_page(request: Request) -> Response:
    """Who may come in, how Buurtbrug is doing, and who did what; for administrators."""
    return _page(_person_shell("Beheer", "page-beheer"), request)


@router.get("/widget.js")
async def widget_file(request: Request) -> Response:
    """The web component in one file, for any website to load; what it may do is up to the API."""
    response = static_files.answer(widget(), request)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    # A browser checks a digest of ours (`integrity`) only when it may read the file.
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@router.get("/static/{name}")
async def static_file(name: str, request: Request) -> Response:
    """A style, script or picture."""
    asset = static_files.assets().get(name)
    if asset is None:
        raise _NO_SUCH_FILE
    return static_files.answer(asset, request)


# The mark in the shells of the components: the session of this browser says who it is.
_SIGNED_IN = {True: {"></buurtbrug-": " aangemeld></buurtbrug-"}, False: {}}


@cache
def _chat_shell(*, is_signed_in: bool) -> Asset:
    return static_files.page("chat.html", {"/widget.js": widget()}, _SIGNED_IN[is_signed_in])


@cache
def _analysis_shell(*, is_signed_in: bool) -> Asset:
    return static_files.page("analyse.html", {}, _SIGNED_IN[is_signed_in])


@cache
def _person_shell(title: str, script: str) -> Asset:
    return static_files.page("person.html", {}, {"TITEL": title, "SCRIPT": script})


def _page(shell: Asset, request: Request) -> Response:
    response = static_files.answer(shell, request)
    response.headers.update(HEADERS)
    response.headers["Vary"] = "Accept-Encoding, Cookie"
    return response
