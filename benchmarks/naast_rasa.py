"""Buurtbrug beside a stock Rasa bot with the same questionnaire: same machine, same run, the same interviews in turn.

    .venv/bin/python benchmarks/naast_rasa.py [--professionals 200] [--opnieuw] [--voorbeelden 25] [--rondes 2]

The stock bot (`benchmarks/stock/`) is trained once, in `.benchmarks/`; `--opnieuw` trains it again. With
`--professionals N` so many people then talk at once, each one turn per ten seconds, first to one and then to the other.
"""

import argparse
import asyncio
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

import yaml
from gesprekken import resident
from player import FOLDER, play, scripts
from running_stack import RunningStack, make_stack
from stock.crowd import crowd
from stock.interviews import StockPlayer, play_at
from stock.running import StockBot, StockTalk
from talk import Talk

from setup.processes import ProcessSpec

CACHE = ROOT / ".benchmarks" / "stock"
EMPTY_ACTIONS = ROOT / "benchmarks" / "stock" / "empty_actions.py"
EMPTY_TURNS = 60
# Where /proc tells the processor time, counted from behind the name of the process.
_USER_TICKS = 11
# The same ten turns of an interview, early in a conversation and after so many turns.
EARLY, LATE = 10, 100
CROWD_SECONDS = 60.0
# The goals.
ALONE_SECONDS, TOGETHER_SECONDS, READY_SECONDS = 0.150, 0.500, 12


@dataclass
class Measured:
    """What was measured of one bot; times in seconds, memory in MB."""

    ready: float = 0.0
    turns: list[float] = field(default_factory=list)
    processor: float = 0.0
    memory: float = 0.0
    early: float = 0.0
    late: float = 0.0
    misread: int = 0
    crowd: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Of a turn, as the user waits for it."""
        return statistics.median(self.turns)

    @property
    def cost(self) -> float:
        """Processor time of a turn."""
        return self.processor / len(self.turns)

    @property
    def slow(self) -> float:
        """The 95th percentile of a turn."""
        return percentile(self.turns)


def percentile(seconds: Sequence[float]) -> float:
    """The 95th; 0 when there is nothing."""
    ordered = sorted(seconds)
    return ordered[int(0.95 * (len(ordered) - 1))] if ordered else 0.0


def main() -> None:
    """Train when needed, measure both, print the table and the goals."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--professionals", type=int, default=0)
    parser.add_argument("--opnieuw", action="store_true")
    parser.add_argument("--voorbeelden", type=int, default=25)
    parser.add_argument("--rondes", type=int, default=2)
    given = parser.parse_args()
    bot = StockBot(CACHE)
    trained = bot.train(given.voorbeelden, again=given.opnieuw)
    with tempfile.TemporaryDirectory() as folder:
        stack = make_stack(Path(folder))
        ours, stock = Measured(), Measured()
        try:
            stock.ready = timed(bot.start)
            print("stock gereed", flush=True)
            ours.ready = timed(stack.start)
            print("Buurtbrug gereed", flush=True)
            interviews(stack, bot, ours, stock, given.rondes)
            growth(stack, bot, ours, stock)
            ours.memory = memory_of(stack.processes)
            stock.memory = memory_of(bot.processes)
            if given.professionals:
                at_once(stack, bot, ours, stock, given.professionals)
        finally:
            stack.stop()
            bot.stop()
    limit = empty_turns()
    show(ours, stock, trained, limit, given.professionals)


def timed(act: Callable[[], object]) -> float:
    """How many seconds it takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def interviews(
    stack: RunningStack, bot: StockBot, ours: Measured, stock: Measured, rounds: int
) -> None:
    """Every interview, at one and then at the other, so that both meet the machine as busy."""
    for number in range(rounds):
        for name in scripts():
            before = processor_of(stack.processes)
            played = play(name, Talk(stack.address))
            ours.processor += processor_of(stack.processes) - before
            ours.turns += played.seconds
            ours.misread += len(played.missed)
            before = processor_of(bot.processes)
            other = play_at(bot.folder, StockTalk(bot.address), name)
            stock.processor += processor_of(bot.processes) - before
            stock.turns += other.seconds
            stock.misread += other.misread
            both = (statistics.median(m) * 1000 for m in (played.seconds, other.seconds))
            print(f"  ronde {number + 1} {name:16}", *(f"{ms:6.0f} ms" for ms in both), flush=True)


def growth(stack: RunningStack, bot: StockBot, ours: Measured, stock: Measured) -> None:
    """The same interview over and over in one conversation: its first turns, and the same after a hundred."""
    talk, seconds, starts = Talk(stack.address), [], []
    player = StockPlayer(bot.folder, StockTalk(bot.address).say)
    other_starts = []
    while len(seconds) < LATE + EARLY:
        starts.append(len(seconds))
        seconds += play("casus-1", talk).seconds
    while len(player.seconds) < LATE + EARLY:
        other_starts.append(len(player.seconds))
        player.play("casus-1")
    ours.early, ours.late = early_and_late(seconds, starts)
    stock.early, stock.late = early_and_late(player.seconds, other_starts)


def early_and_late(seconds: Sequence[float], starts: Sequence[int]) -> tuple[float, float]:
    """The median of ten turns from the fifth on, and of the same ten turns in the last interview."""
    last = starts[-1]
    return tuple(  # type: ignore[return-value]
        statistics.median(seconds[start + 4 : start + 4 + EARLY]) for start in (0, last)
    )


def memory_of(processes: Mapping[str, subprocess.Popen[bytes]]) -> float:
    """Resident memory of these processes together, in MB."""
    return sum(resident(process.pid) for process in processes.values())


def processor_of(processes: Mapping[str, subprocess.Popen[bytes]]) -> float:
    """The seconds of processor time that these processes used so far; says more than waiting on a busy machine."""
    ticks = 0
    for process in processes.values():
        told = (
            Path(f"/proc/{process.pid}/stat")
            .read_text(encoding="ascii")
            .rpartition(") ")[2]
            .split()
        )
        ticks += int(told[_USER_TICKS]) + int(told[_USER_TICKS + 1])
    return ticks / os.sysconf("SC_CLK_TCK")


def at_once(
    stack: RunningStack, bot: StockBot, ours: Measured, stock: Measured, professionals: int
) -> None:
    """So many professionals at each, one bot after the other."""
    script = yaml.safe_load((FOLDER / "casus-1.yml").read_text(encoding="utf-8"))["beurten"]
    begin = "ik wil graag een analyse maken van onze buurt"
    texts = [begin, *(turn.get("tekst") or turn["tussendoor"] for turn in script)]
    numbers = play_at(bot.folder, StockTalk(bot.address), "casus-1").sent
    ours.crowd = asyncio.run(crowd(stack.address, texts, professionals, CROWD_SECONDS, stock=False))
    print("  menigte bij Buurtbrug gedaan", flush=True)
    stock.crowd = asyncio.run(crowd(bot.address, numbers, professionals, CROWD_SECONDS, stock=True))


def empty_turns() -> float:
    """The median of a turn through portal and engine when the actions do nothing at all."""
    with tempfile.TemporaryDirectory() as folder:
        stack = EmptyStack(**vars(make_stack(Path(folder))))
        try:
            stack.start()
            talk = Talk(stack.address)
            seconds = [timed(lambda: talk.say("goedemorgen")) for _ in range(EMPTY_TURNS)]
        finally:
            stack.stop()
    return statistics.median(seconds)


class EmptyStack(RunningStack):
    """Portal and engine as they are, with actions that do nothing."""

    def specs(self) -> list[ProcessSpec]:
        """The same, but for the actions."""
        idle = (sys.executable, str(EMPTY_ACTIONS), str(self.ports.actions))
        return [
            replace(spec, command=idle) if spec.name == "actions" else spec
            for spec in super().specs()
        ]


def show(
    ours: Measured, stock: Measured, trained: dict[str, Any], limit: float, people: int
) -> None:
    """The table, and per goal whether it is reached."""
    rows = [
        ("gereed na (s)", f"{ours.ready:.1f}", f"{stock.ready:.1f}"),
        ("mediaan van een beurt (ms)", ms(ours.median), ms(stock.median)),
        ("95e percentiel (ms)", ms(ours.slow), ms(stock.slow)),
        ("rekentijd per beurt (ms)", ms(ours.cost), ms(stock.cost)),
        ("beurten per seconde", per_second(ours), per_second(stock)),
        ("rond beurt 5 (ms)", ms(ours.early), ms(stock.early)),
        ("dezelfde beurten na 100 (ms)", ms(ours.late), ms(stock.late)),
        ("geheugen, alle processen (MB)", f"{ours.memory:.0f}", f"{stock.memory:.0f}"),
        ("antwoorden over te doen", str(ours.misread), str(stock.misread)),
    ]
    if people:
        rows.append(
            (
                f"{people} tegelijk, 95e (ms)",
                ms(percentile(ours.crowd)),
                ms(percentile(stock.crowd)),
            )
        )
    print(f"\n{'':32}{'Buurtbrug':>14}{'stock Rasa':>14}")
    for title, own, other in rows:
        print(f"{title:32}{own:>14}{other:>14}")
    print(f"lege beurt door portaal en motor  {ms(limit)} ms")
    examples = trained["voorbeelden"] or "alle"
    print(
        f"stock getraind met {examples} voorbeelden per intentie: {trained['seconden']:.0f} s "
        f"({trained['processor']:.0f} s rekentijd)"
    )
    goals = [
        ("mediaan hoogstens de helft van stock", ours.median <= stock.median / 2),
        ("95e percentiel hoogstens de helft van stock", ours.slow <= stock.slow / 2),
        ("beurt 100 hoogstens 1,1 maal beurt 5", ours.late <= 1.1 * ours.early),
        ("95e percentiel onder 150 ms", ours.slow < ALONE_SECONDS),
        ("gereed binnen 12 s", ours.ready < READY_SECONDS),
    ]
    if people:
        goals.append(
            (f"95e percentiel onder 500 ms bij {people}", percentile(ours.crowd) < TOGETHER_SECONDS)
        )
    for goal, reached in goals:
        print(f"{'gehaald' if reached else 'NIET gehaald':14}{goal}")


def ms(seconds: float) -> str:
    """In milliseconds; a turn that failed or got no reply within a minute took for ever."""
    return "geen antwoord" if math.isinf(seconds) else f"{1000 * seconds:.0f}"


def per_second(measured: Measured) -> str:
    """Turns per second of one person who never waits."""
    return f"{len(measured.turns) / sum(measured.turns):.1f}"


if __name__ == "__main__":
    main()
