"""The description of the API (OpenAPI) as people read it: in Dutch, with every refusal that can come.

FastAPI makes the description from the code, whose docstrings are English; what is for readers is put in here.
"""

import re
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from bot.portal.api_headers import PREFIX

_ABOUT = (
    "Praat met Buurtbrug over polarisatie in een buurt. Open een gesprek, stuur berichten met tekst of keuzes, "
    "en haal de analyse op. Het token van een gesprek gaat mee als 'Authorization: Bearer <token>'."
)
_REFUSALS = {
    401: "Er is geen token meegestuurd, of u bent niet ingelogd.",
    403: "Dit mag u niet, of deze website mag Buurtbrug niet gebruiken; de uitleg staat erbij.",
    404: "Dit bestaat niet, of u heeft er geen toegang toe.",
    409: "Er loopt al een bericht in dit gesprek.",
    405: "Dit is geen id, of iets dat niet te verwijderen is.",
    408: "Het bericht kwam te langzaam binnen.",
    413: "Het bericht is te groot.",
    422: "Het verzoek klopt niet; de uitleg staat erbij.",
    429: "Dit gaat te snel; Retry-After zegt hoe lang u wacht.",
    503: "Een onderdeel is even weg. Stuur hetzelfde bericht later opnieuw.",
}
_WITH_TOKEN = (401, 404, 429, 503)
_IN_TURN = "/berichten"
_WITH_LIMIT = "/rapport"
_WITH_BODY = (408, 413, 422, 429, 503)
_MODELS = {
    "NieuwGesprek": "Waar het gesprek gevoerd wordt.",
    "RasterKeuze": "Eén ingevulde cel van een raster.",
    "NieuwBericht": "Een bericht: tekst, keuzes, of allebei. Dezelfde sleutel geeft hetzelfde antwoord.",
    "Optie": "Eén mogelijkheid bij een vraag. Een voorstel staat vooraf aangevinkt, op grond van het bewijs.",
    "Rij": "Eén rij van een raster.",
    "Vraag": "De vraag die openstaat.",
    "Kennis": "Een stuk kennis waar een bericht op rust, met de bron.",
    "Koppeling": "Een link onder een bericht.",
    "Bericht": "Eén bericht van een gesprek. De tekst alleen is genoeg om het te volgen.",
    "Gesprek": "Een nieuw gesprek. Het token krijgt u alleen deze ene keer.",
    "Berichten": "Berichten op volgorde.",
    "NieuwToken": "Hoe u het token noemt.",
    "EigenGesprek": "Een gesprek dat u begon voor u inlogde.",
    "Inlogcode": "De code uit een inloglink.",
    "Uitgelogd": "Waar u na het uitloggen heen gaat.",
    "Deling": "Met wie u de analyse deelt, en wat die mag.",
    "Uitnodiging": "Wie meedoet aan het overleg, en uit welk domein.",
    "Vaststelling": "De vraag, en wiens antwoord de groep overneemt.",
    "Domain": "Het domein van waaruit iemand kijkt.",
    "Oordeel": "Wat u van een antwoord vindt.",
    "ShareKind": "Een persoon, een team of de hele organisatie.",
    "Thumb": "Omhoog of omlaag.",
    "NieuweRapportlink": "In welke vorm u het rapport wilt, en of het gesprek er als bijlage bij hoort.",
    "Rapportlink": "Een link die een browser zonder token opent, een kwartier lang. Het adres heeft geen host.",
    "Probleem": "Een fout (RFC 9457). In 'detail' staat wat u kunt doen.",
}
_PROBLEM = {
    "title": "Probleem",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
    },
}
_OF_A_PERSON = re.compile(
    "/(mijn|collegas|redactie|beheer|sessie|dossier|delingen|overleg)(/|$)|/analyses/[^/]+$"
)
_VERSION_HEADER = {
    "API-Version": {"description": "De hele versie van deze API.", "schema": {"type": "string"}}
}
_OF_THE_FRAMEWORK = ("HTTPValidationError", "ValidationError")


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of this application."""
    document = get_openapi(
        title=app.title, version=app.version, description=_ABOUT, routes=app.routes
    )
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            operation.pop("description", None)
            operation["responses"] = _responses(operation["responses"], path, method)
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas["Probleem"] = dict(_PROBLEM)
    for name in _OF_THE_FRAMEWORK:
        schemas.pop(name, None)
    for name, schema in schemas.items():
        schema.pop("description", None)
        if name in _MODELS:
            schema["description"] = _MODELS[name]
    return document


def _responses(given: dict[str, Any], path: str, method: str) -> dict[str, Any]:
    good = {status: response for status, response in given.items() if status.startswith("2")}
    for response in good.values():
        response["description"] = "Gelukt."
        if path.startswith(PREFIX):
            response["headers"] = _VERSION_HEADER
    is_personal = _OF_A_PERSON.search(path) is not None
    refusals = sorted(
        {*(_WITH_TOKEN if "{" in path else ()), *(_WITH_BODY if method == "post" else ())}
        | ({401, 403, 503} if is_personal else set())
        | ({409} if method == "post" and path.endswith(_IN_TURN) else set())
        | ({429} if path.endswith(_WITH_LIMIT) else set())
        | ({401, 403, 404} if method == "post" and "{" not in path else set())
        | ({405} if method == "delete" else set())
        | ({422} if "422" in given else set())
    )
    told_by_route = {status: given[status] for status in ("503",) if status in given}
    return good | {str(status): _refusal(status) for status in refusals} | told_by_route


def _refusal(status: int) -> dict[str, Any]:
    problem = {"schema": {"$ref": "#/components/schemas/Probleem"}}
    return {
        "description": _REFUSALS[status],
        "content": {"application/problem+json": problem},
    }
