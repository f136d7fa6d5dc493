"""YAML with line numbers: plain data, and for each place in it the line where it stands.

A place is a path such as `("items", 3, "titel")`. Knows nothing of what the data means.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

Place = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What the YAML library says (the first part that fits counts), and what an editor should do.
_QUOTES = "zet de tekst tussen aanhalingstekens"
_SPACES = (
    "de spaties aan het begin van de regel kloppen niet, of een aanhalingsteken staat verkeerd"
)
_IN_DUTCH = (
    ("mapping values", f"hier kan geen dubbele punt; {_QUOTES}, of verbeter de spaties vooraan"),
    ("tab character", "gebruik spaties in plaats van een tab"),
    ("'\\t' that cannot", "gebruik spaties in plaats van een tab"),
    ("cannot start any token", f"een tekst kan zo niet beginnen; {_QUOTES}"),
    ("could not find expected ':'", "na de naam van een veld hoort een dubbele punt"),
    ("end of stream", "een aanhalingsteken is niet gesloten"),
    ("flow", "een haakje is niet gesloten, of er mist een komma"),
    ("alias", f"een tekst kan niet met een sterretje beginnen; {_QUOTES}"),
    ("block", _SPACES),
    ("another document", "een regel met --- hoort hier niet"),
)


class NotReadable(Exception):
    """The file is no valid YAML; `line` counts from 1."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem


@dataclass(frozen=True)
class Located:
    """The data of one YAML file with the line of each place."""

    data: object
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """The line of this place, or of the nearest place around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read(path: Path) -> Located:
    """Read one YAML file; NotReadable when it is no YAML or holds the same key twice."""
    loader = _Loader(_text(path))
    try:
        node = loader.get_single_node()
        lines: dict[Place, int] = {}
        data = _build(loader, node, (), lines) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise NotReadable(mark.line + 1 if mark else 1, _dutch(error)) from error
    except yaml.YAMLError as error:
        raise NotReadable(1, "er staat een teken in dat niet mag") from error
    finally:
        loader.dispose()
    return Located(data, lines)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise NotReadable(line, "bewaar het bestand als UTF-8") from error


def _dutch(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.problem} {error.context}"
    return next((dutch for part, dutch in _IN_DUTCH if part in said), "dit is geen geldige YAML")


def _build(
    loader: yaml.SafeLoader, node: yaml.Node, place: Place, lines: dict[Place, int]
) -> object:
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, child, (*place, i), lines) for i, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(loader, node, place, lines)
    try:
        return loader.construct_object(node)
    except ValueError as error:  # a date such as 2026-13-45
        raise NotReadable(node.start_mark.line + 1, f"'{node.value}' bestaat niet") from error


def _build_mapping(
    loader: yaml.SafeLoader, node: yaml.MappingNode, place: Place, lines: dict[Place, int]
) -> dict[str, object]:
    result: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node))
        if key in result:
            message = f"het veld '{key}' staat er twee keer. Haal er een weg"
            raise NotReadable(key_node.start_mark.line + 1, message)
        result[key] = _build(loader, value_node, (*place, key), lines)
        lines[(*place, key)] = key_node.start_mark.line + 1
    return result
