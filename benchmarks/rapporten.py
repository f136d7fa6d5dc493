"""`python benchmarks/rapporten.py`: how long one advice and one report take, over the five cases of the guide.

The first report of a form also loads its libraries; that is told apart. Beside the time that passes stands the time
that the processor worked for it, which a busy machine does not change much.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.report.make_report import Form, document, render
from bot.use_cases.give_advice import advice_for
from knowledge.checks import shipped_knowledge
from tests.report.examples import CASES, MADE, analysis, answered

_TIMES = 5
_GOALS_MS = {"advies": 20, "html": 200, "docx": 1000, "odt": 1000, "pdf": 4000}


def main() -> None:
    """Print the median, the slowest and the goal of each, in milliseconds."""
    knowledge = shipped_knowledge()
    states = [answered(name, knowledge) for name in CASES]
    stored = [analysis(state, knowledge) for state in states]
    advise = [lambda state=state: advice_for(state, knowledge) for state in states]
    tell("advies", advise)
    for form in (Form.HTML, Form.DOCX, Form.ODT, Form.PDF):
        tell(
            form.value,
            [lambda each=each: render(document(each, knowledge, MADE), form) for each in stored],  # noqa: B023 - called at once
        )


def tell(what: str, jobs: list[Callable[[], object]]) -> None:
    """Measure and print one line."""
    first, _ = milliseconds(jobs[0])
    measured = [milliseconds(job) for _ in range(_TIMES) for job in jobs]
    passed = [each for each, _ in measured]
    worked = [each for _, each in measured]
    print(
        f"{what:7} mediaan {statistics.median(passed):7.1f} ms (rekentijd {statistics.median(worked):7.1f})  "
        f"traagste {max(passed):7.1f} ms  eerste {first:7.1f} ms  doel {_GOALS_MS[what]:5} ms"
    )


def milliseconds(job: Callable[[], object]) -> tuple[float, float]:
    """How much time passes once, and how long the processor works."""
    begin, begin_working = time.perf_counter(), time.process_time()
    job()
    return (time.perf_counter() - begin) * 1000, (time.process_time() - begin_working) * 1000


if __name__ == "__main__":
    main()
