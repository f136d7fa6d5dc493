"""Hostile messages to the whole of Buurtbrug: refused or answered, never an error, nothing lost, nothing told.

`evaluation/vreemde_berichten.py` does the same with ten thousand.
"""

from __future__ import annotations

import pytest
from running_stack import RunningStack

from tests.safety.besieged import Siege
from tests.safety.hostile import Hostile

pytestmark = pytest.mark.slow


def test_hostile_messages_break_nothing(stack: RunningStack) -> None:
    siege = Siege(stack.address)
    siege.lay(seed=9, number=320)
    assert siege.faults == []
    assert siege.statuses[200] > 150
    assert siege.statuses[422] > 20


def test_source_of_hostile_messages_is_the_same_every_time() -> None:
    assert [*Hostile(1).bodies(50)] == [*Hostile(1).bodies(50)]
