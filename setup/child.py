"""The first moments of a supervised process: tie its life to the supervisor's, then become it.

`python setup/child.py SUPERVISOR COMMAND …` asks Linux for a SIGTERM when the supervisor dies
(PR_SET_PDEATHSIG), and replaces itself by the command. Elsewhere the guard alone does this work.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def follow_into_death(supervisor: int) -> None:
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != supervisor:
        sys.exit("the supervisor is gone already")


def main(supervisor: int, command: list[str]) -> None:
    follow_into_death(supervisor)
    try:
        os.execvp(command[0], command)  # noqa: S606 - our own command; no shell is wanted
    except OSError as reason:
        sys.exit(f"{command[0]}: {reason.strerror}")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
