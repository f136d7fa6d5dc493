"""Problems in the content, in Dutch, for an editor who does not program.

File and line first, then the trail to the field, what is wrong and what to do.
"""

import datetime as dt
import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. `trail` is item id and field, as in `oorzaak/a > bronnen > 1 > waar`."""

    file: str
    line: int
    trail: str
    message: str

    def __str__(self) -> str:
        what = f"{self.trail}: {self.message}" if self.trail else self.message
        return f"{self.file}, regel {self.line}\n  {what}"


class KnowledgeError(Exception):
    """The content is not right; `problems` says everything at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        count = len(self.problems)
        many = "Er is 1 fout" if count == 1 else f"Er zijn {count} fouten"
        super().__init__("\n".join([f"{many} in de kennis:", *map(str, self.problems)]))


def nearest(word: str, known: Iterable[str]) -> str:
    """The words "Bedoelt u …?" with the nearest known word, or an empty string."""
    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Bedoelt u '{matches[0]}'?" if matches else ""


def in_dutch(
    error: ValidationError, model: type[BaseModel]
) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """Each error of a model as its place and a Dutch sentence."""
    details = error.errors(include_url=False)
    for detail in details:
        if not _follows_from_another(detail, details):
            yield tuple(detail["loc"]), _sentence(detail, model)


def _follows_from_another(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """A list in which every line is wrong counts as too short, which says nothing new."""
    place = detail["loc"]
    return detail["type"] == "too_short" and any(
        len(other["loc"]) > len(place) and other["loc"][: len(place)] == place for other in details
    )


def _sentence(detail: ErrorDetails, model: type[BaseModel]) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        *around, field = detail["loc"]
        return (
            f"dit veld bestaat niet.{nearest(str(field), _fields(model, around))}"
            " Haal het weg of verbeter de naam."
        )
    if kind == "literal_error":
        choices = str(context.get("expected")).replace(" or ", " of ")
        return f"{_shown(detail['input'])} kan hier niet. Kies uit: {choices}."
    if kind == "value_error":
        return f"{context.get('error', '')}."
    if kind != "missing" and detail["input"] is None:
        return "hier staat nog niets. Vul het in, of haal de regel weg."
    return _fixed(kind, _shown(detail["input"]), context.get("max_length"))


def _fixed(kind: str, found: str, longest: object) -> str:
    number = f"hier hoort een getal, er staat {found}."
    items = f"hier hoort een lijst, er staat {found}. Begin elke regel met een streepje."
    truth = f"hier hoort true of false, er staat {found}."
    fields = f"hier horen velden met een naam en een dubbele punt, er staat {found}."
    date = f"{found} is geen datum. Schrijf bijvoorbeeld 2026-11-20."
    sentences = {
        "missing": "dit veld ontbreekt. Voeg het toe.",
        "string_too_short": "hier staat nog niets. Vul een tekst in.",
        "string_too_long": f"de tekst is te lang: hoogstens {longest} tekens.",
        "string_pattern_mismatch": f"{found} heeft niet de goede vorm. "
        "Kijk hoe het elders in de kennis staat.",
        "string_type": f"hier hoort een tekst, er staat {found}. "
        "Zet een tekst tussen aanhalingstekens.",
        "too_short": "hier hoort ten minste één regel te staan.",
        "int_parsing": number,
        "int_type": number,
        "int_from_float": f"hier hoort een heel getal, er staat {found}.",
        "float_parsing": number,
        "float_type": number,
        "greater_than_equal": f"{found} is te laag.",
        "less_than_equal": f"{found} is te hoog.",
        "bool_parsing": truth,
        "bool_type": truth,
        "tuple_type": items,
        "list_type": items,
        "model_type": fields,
        "dict_type": fields,
        "date_type": date,
        "date_parsing": date,
        "date_from_datetime_parsing": date,
    }
    return sentences.get(kind, f"{found} kan hier niet. Kijk hoe het elders in de kennis staat.")


def _shown(value: object) -> str:
    """What stands there, as the editor typed it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "een rij velden"
    if isinstance(value, list):
        return "een lijst"
    if isinstance(value, dt.date | int | float):
        return str(value)
    return f"'{value}'"


def _fields(model: type[BaseModel], around: Iterable[str | int]) -> Iterable[str]:
    """The fields of the model that stands at this place inside `model`."""
    for part in around:
        field = model.model_fields.get(str(part))
        if field is not None:
            model = next(_models(field.annotation), model)
    return model.model_fields


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
