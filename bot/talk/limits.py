"""How often something may be done: a bucket per caller that fills up slowly."""

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

_MOST_CALLERS = 50_000


@dataclass
class _Bucket:
    left: float
    seen: float


class Limit:
    """At most `per_minute` times a minute for each caller, with bursts up to that number or to `burst`."""

    def __init__(self, per_minute: float, clock: Callable[[], float], burst: int = 0) -> None:
        self._per_minute = per_minute
        self._most = burst or per_minute
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def seconds_to_wait(self, caller: str) -> int:
        """0 when it may be done now (and is counted), else how many seconds to wait."""
        now = self._clock()
        bucket = self._buckets.pop(caller, None) or _Bucket(self._most, now)
        rate = self._per_minute / 60
        bucket.left = min(self._most, bucket.left + (now - bucket.seen) * rate)
        bucket.seen = now
        self._buckets[caller] = bucket
        if len(self._buckets) > _MOST_CALLERS:
            self._buckets.popitem(last=False)
        if bucket.left < 1:
            return math.ceil((1 - bucket.left) / rate)
        bucket.left -= 1
        return 0
