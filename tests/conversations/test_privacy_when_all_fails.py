"""A conversation full of personal data, with everything failing in between: no file anywhere has any of it.

Looks into all that one run leaves behind: tables, logs of the three processes, what Rasa wrote, answers of the API,
reports in every form (unpacked, and as the text that a reader sees), the package for the archive and the backup.
"""

import os
import signal
import subprocess
import sys
import time
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from running_stack import RunningStack, make_stack
from talk import Talk

COMMAND = Path(sys.executable).with_name("buurtbrug")
FORMS = ("json", "html", "pdf", "docx", "odt")
SAID = {
    "buurt": "de Kruidenbuurt, mevrouw Wiersma van Dorpsstraat 12 belt elke dag met 06-12345678",
    "signalen": "Fatima el Idrissi zag het zelf, een feit, haar bsn is 123456782",
    "krachten": "de moestuin van Gerrit Hoekstra en de huismeester, mail piet.jansen@voorbeeld.nl",
    "ontbreekt": "niemand spreekt de vader van Mehmet Yıldırım aan, geboren op twaalf maart tachtig",
    "partners": "de corporatie, en dhr. Nowak met zijn busje GV-417-K",
}
SECRETS = (
    "Wiersma",
    "Dorpsstraat 12",
    "06-12345678",
    "el Idrissi",
    "123456782",
    "Hoekstra",
    "piet.jansen",
    "Mehmet",
    "Yıldırım",
    "twaalf maart tachtig",
    "Nowak",
    "GV-417-K",
    # only in what was refused, or said while something was away
    "Ramdin",
    "NL91ABNA0417164300",
    "Tesfaye",
    "nul zes twaalf",
    "@rayan.benali",
)
REFUSED = "mevrouw Ramdin, rekening NL91ABNA0417164300"
AWAY = (
    "Tesfaye Haile belt vanaf nul zes twaalf vierendertig zesenvijftig achtenzeventig, op insta "
    "@rayan.benali"
)


@pytest.fixture
def own_stack(tmp_path: Path) -> Iterator[RunningStack]:
    """A stack of our own, because it is knocked about; all it writes is under `tmp_path`."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    running = make_stack(tmp_path, TMPDIR=str(temporary), BUURTBRUG_LOG_FORMAT="json")
    try:
        running.start()
        yield running
    finally:
        running.stop()


def test_nothing_that_points_to_a_person_is_in_any_file(
    own_stack: RunningStack, tmp_path: Path
) -> None:
    talk = Talk(own_stack.address)
    talk.say("ik wil een buurt analyseren")
    _answer_until(talk, "krachten")
    _refuse(talk)
    for name in ("actions", "engine"):
        _say_while_away(own_stack, name, talk)
    _answer_until(talk, "afronden")
    talk.choose("actie/afronden")
    _crash_the_portal(own_stack, talk)
    kept = tmp_path / "bewaard"
    kept.mkdir()
    _keep_reports(own_stack, talk, kept)

    everything = list(_readable(tmp_path))
    assert any(b"Kruidenbuurt" in found for where, found in everything if where.endswith("pdf.txt"))
    assert any(b"Kruidenbuurt" in found for where, found in everything if "back-up" in where)
    assert [
        (where, secret)
        for where, found in everything
        for secret in SECRETS
        if secret.encode() in found
    ] == []


def _answer_until(talk: Talk, question: str) -> None:
    """Tell about persons where words are asked for; the rest we do not know."""
    told: set[str] = set()
    for _ in range(60):
        if talk.asked == question:
            return
        now = talk.asked
        talk.say(SAID[now] if now in SAID and now not in told else "weet ik niet")
        told.add(now)
    raise AssertionError(f"never came to {question}")


def _refuse(talk: Talk) -> None:
    """All ways in which a message is refused, each with something personal in it."""
    address = f"/api/v1/gesprekken/{talk.id}/berichten"
    for body in (
        {"tekst": f"/{REFUSED}"},
        {"tekst": REFUSED, "vraag": "BESTAAT NIET"},
        {"tekst": REFUSED, "keuzes": [REFUSED]},
        {"tekst": [REFUSED]},
        {"tekst": f"{REFUSED} " * 2000},
        {REFUSED: REFUSED},
    ):
        assert talk.post(**body).status_code >= 400, body
    assert talk.client.post(address, content=f'{{"tekst": "{REFUSED}'.encode()).is_client_error
    assert talk.client.get(f"/api/v1/analyses/{REFUSED}").is_client_error
    assert talk.client.get("/api/v1/analyses/x", params={"formaat": REFUSED}).is_client_error
    refused = talk.client.get(address, headers={"Authorization": "Bearer NL91ABNA0417164300"})
    assert refused.is_client_error


def _say_while_away(stack: RunningStack, name: str, talk: Talk) -> None:
    """A message that cannot be answered, and the same again when it can."""
    stack.kill(name)
    body = {"sleutel": str(uuid.uuid4()), "tekst": f"wie is {AWAY}?"}
    address = f"/api/v1/gesprekken/{talk.id}/berichten"
    assert talk.client.post(address, json=body).status_code == 503
    stack.start_one(name)
    stack.wait_for(name)
    again = talk.client.post(address, json=body)
    assert again.status_code == 200, again.text
    talk.reply = again.json()["berichten"]


def _crash_the_portal(stack: RunningStack, talk: Talk) -> None:
    """The portal aborts while a message is on its way, as with a fault in a library."""
    portal = stack.processes["portal"]
    address = f"{stack.address}/api/v1/gesprekken/{talk.id}/berichten"
    sending = subprocess.Popen(
        [sys.executable, "-c", _SEND, address, talk.client.headers["Authorization"], AWAY],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(0.05)
    portal.send_signal(signal.SIGABRT)
    portal.wait()
    sending.wait()
    stack.start_one("portal")
    stack.wait_for("portal")


_SEND = (
    "import sys, uuid, httpx; httpx.post(sys.argv[1], headers={'Authorization': sys.argv[2]}, "
    "json={'sleutel': str(uuid.uuid4()), 'tekst': sys.argv[3]}, trust_env=False, timeout=20)"
)


def _keep_reports(stack: RunningStack, talk: Talk, folder: Path) -> None:
    """What people take away: reports, the data, the backup."""
    analysis = talk.analysis_id()
    for form in FORMS:
        found = talk.client.get(
            f"/api/v1/analyses/{analysis}/rapport", params={"formaat": form, "verslag": "ja"}
        )
        assert found.status_code == 200, found.text
        (folder / f"rapport.{form}").write_bytes(found.content)
    (folder / "gesprek.json").write_text(str(talk.history()), encoding="utf-8")
    environment = {**os.environ, **stack.settings}
    done = subprocess.run(
        [COMMAND, "backup", str(folder / "back-up")],
        env=environment,
        capture_output=True,
        check=True,
    )
    (folder / "uitvoer").write_bytes(done.stdout + done.stderr)


def _readable(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file under the folder, and what is packed in it."""
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        name = path.relative_to(folder).as_posix()
        yield name, path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                yield from ((f"{name}/{inner}", packed.read(inner)) for inner in packed.namelist())
        if path.suffix == ".pdf":
            shown = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
            yield f"{name}.txt", shown.stdout
