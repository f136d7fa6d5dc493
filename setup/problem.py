"""The one error that a person who installs Buurtbrug may see: what is wrong and what to do.

Everything else that goes wrong is our own mistake and keeps its traceback.
"""

from __future__ import annotations


class Problem(Exception):
    """Something outside this program stops it; the person at the keyboard can mend it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        remedy = self.remedy.replace("\n", "\n  ")
        return f"{self.what}\n\nWat u kunt doen:\n  {remedy}"
