"""`python benchmarks/advies.py`: how long one advice takes, for every case in tests/cases."""

import statistics
import sys
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.advice.matcher import advise
from knowledge.checks import shipped_knowledge

_TIMES = 50


def main() -> None:
    """Print the median and the 95th percentile in milliseconds, and the slowest case."""
    knowledge = shipped_knowledge()
    measured: dict[str, list[float]] = {}
    for path in sorted((ROOT / "tests/cases").glob("*.yml")):
        answers = yaml.safe_load(path.read_text(encoding="utf-8"))["keuzes"]
        measured[path.stem] = [_once(answers, knowledge) for _ in range(_TIMES)]
    every = [ms for times in measured.values() for ms in times]
    slowest = max(measured, key=lambda case: statistics.median(measured[case]))
    sys.stdout.write(
        f"{len(measured)} situaties, elk {_TIMES} keer\n"
        f"mediaan          {statistics.median(every):6.2f} ms\n"
        f"95e percentiel   {statistics.quantiles(every, n=20)[-1]:6.2f} ms\n"
        f"traagste situatie {slowest}: {statistics.median(measured[slowest]):.2f} ms\n"
    )


def _once(answers: list[str], knowledge: object) -> float:
    begin = time.perf_counter()
    advise(answers, knowledge)  # type: ignore[arg-type]
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    main()
