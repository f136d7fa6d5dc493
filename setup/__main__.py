"""The commands behind the Makefile: `python3 -m setup run|prepare|train|language-model|memory`.

Turns every Problem into a clear message with an exit code; the work itself is elsewhere.
"""

from __future__ import annotations

import argparse
import secrets
import sys

from setup.environments import prepare_environments
from setup.layout import Layout
from setup.memory import memory_table
from setup.one_at_a_time import only_one
from setup.ports import Ports, require_free
from setup.problem import Problem
from setup.processes import (
    buurtbrug_processes,
    migrate_command,
    shared_settings,
    sign_in_command,
)
from setup.taalmodel import prepare_language_models
from setup.toezicht import Supervisor
from setup.trainen import train_when_needed
from setup.trainen_eigen import train_own_when_needed
from setup.workbench import Workbench


def main(arguments: list[str] | None = None) -> int:
    options = _parse(arguments)
    for stream in (sys.stdout, sys.stderr):
        # An old terminal that cannot show a sign shows another; it is no reason to stop.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    bench = Workbench.for_checkout(Layout.of_this_checkout())
    try:
        _carry_out(options, bench)
    except Problem as problem:
        print(f"\n{problem}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        bench.progress.say("\nAfgebroken. De volgende keer gaat de set-up hier verder.")
        return 130
    return 0


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m setup")
    parser.add_argument("command", choices=["run", "prepare", "train", "language-model", "memory"])
    parser.add_argument("--dev", action="store_true", help="also the development tools")
    parser.add_argument("--again", action="store_true", help="also when nothing has changed")
    parser.add_argument(
        "--toon-geheugen", action="store_true", help="after the start, show memory per process"
    )
    return parser.parse_args(arguments)


def _carry_out(options: argparse.Namespace, bench: Workbench) -> None:
    if options.command == "memory":
        bench.progress.say("\n".join(memory_table(bench.layout)))
    elif options.command == "run":
        _run(bench, options)
    else:
        _prepare(bench, options)


def _prepare(bench: Workbench, options: argparse.Namespace) -> None:
    with only_one(bench.layout.state):
        prepare_environments(bench, options.dev)
        prepare_language_models(bench, options.again and options.command == "language-model")
        if options.command != "language-model":
            again = options.again and options.command == "train"
            train_when_needed(bench, again)
            train_own_when_needed(bench, again)


def _run(bench: Workbench, options: argparse.Namespace) -> None:
    ports = Ports.from_settings(bench.commands.environment)
    require_free(ports)
    _prepare(bench, options)
    bench.commands.run(migrate_command(bench.layout), "De database bijwerken")
    _supervise(bench, ports, options.toon_geheugen)


def _supervise(bench: Workbench, ports: Ports, show_memory: bool) -> None:
    layout = bench.layout

    def welcome() -> None:
        bench.progress.say(f"Buurtbrug staat klaar: {ports.portal_address}")
        link = bench.commands.ask(sign_in_command(layout))
        if link:
            bench.progress.say(f"Inloggen kan één keer, binnen een half uur, met:\n  {link}")
        if show_memory:
            bench.progress.say("\n".join(memory_table(layout)))
        bench.progress.say("Stoppen: druk op Ctrl-C.")

    bench.progress.say("▸ Buurtbrug starten …")
    supervisor = Supervisor(buurtbrug_processes(layout, ports), layout.root, bench.progress.say)
    supervisor.run(shared_settings(layout, ports, secrets.token_urlsafe(32)), welcome)


if __name__ == "__main__":
    sys.exit(main())
