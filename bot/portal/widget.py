"""The web components as one file, put together from their modules and styles: no build step, no other tools.

Every module ends up in one scope, so no two may declare the same name (a test looks); a page around it sees none of
them. Styles travel as text and become constructable stylesheets in the browser, so that a strict
Content-Security-Policy holds.
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
    "seen-part.js",
    "start.js",
    "transcript.js",
    "visit.js",
    "buurtbrug-chat.js",
    "buurtbrug-widget.js",
)
_SHARED = ("tokens.css", "base.css")
_IMPORT = re.compile(r"^import [^;]*;\n", flags=re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const|class|function|async)", flags=re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\n?|^ +", flags=re.DOTALL | re.MULTILINE)
_LINE_COMMENT = re.compile(r"^ *(?://[^\n]*|/\*\*.*?\*/)\n", flags=re.DOTALL | re.MULTILINE)
_REM = re.compile(r"(-?[\d.]+)rem\b")


@cache
def widget() -> Asset:
    """`/widget.js`."""
    parts = [
        f"const STYLES = {_text(_styles('buurtbrug-chat.css'))};",
        f"const WIDGET_STYLES = {_text(_styles('buurtbrug-widget.css'))};",
    ]
    parts += [_inlined((FOLDER / name).read_text(encoding="utf-8")) for name in MODULES]
    inside = "\n".join(parts)
    return Asset.of(f'(() => {{\n"use strict";\n{inside}\n}})();\n'.encode(), ".js")


def _styles(own: str) -> str:
    joined = "".join((FOLDER / name).read_text(encoding="utf-8") for name in (*_SHARED, own))
    return "\n".join(map(_own_measure, _COMMENT.sub("", joined).splitlines()))


def _own_measure(line: str) -> str:
    """A line of CSS in our own measure, where `rem` would be that of the page around us.

    A media query looks at the browser's own size, a container query at that of the component.
    """
    if line.startswith("@media"):
        return line
    if line.startswith("@container"):
        return _REM.sub(r"\1em", line)
    return _REM.sub(r"calc(\1 * var(--bb-rem))", line)


def _text(styles: str) -> str:
    return json.dumps(styles, ensure_ascii=False)


def _inlined(module: str) -> str:
    return _LINE_COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", module)))
