"""The Grafana dashboard asks for figures that the portal gives, with labels that they have."""

from __future__ import annotations

import json
import re
from typing import Any

from bot.talk.engine_client import EngineReply
from bot.talk.metrics import Metrics
from tests.docs.reading_docs import ROOT

DASHBOARD = ROOT / "docs" / "operations" / "grafana-dashboard.json"
_FIGURE = re.compile(r"\bbuurtbrug_\w+")
_LABEL = re.compile(r"(?:by|ignoring) \((\w+)\)|\{(\w+)[=!]")


def queries() -> list[str]:
    panels: list[dict[str, Any]] = json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"]
    return [target["expr"] for panel in panels for target in panel["targets"]]


def given() -> str:
    """All figures of a portal to which everything has happened once."""
    metrics = Metrics()
    metrics.request("/x", "GET", 200)
    metrics.replied(EngineReply([], "vraag", 0.1))
    with metrics.turn():
        metrics.retried()
    return metrics.text().decode()


def test_every_figure_of_the_dashboard_exists() -> None:
    text = given()
    asked = {name for query in queries() for name in _FIGURE.findall(query)}
    assert len(asked) >= 6
    assert {name for name in asked if f"\n{name}" not in text} == set()


def test_every_label_of_the_dashboard_exists() -> None:
    text = given()
    labels = {one or other for query in queries() for one, other in _LABEL.findall(query)}
    # Prometheus itself adds who was asked.
    assert {label for label in labels - {"instance"} if f'{label}="' not in text} == set()


def test_panels_do_not_lie_on_each_other() -> None:
    panels = json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"]
    places = {(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in panels}
    assert len(places) == len(panels) == len({panel["id"] for panel in panels})
