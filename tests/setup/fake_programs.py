"""Small programs that stand in for real ones: they do the same on a small scale."""

from __future__ import annotations

import sys
from pathlib import Path

FAKE_UV = """\
#!{python}
# Does what set-up asks of uv, on a small scale, and writes down what it was asked.
import os, pathlib, sys
here = pathlib.Path(__file__).resolve().parent
arguments = sys.argv[1:]
with (here / "asked").open("a") as log:
    log.write(" ".join(arguments) + "\\n")
mood = here / "mood"
if mood.exists() and "sync" in arguments:
    print(mood.read_text())
    sys.exit(2)
if arguments[:2] == ["python", "find"]:
    print("{python}")
elif arguments[0] == "venv":
    folder = pathlib.Path(arguments[-1])
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to("{python}")
elif "sync" in arguments:
    folder = pathlib.Path(arguments[arguments.index("--python") + 1]).parent.parent
    package = folder / "lib" / "python3.9" / "site-packages" / "thing-1.dist-info"
    package.mkdir(parents=True, exist_ok=True)
    (package.parent / "thing.py").write_text("1")
    (package / "RECORD").write_text("thing.py,,1\\nthing-1.dist-info/RECORD,,\\n")
elif "--editable" in arguments:
    folder = pathlib.Path(arguments[arguments.index("--python") + 1]).parent
    (folder / "buurtbrug").write_text("")
"""


class FakeUv:
    """The uv on the PATH of the tests' workbench."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        program(folder / "uv", FAKE_UV.format(python=sys.executable))

    @property
    def asked(self) -> list[str]:
        log = self._folder / "asked"
        return log.read_text().splitlines() if log.exists() else []

    def forget_questions(self) -> None:
        (self._folder / "asked").unlink(missing_ok=True)

    def fail_with(self, output: str) -> None:
        (self._folder / "mood").write_text(output)

    def recover(self) -> None:
        (self._folder / "mood").unlink()


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path
