"""Which engine to try first: each in its turn, and those that just failed after the others.

Any engine can take any turn, so a turn may go to the next one at once. Knows nothing of calls.
"""

import itertools
from collections.abc import Callable, Sequence

# About as long as an engine needs to start again.
_AVOIDED_SECONDS = 5.0


class EngineAddresses:
    """The addresses of all engines; there is at least one."""

    def __init__(self, addresses: Sequence[str], clock: Callable[[], float]) -> None:
        self._addresses = tuple(addresses)
        self._clock = clock
        self._turns = itertools.count()
        self._failed_at: dict[str, float] = {}

    def __iter__(self) -> "itertools.chain[str]":
        """All addresses, in the order of the settings."""
        return itertools.chain(self._addresses)

    def to_try(self) -> list[str]:
        """The addresses for one turn, best first; a single one twice, since a balancer may stand behind it."""
        first = next(self._turns) % len(self._addresses)
        rotated = [*self._addresses[first:], *self._addresses[:first]]
        ordered = sorted(rotated, key=self._is_avoided)
        return ordered if len(ordered) > 1 else ordered * 2

    def failed(self, address: str) -> None:
        """Avoid it for a while."""
        self._failed_at[address] = self._clock()

    def _is_avoided(self, address: str) -> bool:
        failed = self._failed_at.get(address)
        return failed is not None and self._clock() - failed < _AVOIDED_SECONDS
