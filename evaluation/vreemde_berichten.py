"""Ten thousand hostile messages to the whole of Buurtbrug, and what came of them.

`.venv/bin/python evaluation/vreemde_berichten.py [--number 10000] [--seed 1] [--at-once 6]` starts engine, actions and
portal with a database of their own, sends control characters, megabytes, Unicode traps, HTML, SQL, payloads with `/`,
prompt injection, emoji, right-to-left and other languages, and prints the statuses and everything that may not happen:
an error of the server, something of the inside in an answer, a message that was acknowledged and is not there.
It ends with 1 when there was any.
"""

import argparse
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from running_stack import make_stack

from tests.safety.besieged import Siege

_PROGRESS_SECONDS = 20


def main() -> int:
    """Lay the siege, and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=6)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stack = make_stack(Path(folder))
        try:
            stack.start()
            sieges = laid(stack.address, wanted)
            told(sieges)
            for log in sorted(stack.logs.glob("*.log")):
                lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
                for line in sorted({x.split(" ", 1)[-1] for x in lines if "ERROR" in x})[:5]:
                    print(f"{log.name}: {line}")
        finally:
            stack.stop()
    return 1 if any(siege.faults for siege in sieges) else 0


def laid(address: str, wanted: argparse.Namespace) -> list[Siege]:
    """One siege for each thread, each with its own share and seed."""
    sieges = [Siege(address) for _ in range(wanted.at_once)]
    share = -(-wanted.number // wanted.at_once)
    threads = [
        threading.Thread(target=siege.lay, args=(wanted.seed * 1000 + number, share))
        for number, siege in enumerate(sieges)
    ]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        time.sleep(_PROGRESS_SECONDS)
        sent = sum(siege.statuses.total() for siege in sieges)
        faults = sum(len(siege.faults) for siege in sieges)
        print(
            f"  … {time.monotonic() - began:.0f} s: {sent} berichten, {faults} fouten", flush=True
        )
    print(f"{share * len(sieges)} berichten in {time.monotonic() - began:.0f} s")
    return sieges


def told(sieges: list[Siege]) -> None:
    """Statuses and faults."""
    for status in sorted({status for siege in sieges for status in siege.statuses}):
        print(f"  {status}: {sum(siege.statuses[status] for siege in sieges)}")
    faults = [fault for siege in sieges for fault in siege.faults]
    print(f"{len(faults)} fouten")
    for fault in faults[:40]:
        print(f"  {fault}")


if __name__ == "__main__":
    sys.exit(main())
