"""The pages and what they load: policy, caching, packing, and the widget in one file."""

import gzip
import re
from collections import Counter

import pytest

from bot.portal.static_files import FOLDER
from bot.portal.widget import MODULES, widget
from tests.portal.visitor import Visitor

ADDRESS = re.compile(r'(?:href|src)="(/[^"]+)"')
DECLARED = re.compile(
    r"^(?:export )?(?:const|let|class|function|async function) (\w+)", re.MULTILINE
)
LARGEST_WIDGET = 30_000


def test_the_page_runs_nothing_but_our_own_files(stranger: Visitor) -> None:
    page = stranger.send("GET", "/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "<style" not in page.text
    assert " style=" not in page.text
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", page.text))


def test_the_api_keeps_the_strictest_policy(stranger: Visitor) -> None:
    policy = stranger.send("GET", "/api/v1/analyses/schema").headers["Content-Security-Policy"]
    assert "script-src" not in policy


def test_everything_that_the_page_names_may_be_kept_for_ever(stranger: Visitor) -> None:
    named = ADDRESS.findall(stranger.send("GET", "/").text)
    assert len(named) >= 4
    for address in named:
        found = stranger.send("GET", address)
        assert found.status_code == 200, address
        assert "immutable" in found.headers["Cache-Control"], address


def test_without_the_digest_a_browser_asks_first(stranger: Visitor) -> None:
    first = stranger.send("GET", "/widget.js")
    assert first.headers["Cache-Control"] == "no-cache"
    again = stranger.send("GET", "/widget.js", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_files_are_packed_for_who_can_unpack_them(stranger: Visitor) -> None:
    packed = stranger.send("GET", "/widget.js", headers={"Accept-Encoding": "gzip"})
    plain = stranger.send("GET", "/widget.js", headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.text == plain.text
    assert packed.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("name", ["bestaat-niet.js", "..%2fpages.py", "chat.html"])
def test_other_files_are_not_served(stranger: Visitor, name: str) -> None:
    assert stranger.send("GET", f"/static/{name}").status_code == 404


def test_the_widget_is_one_small_file() -> None:
    text = widget().body.decode()
    assert not re.search(r"^(import|export) ", text, flags=re.MULTILINE)
    assert "@import" not in text
    assert len(gzip.compress(widget().body, 9)) < LARGEST_WIDGET


def test_no_two_modules_declare_the_same_name() -> None:
    names = Counter(
        name
        for module in MODULES
        for name in DECLARED.findall((FOLDER / module).read_text(encoding="utf-8"))
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_each_module_uses_only_what_stands_before_it() -> None:
    for number, module in enumerate(MODULES):
        text = (FOLDER / module).read_text(encoding="utf-8")
        used = re.findall(r'from "\./([\w.-]+)"', text)
        assert set(used) <= set(MODULES[:number]), module
