"""A clock that jumps makes nothing look old enough to be deleted."""

import pytest

from bot.upkeep.steady_clock import SteadyClock

HOUR, DAY, YEAR = 3600.0, 86_400.0, 31_536_000.0


class Machine:
    """Time that passes, and a clock that somebody sets."""

    def __init__(self) -> None:
        self.passed, self.set_by = 100.0, 0.0
        self.clock = SteadyClock(lambda: self.passed + self.set_by, lambda: self.passed)

    def later(self, seconds: float) -> bool:
        self.passed += seconds
        return self.clock.is_steady()


def test_clock_that_just_goes_on_is_steady() -> None:
    machine = Machine()
    assert all(machine.later(6 * HOUR) for _ in range(100))


@pytest.mark.parametrize("jump", [2 * YEAR, -2 * YEAR, HOUR])
def test_after_a_jump_one_waits_a_day(jump: float) -> None:
    machine = Machine()
    machine.set_by = jump
    assert not machine.later(HOUR)
    assert not machine.later(22 * HOUR)
    assert machine.later(2 * HOUR)


def test_jump_that_is_put_right_again_is_a_jump_too() -> None:
    machine = Machine()
    machine.set_by = YEAR
    assert not machine.later(HOUR)
    machine.set_by = 0.0
    assert not machine.later(DAY)
    assert machine.later(DAY)


def test_small_corrections_count_for_nothing() -> None:
    machine = Machine()
    machine.set_by = 30.0
    assert machine.later(HOUR)
