"""What every answer of the API carries because the NL API Design Rules ask for it; pages have headers of their own.

Strict-Transport-Security is not among them: the portal speaks plain HTTP behind a proxy, and it is the proxy that
has the certificate (docs/operations.md).
"""

from collections.abc import Mapping

VERSION = "1.0.0"
PREFIX = "/api/"
DESCRIPTION = "/api/v1/openapi.json"
_OF_THE_API = {"API-Version": VERSION, "X-Frame-Options": "DENY"}
# Whoever builds against the API may read its description from any site; it holds nothing of anybody.
_OF_THE_DESCRIPTION = _OF_THE_API | {"Access-Control-Allow-Origin": "*"}


def headers_for(path: str) -> Mapping[str, str]:
    """The headers for an answer from this address; none outside the API."""
    if path == DESCRIPTION:
        return _OF_THE_DESCRIPTION
    return _OF_THE_API if path.startswith(PREFIX) else {}
