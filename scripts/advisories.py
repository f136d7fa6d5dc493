"""Judges what pip-audit found: `advisories.py LOCK FOUND [ACCEPTED]`.

Passes only when every package of the lock was looked up and every advisory found is accepted with a reason. A look-up
that failed, wholly or for one package, is a failure: an audit may not pass because it saw nothing.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_SHORTEST_REASON = 40

Accepted = Mapping[str, frozenset[str]]


class AuditError(Exception):
    """The audit cannot be judged; the message says in Dutch why."""


def main(arguments: Sequence[str]) -> int:
    """0 when all is well; 1 with a line for everything that is not."""
    lock, found, *accepted = map(Path, arguments)
    try:
        report = report_in(found)
        allowed = accepted_in(accepted[0]) if accepted else {}
        problems = [*not_looked_up(lock, report), *not_accepted(report, allowed)]
    except AuditError as error:
        problems = [str(error)]
    else:
        for line in no_longer_found(report, allowed):
            print(line)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def report_in(path: Path) -> list[dict[str, Any]]:
    """The packages with what was found about them."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        packages = found["dependencies"]
    except (OSError, ValueError, KeyError, TypeError):
        raise AuditError(
            "De meldingen konden niet worden opgezocht. Draai `make audit` op een machine die ze kan opzoeken."
        ) from None
    if not isinstance(packages, list):
        raise AuditError("pip-audit gaf iets onverwachts. Kijk of de versie nog klopt.")
    return packages


def accepted_in(path: Path) -> Accepted:
    """The accepted advisories by package."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    for entry in entries:
        if len(entry.get("reason", "")) < _SHORTEST_REASON or not entry.get("ids"):
            raise AuditError(f"{path}: {entry.get('package')} heeft geen ids of geen echte reden.")
    return {_normal(entry["package"]): frozenset(entry["ids"]) for entry in entries}


def not_looked_up(lock: Path, report: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Packages of the lock about which nothing is known."""
    seen = {_normal(package["name"]) for package in report if "skip_reason" not in package}
    for name in sorted({_normal(name) for name in _LOCKED.findall(lock.read_text("utf-8"))} - seen):
        yield f"{name}: niet opgezocht. Een controle die niets ziet, telt niet."


def not_accepted(report: Sequence[Mapping[str, Any]], accepted: Accepted) -> Iterator[str]:
    """Advisories that are not accepted for this package."""
    for package in report:
        allowed = accepted.get(_normal(package["name"]), frozenset())
        for advisory in package.get("vulns", ()):
            if not names_of(advisory) & allowed:
                fixed = ", ".join(advisory["fix_versions"]) or "nog geen versie"
                told = f"{package['name']} {package['version']}: {' '.join(sorted(names_of(advisory)))}"
                yield f"{told}. Verholpen in: {fixed}."


def no_longer_found(report: Sequence[Mapping[str, Any]], accepted: Accepted) -> Iterator[str]:
    """Accepted advisories that can go from the list."""
    found = {name for package in report for a in package.get("vulns", ()) for name in names_of(a)}
    for package, ids in accepted.items():
        for advisory in sorted(ids - found):
            yield f"{package}: {advisory} wordt niet meer gevonden en kan uit de lijst."


def names_of(advisory: Mapping[str, Any]) -> frozenset[str]:
    """The id and its other names."""
    return frozenset({advisory["id"], *advisory.get("aliases", ())})


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
