"""Judges what pip-audit found: `advisories.py LOCK FOUND [ACCEPTED]`.

Passes only when every package of the lock was looked up and every advisory found is accepted with a reason. A look-up
that failed, wholly or for one package, is a failure: an audit may not pass because it saw nothing.
"""

import datetime as dt
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_SHORTEST_REASON = 40
_FIELDS = dict.fromkeys(("package", "ids", "needs", "looked_up", "reason")).keys()
_ID = re.compile(r"CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3}|PYSEC-\d{4}-\d+")
_OUT_OF_REACH = ("bestand", "functie", "dienst", "bericht")


@dataclass(frozen=True)
class Accepted:
    """Advisories of one package; `looked_up` is when they were really found, None for those only written down."""

    package: str
    ids: frozenset[str]
    looked_up: dt.date | None


class AuditError(Exception):
    """The audit cannot be judged; the message says in Dutch why."""


def main(arguments: Sequence[str]) -> int:
    """0 when all is well; 1 with a line for everything that is not."""
    lock, found, *accepted = map(Path, arguments)
    try:
        report = report_in(found)
        entries = accepted_in(accepted[0]) if accepted else ()
        allowed = {entry.package: entry.ids for entry in entries}
        problems = [*not_looked_up(lock, report), *not_accepted(report, allowed)]
    except AuditError as error:
        problems = [str(error)]
    else:
        for line in (*no_longer_found(report, allowed), *to_confirm(report, entries)):
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


def accepted_in(path: Path) -> Sequence[Accepted]:
    """The entries of the list; each has the one form that there is."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(entries, list):
        raise AuditError(f"{path}: dit is geen lijst.")
    return [_entry(entry, path) for entry in entries]


def _entry(entry: Any, path: Path) -> Accepted:
    name = entry.get("package") if isinstance(entry, dict) else entry
    if not isinstance(entry, dict) or set(entry) != _FIELDS:
        raise AuditError(f"{path}: {name} heeft niet precies deze velden: {', '.join(_FIELDS)}.")
    ids = entry["ids"]
    if not ids or not all(isinstance(one, str) and _ID.fullmatch(one) for one in ids):
        raise AuditError(f"{path}: {name} noemt geen ids, of een die geen CVE, GHSA of PYSEC is.")
    if entry["needs"] not in _OUT_OF_REACH:
        raise AuditError(f"{path}: bij {name} is needs niet een van {', '.join(_OUT_OF_REACH)}.")
    if not isinstance(entry["looked_up"], dt.date | None):
        raise AuditError(f"{path}: bij {name} is looked_up geen datum.")
    if len(str(entry["reason"] or "")) < _SHORTEST_REASON:
        raise AuditError(f"{path}: {name} heeft geen echte reden.")
    return Accepted(_normal(str(name)), frozenset(ids), entry["looked_up"])


def not_looked_up(lock: Path, report: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Packages of the lock about which nothing is known."""
    seen = {_normal(package["name"]) for package in report if "skip_reason" not in package}
    for name in sorted({_normal(name) for name in _LOCKED.findall(lock.read_text("utf-8"))} - seen):
        yield f"{name}: niet opgezocht. Een controle die niets ziet, telt niet."


def not_accepted(
    report: Sequence[Mapping[str, Any]], accepted: Mapping[str, frozenset[str]]
) -> Iterator[str]:
    """Advisories that are not accepted for this package."""
    for package in report:
        allowed = accepted.get(_normal(package["name"]), frozenset())
        for advisory in package.get("vulns", ()):
            if not names_of(advisory) & allowed:
                fixed = ", ".join(advisory["fix_versions"]) or "nog geen versie"
                told = f"{package['name']} {package['version']}: {' '.join(sorted(names_of(advisory)))}"
                yield f"{told}. Verholpen in: {fixed}."


def no_longer_found(
    report: Sequence[Mapping[str, Any]], accepted: Mapping[str, frozenset[str]]
) -> Iterator[str]:
    """Accepted advisories that can go from the list."""
    found = {name for package in report for a in package.get("vulns", ()) for name in names_of(a)}
    for package, ids in accepted.items():
        for advisory in sorted(ids - found):
            yield f"{package}: {advisory} wordt niet meer gevonden en kan uit de lijst."


def to_confirm(report: Sequence[Mapping[str, Any]], entries: Sequence[Accepted]) -> Iterator[str]:
    """Entries without a day of which the advisories were found now."""
    found = {_normal(package["name"]) for package in report if package.get("vulns")}
    for entry in entries:
        if entry.looked_up is None and entry.package in found:
            yield f"{entry.package}: nu echt opgezocht. Zet de datum van vandaag bij looked_up."


def names_of(advisory: Mapping[str, Any]) -> frozenset[str]:
    """The id and its other names."""
    return frozenset({advisory["id"], *advisory.get("aliases", ())})


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
