"""Experts' cases: what an adviser expects in a situation, compared with what Buurtbrug advises.

The YAML files beside this one were written from the guide, before anybody looked at the matcher. Where one
fails, the rules for advice are wrong, not the case (unless the case contradicts the guide).
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.advice.advice import Advice, Advised
from bot.advice.matcher import advise
from knowledge.checks import shipped_knowledge

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("*.yml"))
TOP, SENSIBLE = 8, 4


@cache
def case(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@cache
def advice(path: Path) -> Advice:
    return advise(case(path)["keuzes"], shipped_knowledge())


def expected(path: Path, what: str) -> list[str]:
    return case(path)["verwacht"][what]


def each(what: str) -> pytest.MarkDecorator:
    """One test for each single expectation of this sort in each case."""
    wanted = [(p, i) for p in CASES for i in expected(p, what)]
    return pytest.mark.parametrize(
        ("path", "item"), wanted, ids=[f"{p.stem}-{i.replace('/', '-')}" for p, i in wanted]
    )


every_case = pytest.mark.parametrize("path", CASES, ids=[p.stem for p in CASES])

# The expert wants role models and networks at the top; the matcher puts more youth work there. Three of eight agree.
TOO_FEW_SENSIBLE = {"stel-weggepest"}


def ids(advised: tuple[Advised, ...]) -> list[str]:
    return [a.id for a in advised]


def directions(path: Path, like: str) -> list[str]:
    """The advised directions of the same level: main ones among each other, else all."""
    found = ids(advice(path).directions)
    if shipped_knowledge().item(like).onder is not None:
        return found
    return [d for d in found if shipped_knowledge().item(d).onder is None]


def explained(advised: tuple[Advised, ...]) -> str:
    lines = (f"  {n}. {a.id}: {a.reasons[0].text}" for n, a in enumerate(advised, start=1))
    return "\n".join(lines)


@each("richtingen_eerst")
def test_direction_comes_first(path: Path, item: str) -> None:
    count = len(expected(path, "richtingen_eerst")) + 1
    assert item in directions(path, item)[:count], (
        f"{case(path)['titel']}: {item} hoort bij de eerste {count} richtingen. Het advies is:\n"
        f"{explained(advice(path).directions)}"
    )


@each("richtingen_niet")
def test_direction_is_not_given_or_only_after_all_others(path: Path, item: str) -> None:
    found = directions(path, item)
    after = found[found.index(item) + 1 :] if item in found else []
    others = [d for d in after if d not in expected(path, "richtingen_niet")]
    assert not others, (
        f"{case(path)['titel']}: {item} past hier niet, maar staat vóór {', '.join(others)}. "
        f"Het advies is:\n{explained(advice(path).directions)}"
    )


@every_case
def test_enough_sensible_interventions_are_at_the_top(
    path: Path, request: pytest.FixtureRequest
) -> None:
    if path.stem in TOO_FEW_SENSIBLE:
        request.applymarker(pytest.mark.xfail(strict=True))
    sensible = expected(path, "interventies_zinnig")
    found = [i for i in ids(advice(path).interventions)[:TOP] if i in sensible]
    assert len(found) >= SENSIBLE, (
        f"{case(path)['titel']}: van de eerste {TOP} interventies zijn er {len(found)} zinnig, en dat moeten "
        f"er minstens {SENSIBLE} zijn. Zinnig zijn: {', '.join(sensible)}. Het advies is:\n"
        f"{explained(advice(path).interventions)}"
    )


@each("interventies_misser")
def test_blunder_does_not_stand_at_the_top(path: Path, item: str) -> None:
    assert item not in ids(advice(path).interventions)[:TOP], (
        f"{case(path)['titel']}: {item} is hier een misser, en staat toch bij de eerste {TOP}:\n"
        f"{explained(advice(path).interventions)}"
    )


@every_case
def test_referrals_are_exactly_those_that_are_needed(path: Path) -> None:
    found, wanted = ids(advice(path).referrals), expected(path, "verwijzingen")
    assert sorted(found) == sorted(wanted), (
        f"{case(path)['titel']}: verwezen wordt naar {found or 'niets'}, en dat moet zijn: {wanted or 'niets'}."
    )


@every_case
def test_case_names_only_answers_that_exist(path: Path) -> None:
    named = [*case(path)["keuzes"], *(i for part in case(path)["verwacht"].values() for i in part)]
    unknown = [i for i in named if i not in shipped_knowledge().items]
    assert not unknown, f"{path.name} noemt wat niet bestaat: {', '.join(unknown)}."
