"""The pictures of an analysis through the API, and the page that shows them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from bot.portal.static_files import FOLDER
from tests.portal.test_refusals import check
from tests.portal.visitor import House, Visitor


@pytest.mark.parametrize("name", ["ladder", "actoren", "plekken"])
def test_picture_is_given_to_its_owner(analyst: Visitor, name: str) -> None:
    response = analyst.send("GET", f"{analyst.analysis}/plaatjes/{name}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Cache-Control"] == "no-store"
    ET.fromstring(response.text)  # noqa: S314 - our own


def test_picture_is_for_nobody_else(analyst: Visitor, house: House) -> None:
    path = f"{analyst.analysis}/plaatjes/ladder"
    check(analyst.send("GET", path, token=""), 401)
    other = Visitor(house.app, analyst.runner).open()
    check(other.send("GET", path), 404)


def test_there_is_no_other_picture(analyst: Visitor) -> None:
    check(analyst.send("GET", f"{analyst.analysis}/plaatjes/taart"), 422)


def test_analysis_names_the_pictures_with_something_to_show(analyst: Visitor) -> None:
    assert analyst.send("GET", analyst.analysis).json()["plaatjes"] == []


def test_page_is_there_for_everybody_and_holds_nothing(stranger: Visitor) -> None:
    response = stranger.send("GET", "/analyse/4c1e")
    assert response.status_code == 200
    assert "<buurtbrug-analyse>" in response.text
    assert "4c1e" not in response.text
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_all_that_the_page_loads_is_served(stranger: Visitor) -> None:
    to_load = set(re.findall(r'"(/static/[^"]+)"', stranger.send("GET", "/analyse/x").text))
    assert to_load
    for name in ("buurtbrug-analyse.js", "analysis-parts.js", "analysis-advice.js"):
        source = (FOLDER / name).read_text(encoding="utf-8")
        to_load |= {f"/static/{found}" for found in re.findall(r'"\./([\w.-]+)"', source)}
    assert {
        address: stranger.send("GET", address).status_code for address in to_load
    } == dict.fromkeys(to_load, 200)
