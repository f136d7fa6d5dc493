"""Whether the clock of this machine can be trusted with deleting: one that jumped may make everything look old.

Held against the time that passed since the start, which no correction of the clock changes.
"""

from collections.abc import Callable

_JUMP_SECONDS = 600.0
_CALM_SECONDS = 24 * 3600.0


class SteadyClock:
    """`wall` is the clock that may jump, `passed` the time that only goes on; both in seconds."""

    def __init__(self, wall: Callable[[], float], passed: Callable[[], float]) -> None:
        self._wall = wall
        self._passed = passed
        self._difference = wall() - passed()
        self._calm_from = float("-inf")

    def is_steady(self) -> bool:
        """False for a day after the clock jumped by more than ten minutes, in either direction."""
        passed = self._passed()
        difference = self._wall() - passed
        if abs(difference - self._difference) > _JUMP_SECONDS:
            self._difference = difference
            self._calm_from = passed + _CALM_SECONDS
        return passed >= self._calm_from
