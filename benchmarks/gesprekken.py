"""Play the guide's cases against the whole of Buurtbrug and tell how long turns take.

`.venv/bin/python benchmarks/gesprekken.py` starts engine, actions and portal with a database of their own,
plays every script of tests/cases/gesprekken, and prints the time until ready, the number of turns per case,
the median and 95th percentile of a turn as the user waits for it, and the memory of each process.
With `--transcript casus-1 FILE` it also writes that conversation as Markdown.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from player import Played, play, scripts
from running_stack import RunningStack, make_stack
from talk import Talk

TITLE = """# {title}

Dit gesprek is gespeeld tegen de draaiende Buurtbrug, met de teksten uit `tests/cases/gesprekken/{name}.yml`.
Maak het opnieuw met `.venv/bin/python benchmarks/gesprekken.py --transcript {name} {file}`.
"""


def main() -> None:
    """Measure, print, and write the transcript that was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--transcript", nargs=2, metavar=("CASUS", "FILE"))
    wanted = parser.parse_args().transcript
    with tempfile.TemporaryDirectory() as folder:
        stack = make_stack(Path(folder))
        try:
            began = time.perf_counter()
            stack.start()
            print(f"gereed na            {time.perf_counter() - began:6.1f} s")
            measure(stack, wanted)
        finally:
            stack.stop()


def measure(stack: RunningStack, wanted: list[str] | None) -> None:
    """Play all cases, one after the other."""
    seconds: list[float] = []
    for name in scripts():
        played = play(name, Talk(stack.address))
        seconds += played.seconds
        misread = f"{len(played.missed)} van {played.answers} antwoorden verkeerd gelezen"
        print(f"{name:20} {len(played.seconds):4} beurten, {misread}")
        if wanted and wanted[0] == name:
            write(played, name, Path(wanted[1]))
    cuts = statistics.quantiles(seconds, n=100)
    print(f"mediaan van een beurt{1000 * cuts[49]:6.0f} ms")
    print(f"95e percentiel       {1000 * cuts[94]:6.0f} ms   ({len(seconds)} beurten)")
    for name, process in stack.processes.items():
        print(f"geheugen {name:12}{resident(process.pid):6.0f} MB")


def resident(pid: int) -> float:
    """Memory in use by a process, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def write(played: Played, name: str, file: Path) -> None:
    """The conversation as a page of the docs."""
    title = name.replace("-", " ").capitalize() + ": het hele gesprek"
    head = TITLE.format(title=title, name=name, file=file)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([head, "\n\n".join(played.transcript()), ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
