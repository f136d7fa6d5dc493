"""The colours of paper: readable, and to be told apart without seeing colour."""

from __future__ import annotations

import pytest

from bot.report.palette import PAPER, Look

LOOKS = {"chosen": PAPER.chosen, "rest": PAPER.rest, **PAPER.shapes}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_text_in_a_box_can_be_read(look: Look) -> None:
    assert contrast(look.ink, look.fill) >= 4.5


def test_what_is_chosen_stands_out_in_black_and_white() -> None:
    assert contrast(PAPER.chosen.fill, PAPER.rest.fill) >= 4.5


def test_edges_of_roles_can_be_seen() -> None:
    assert all(contrast(look.edge, "#ffffff") >= 3 for look in PAPER.shapes.values())
