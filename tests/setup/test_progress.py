"""A long step says that it starts, that it is still busy, and how long it took."""

from __future__ import annotations

import io
import time

import pytest

from setup.progress import Progress, duration


def test_long_step_says_that_it_is_still_busy() -> None:
    out = io.StringIO()
    with Progress(out, every=0.05).step("Trainen"):
        time.sleep(0.12)
    lines = out.getvalue().splitlines()
    assert lines[0] == "▸ Trainen …"
    assert "  … nog bezig, 1 s" in lines
    assert lines[-1] == "  klaar in 1 s"


def test_failed_step_does_not_claim_to_be_done() -> None:
    out = io.StringIO()
    with pytest.raises(OSError, match="vol"), Progress(out).step("Trainen"):
        raise OSError("vol")
    assert "klaar" not in out.getvalue()


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.2, "1 s"), (41.4, "41 s"), (60, "1 min 0 s"), (80, "1 min 20 s")]
)
def test_duration_reads_as_people_say_it(seconds: float, text: str) -> None:
    assert duration(seconds) == text
