"""The web component as one file, put together from its modules and styles: no build step, no other tools.

Every module ends up in one scope, so no two may declare the same name (a test looks). Styles travel as text and
become a constructable stylesheet in the browser, so that a strict Content-Security-Policy holds.
"""

import json
import re
from functools import cache

from bot.portal.static_files import FOLDER, Asset

# In this order: each uses only what stands before it.
MODULES = (
    "texts.js",
    "connection.js",
    "rendering.js",
    "verdict.js",
    "answering.js",
    "going-on.js",
    "message-log.js",
    "progress.js",
    "skeleton.js",
    "start.js",
    "buurtbrug-chat.js",
)
_STYLES = ("tokens.css", "base.css", "buurtbrug-chat.css")
_IMPORT = re.compile(r"^import [^;]*;\n", flags=re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const|class|function|async)", flags=re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\n?|^ +", flags=re.DOTALL | re.MULTILINE)


@cache
def widget() -> Asset:
    """`/widget.js`."""
    parts = [f"const STYLES = {json.dumps(_styles(), ensure_ascii=False)};"]
    parts += [_inlined((FOLDER / name).read_text(encoding="utf-8")) for name in MODULES]
    return Asset.of("\n".join(parts).encode(), ".js")


def _styles() -> str:
    joined = "".join((FOLDER / name).read_text(encoding="utf-8") for name in _STYLES)
    return _COMMENT.sub("", joined)


def _inlined(module: str) -> str:
    return _EXPORT.sub("", _IMPORT.sub("", module))
