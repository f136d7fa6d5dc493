"""Reports through the portal: with the token, or by a signed link that a browser opens."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit
from zipfile import ZipFile

import pikepdf
import pytest

from bot.portal.report_desk import ReportDesk
from bot.report import make_report
from bot.report.make_report import MEDIA_TYPES, Form, LibraryMissing, Report
from bot.talk.limits import Limit
from bot.talk.signed_links import LinkExpired, LinkWrong, Opens, SignedLinks
from tests.portal.test_refusals import check
from tests.portal.visitor import House, Visitor

BEGINS = {Form.PDF: b"%PDF-1.7", Form.DOCX: b"PK", Form.ODT: b"PK", Form.HTML: b"<!doctype html>"}


def link(visitor: Visitor, form: str = "html", **more: object) -> str:
    response = visitor.send(
        "POST", f"{visitor.analysis}/rapportlink", json={"formaat": form, **more}
    )
    assert response.status_code == 200, response.text
    return str(response.json()["url"])


def changed(url: str, **values: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{urlencode(dict(parse_qsl(parts.query)) | values)}"


@pytest.mark.parametrize("form", BEGINS)
def test_report_comes_with_its_type_and_a_friendly_name(analyst: Visitor, form: Form) -> None:
    response = analyst.send("GET", f"{analyst.analysis}/rapport?formaat={form.value}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == MEDIA_TYPES[form]
    assert response.content.startswith(BEGINS[form])
    kind, _, name = response.headers["Content-Disposition"].partition("; ")
    assert kind == ("inline" if form is Form.HTML else "attachment")
    assert name.startswith('filename="buurtanalyse-20')
    assert name.endswith(f'-concept.{form.value}"')
    assert response.headers["Cache-Control"] == "no-store"


def test_data_stay_the_default_form(analyst: Visitor) -> None:
    response = analyst.send("GET", f"{analyst.analysis}/rapport")
    assert response.json()["formaat"] == "buurtbrug-analyse/1"


def test_page_allows_its_own_style_and_nothing_else(analyst: Visitor) -> None:
    response = analyst.send("GET", f"{analyst.analysis}/rapport?formaat=html")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'sha256-" in policy
    assert "unsafe" not in policy


def test_report_is_for_nobody_else(analyst: Visitor, house: House) -> None:
    for method, path in (("GET", "rapport?formaat=pdf"), ("POST", "rapportlink")):
        body = {"json": {"formaat": "pdf"}} if method == "POST" else {}
        check(analyst.send(method, f"{analyst.analysis}/{path}", token="", **body), 401)
        other = Visitor(house.app, analyst.runner).open()
        check(other.send(method, f"{analyst.analysis}/{path}", **body), 404)


def test_conversation_goes_along_when_it_is_wanted(analyst: Visitor) -> None:
    path = f"{analyst.analysis}/rapport?formaat=html"
    assert "Bijlage: het gesprek" in analyst.send("GET", f"{path}&verslag=ja").text
    assert "Bijlage: het gesprek" not in analyst.send("GET", path).text


@pytest.mark.parametrize("wanted", ["formaat=taart", "formaat=pdf&verslag=misschien"])
def test_another_form_is_refused(analyst: Visitor, wanted: str) -> None:
    check(analyst.send("GET", f"{analyst.analysis}/rapport?{wanted}"), 422)


@pytest.mark.parametrize("body", [{}, {"formaat": "taart"}, {"formaat": "pdf", "voor": "wie"}])
def test_link_to_another_form_is_refused(analyst: Visitor, body: dict[str, str]) -> None:
    check(analyst.send("POST", f"{analyst.analysis}/rapportlink", json=body), 422)


# Signed links


@pytest.mark.parametrize("form", [form.value for form in Form])
def test_link_opens_its_report_without_a_token(
    analyst: Visitor, stranger: Visitor, form: str
) -> None:
    response = stranger.send("GET", link(analyst, form), token="")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == MEDIA_TYPES[Form(form)]


def test_link_with_the_conversation_opens_just_that(analyst: Visitor, stranger: Visitor) -> None:
    url = link(analyst, verslag=True)
    assert "Bijlage: het gesprek" in stranger.send("GET", url).text
    check(stranger.send("GET", changed(url, verslag="nee")), 403, "opnieuw het rapport")


@pytest.mark.parametrize(
    "values",
    [
        {"formaat": "pdf"},
        {"formaat": "taart"},
        {"tot": "9999999999"},
        {"tot": "morgen"},
        {"teken": "0" * 64},
        {"teken": "é"},
        {"teken": ""},
    ],
)
def test_link_that_was_changed_opens_nothing(
    analyst: Visitor, stranger: Visitor, values: dict[str, str]
) -> None:
    check(stranger.send("GET", changed(link(analyst), **values)), 403)


def test_link_does_not_open_another_analysis(analyst: Visitor, stranger: Visitor) -> None:
    url = link(analyst)
    check(stranger.send("GET", url.replace(urlsplit(url).path, "/rapport/ander")), 403)


def test_browser_sees_what_is_wrong_as_a_page(analyst: Visitor, stranger: Visitor) -> None:
    response = stranger.send(
        "GET", changed(link(analyst), teken="0"), headers={"Accept": "text/html"}
    )
    assert response.status_code == 403
    assert response.headers["Content-Type"].startswith("text/html")
    assert '<html lang="nl">' in response.text
    assert "Open uw analyse en kies daar opnieuw het rapport." in response.text
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_link_works_for_a_quarter_of_an_hour() -> None:
    now = [1_000_000.0]
    links = SignedLinks("een-geheim-van-deze-test", lambda: now[0])
    opens = Opens("analyse", "pdf", with_transcript=False)
    address, until = links.address(opens)
    given = dict(parse_qsl(urlsplit(address).query))
    assert until.timestamp() == 1_000_000 + 15 * 60
    now[0] += 15 * 60
    links.check(opens, given["tot"], given["teken"])
    now[0] += 1
    with pytest.raises(LinkExpired):
        links.check(opens, given["tot"], given["teken"])


def test_link_of_another_installation_opens_nothing() -> None:
    opens = Opens("analyse", "pdf", with_transcript=False)
    address, _ = SignedLinks("het-geheim-van-de-een", lambda: 0).address(opens)
    given = dict(parse_qsl(urlsplit(address).query))
    with pytest.raises(LinkWrong):
        SignedLinks("het-geheim-van-de-ander", lambda: 0).check(opens, given["tot"], given["teken"])


def test_expired_link_says_what_to_do(analyst: Visitor, stranger: Visitor) -> None:
    url = link(analyst)
    clock = analyst.portal.talk.links.clock
    object.__setattr__(analyst.portal.talk.links, "clock", lambda: clock() + 16 * 60)
    check(stranger.send("GET", url), 403, "werkt een kwartier")


# What goes wrong


def test_report_while_the_database_is_away(
    analyst: Visitor, stranger: Visitor, house: House
) -> None:
    url = link(analyst)
    with house.database_away():
        check(analyst.send("GET", f"{analyst.analysis}/rapport?formaat=pdf"), 503)
        check(stranger.send("GET", url), 503, "Uw antwoorden zijn veilig")


def test_without_pango_other_forms_are_offered(
    analyst: Visitor, stranger: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = link(analyst, "pdf")
    real = make_report.renderer

    def renderer(form: Form) -> object:
        if form is Form.PDF:
            raise LibraryMissing("pdf")
        return real(form)

    monkeypatch.setattr(make_report, "renderer", renderer)
    monkeypatch.setattr("bot.portal.reports.renderer", renderer)
    check(analyst.send("GET", f"{analyst.analysis}/rapport?formaat=pdf"), 503, "Word")
    check(stranger.send("GET", url), 503, "Word")
    refused = analyst.send("POST", f"{analyst.analysis}/rapportlink", json={"formaat": "pdf"})
    check(refused, 503, "LibreOffice")
    assert analyst.send("GET", f"{analyst.analysis}/rapport?formaat=docx").status_code == 200


def test_too_many_reports_are_refused(analyst: Visitor) -> None:
    analyst.portal.desk.limit = Limit(2, lambda: 0.0)
    path = f"{analyst.analysis}/rapport?formaat=json"
    assert [analyst.send("GET", path).status_code for _ in range(3)] == [200, 200, 429]
    assert "Retry-After" in analyst.send("GET", path).headers


def test_desk_makes_two_at_once_and_no_more() -> None:
    desk = ReportDesk(lambda: 0.0)
    report = Report(Form.JSON, "x.json", b"{}")
    busy: list[int] = []
    now_busy = 0

    async def all_of_them() -> list[Report]:
        loop = asyncio.get_running_loop()
        release = [asyncio.Event() for _ in range(4)]

        def job(number: int) -> Report:
            nonlocal now_busy
            now_busy += 1
            busy.append(now_busy)
            asyncio.run_coroutine_threadsafe(release[number].wait(), loop).result()
            now_busy -= 1
            return report

        jobs = [asyncio.create_task(desk.make(lambda n=n: job(n))) for n in range(4)]
        while len(busy) < 2:  # noqa: ASYNC110 - the threads begin when they begin
            await asyncio.sleep(0.001)
        for event in release:
            event.set()
        return await asyncio.gather(*jobs)

    assert asyncio.run(all_of_them()) == [report] * 4
    assert max(busy) == 2


def test_files_hold_the_analysis(analyst: Visitor) -> None:
    get = f"{analyst.analysis}/rapport?formaat="
    with pikepdf.open(BytesIO(analyst.send("GET", f"{get}pdf").content)) as opened:
        assert "Concept" in str(opened.docinfo["/Title"])
    for form, part in (("docx", "word/document.xml"), ("odt", "content.xml")):
        archive = ZipFile(BytesIO(analyst.send("GET", f"{get}{form}").content))
        assert "Professional in de buurt" in archive.read(part).decode()
    assert json.loads(analyst.send("GET", f"{get}json").content)["antwoorden"]


def test_portal_starts_without_the_libraries_that_only_reports_need() -> None:
    told = "import sys, bot.portal.app; print([m for m in sys.modules if m in {}])"
    heavy = ("weasyprint", "docx", "odfdo", "cairosvg", "lxml")
    ended = subprocess.run(
        [sys.executable, "-c", told.format(heavy)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert ended.stdout == "[]\n"
