"""What a browser loads beside the API: pages, styles, scripts and pictures, read once and kept in memory.

Addresses in pages carry a digest of the file (`?v=…`), so that a browser may keep what it has and still sees
every change at once. Knows nothing of conversations.
"""

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import Request, Response

FOLDER = Path(__file__).with_name("static")
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_FIRST = "no-cache"
_OWN_ADDRESS = re.compile(r'(?<=")/(?:static/[\w.-]+|widget\.js)(?=")')


@dataclass(frozen=True)
class Asset:
    """One file as it goes out, also gzipped."""

    body: bytes
    packed: bytes
    media_type: str
    digest: str

    @classmethod
    def of(cls, body: bytes, suffix: str) -> "Asset":
        """The asset of these bytes."""
        digest = hashlib.sha256(body).hexdigest()[:12]
        return cls(body, gzip.compress(body, 9, mtime=0), _TYPES[suffix], digest)


@cache
def assets() -> dict[str, Asset]:
    """Every style, script and picture by its name."""
    return {
        path.name: Asset.of(path.read_bytes(), path.suffix)
        for path in sorted(FOLDER.iterdir())
        if path.suffix in _TYPES and path.suffix != ".html"
    }


def answer(asset: Asset, request: Request) -> Response:
    """The asset, packed where the browser can unpack it; 304 when it has this one already."""
    tag = f'"{asset.digest}"'
    kept_for_ever = request.query_params.get("v") == asset.digest
    headers = {
        "ETag": tag,
        "Vary": "Accept-Encoding",
        "Cache-Control": _FOR_EVER if kept_for_ever else _ASK_FIRST,
    }
    if tag in request.headers.get("If-None-Match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(asset.packed, media_type=asset.media_type, headers=headers)
    return Response(asset.body, media_type=asset.media_type, headers=headers)


def page(name: str, more: dict[str, Asset], filled: Mapping[str, str] | None = None) -> Asset:
    """A page shell, with the digest behind every address of ours; `more` are the assets outside the folder.

    `filled` says what stands in the places of a shell that several pages share.
    """

    def versioned(found: re.Match[str]) -> str:
        address = found.group()
        asset = more.get(address) or assets()[address.removeprefix("/static/")]
        return f"{address}?v={asset.digest}"

    text = (FOLDER / name).read_text(encoding="utf-8")
    for place, content in (filled or {}).items():
        text = text.replace(place, content)
    return Asset.of(_OWN_ADDRESS.sub(versioned, text).encode(), ".html")
