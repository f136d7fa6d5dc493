"""`knowledge/gesprek.yml`, `knowledge/rapport.yml` and the code that says their phrases: nothing missing or unused.

The code is read, not run: every call of `say` (and of functions that hand their key on to it) is
found in the syntax tree, with the keys that it can use and the blanks that it fills.
"""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from knowledge.checks import shipped_knowledge
from knowledge.checks.base import VISITORS

BOT = Path(__file__).resolve().parents[2] / "bot"
PHRASES = shipped_knowledge().phrases
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Use:
    """One call that says the phrase `key`, filling `blanks` (None: handed on from elsewhere)."""

    where: str
    key: str
    blanks: frozenset[str] | None


@dataclass(frozen=True)
class Module:
    """One file of the bot as a syntax tree."""

    path: Path
    tree: ast.Module

    def functions(self) -> Iterator[Function]:
        yield from (n for n in ast.walk(self.tree) if isinstance(n, Function))

    def calls_of(self, name: str, within: ast.AST) -> Iterator[ast.Call]:
        for node in ast.walk(within):
            if isinstance(node, ast.Call) and called(node) == name:
                yield node

    def says_phrases(self) -> bool:
        """Whether it imports `say`, or takes phrases from the knowledge itself."""
        return any(
            (isinstance(node, ast.ImportFrom) and any(a.name == "say" for a in node.names))
            or (isinstance(node, ast.Attribute) and node.attr == "phrases")
            for node in ast.walk(self.tree)
        )

    def where(self, node: ast.expr) -> str:
        return f"{self.path.relative_to(BOT.parent)}:{node.lineno}"


def called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def constants(node: ast.AST) -> Iterator[str]:
    """The texts that this expression can have as its value, as far as they stand in it."""
    if isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def keys_of(key: ast.expr, function: Function, module: Module) -> Iterator[str]:
    """The keys that this argument can be: as it stands, from a local name, or from all callers."""
    yield from constants(key)
    if not isinstance(key, ast.Name):
        return
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == key.id for target in node.targets
        ):
            yield from constants(node.value)
    names = [argument.arg for argument in function.args.args]
    if key.id in names:
        position = names.index(key.id) - (names[0] == "self")
        for call in module.calls_of(function.name, module.tree):
            named = [k.value for k in call.keywords if k.arg == key.id]
            for argument in (*call.args[position : position + 1], *named):
                yield from constants(argument)


def uses_in(module: Module) -> Iterator[Use]:
    for function in module.functions():
        for name, position in (("say", 1), ("_say", 0)):
            for call in module.calls_of(name, function):
                handed_on = any(keyword.arg is None for keyword in call.keywords)
                blanks = frozenset(k.arg for k in call.keywords if k.arg is not None)
                for key in keys_of(call.args[position], function, module):
                    yield Use(module.where(call), key, None if handed_on else blanks)


MODULES = [Module(p, ast.parse(p.read_text(encoding="utf-8"))) for p in sorted(BOT.rglob("*.py"))]
USES = sorted(
    {use for module in MODULES for use in uses_in(module)}, key=lambda u: (u.key, u.where)
)
# Keys may also stand in a table, but then in a module that says phrases.
TEXTS = {
    node.value
    for module in MODULES
    if module.says_phrases()
    for node in ast.walk(module.tree)
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}


def blanks_of(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name is not None}


def test_uses_are_found() -> None:
    assert len({use.key for use in USES}) > 40


@pytest.mark.parametrize("use", USES, ids=lambda use: f"{use.key} in {use.where}")
def test_phrase_that_is_said_exists_and_has_its_blanks_filled(use: Use) -> None:
    assert use.key in PHRASES
    if use.blanks is not None:
        assert blanks_of(PHRASES[use.key]) <= use.blanks


# Said by what a question outside our field is about.
OUTSIDE = {f"buiten-{subject}" for subject in shipped_knowledge().asked_outside}


def test_every_subject_outside_our_field_has_a_phrase() -> None:
    assert OUTSIDE - set(PHRASES) == set()
    assert all(not blanks_of(PHRASES[key]) for key in OUTSIDE)


# Said to visitors of a website, in place of the phrase without the prefix.
TO_VISITORS = {key for key in PHRASES if key.startswith(VISITORS)}


@pytest.mark.parametrize("key", sorted(TO_VISITORS))
def test_phrase_to_visitors_stands_in_for_one_with_the_same_blanks(key: str) -> None:
    usual = PHRASES[key.removeprefix(VISITORS)]
    assert blanks_of(PHRASES[key]) <= blanks_of(usual)


@pytest.mark.parametrize("key", sorted(set(PHRASES) - OUTSIDE - TO_VISITORS))
def test_phrase_is_used(key: str) -> None:
    assert key in TEXTS, f"nothing in bot/ says '{key}'"


def test_phrase_whose_key_is_looked_up_has_no_blanks() -> None:
    """Keys that stand in a table are said without anything to fill in."""
    looked_up = (TEXTS & set(PHRASES)) - {use.key for use in USES}
    assert {key for key in looked_up if blanks_of(PHRASES[key])} == set()


def test_blanks_are_words() -> None:
    blanks = {name for phrase in PHRASES.values() for name in blanks_of(phrase)}
    assert {name for name in blanks if not name.isidentifier()} == set()
