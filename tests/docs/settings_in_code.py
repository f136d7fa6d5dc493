"""Which settings the code reads from the environment, found in its source."""

import ast
import re
from collections.abc import Iterator

from tests.docs.reading_docs import ROOT

# How the environment is called where it is handed in.
_ENVIRONMENTS = frozenset({"environ", "environment", "settings"})
_READERS = frozenset({"get", "setdefault", "pop"})
_OWN = re.compile(r"\b(?:BUURTBRUG_[A-Z]+(?:_[A-Z]+)*|DATABASE_URL)\b")
_FILLED_IN = re.compile(r"\$\{(\w+)\}")


def settings_read() -> set[str]:
    """Every name that bot, setup or Rasa's files ask the environment for, or that is ours by its name."""
    found: set[str] = set()
    for folder in ("bot", "setup"):
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            found |= set(_OWN.findall(text)) | set(_asked_for(ast.parse(text)))
    for name in ("endpoints.yml", "credentials.yml", "config.yml"):
        found |= set(_FILLED_IN.findall(_without_comments(name)))
    return found


def _asked_for(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _constant(node.args[:1]) if _is_reader(node.func) else ()
            yield from _constant(node.args[1:2]) if _takes_environment(node) else ()
        elif isinstance(node, ast.Subscript) and _name(node.value) in _ENVIRONMENTS:
            yield from _constant([node.slice])


def _is_reader(function: ast.expr) -> bool:
    if _name(function) == "getenv":
        return True
    is_method = isinstance(function, ast.Attribute) and function.attr in _READERS
    return is_method and _name(function.value) in _ENVIRONMENTS  # type: ignore[attr-defined]


def _takes_environment(call: ast.Call) -> bool:
    """`number(settings, "NAME", …)`: a function of our own that looks it up."""
    return bool(call.args) and _name(call.args[0]) in _ENVIRONMENTS


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _constant(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isupper():
            yield node.value


def _without_comments(name: str) -> str:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line.split("#", 1)[0] for line in lines)
