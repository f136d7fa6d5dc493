"""What an editor reads after a mistake: file and line, the trail to the field, and what to do."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from knowledge.checks import KnowledgeError, load_knowledge
from knowledge.checks.loader import FOLDER


@dataclass(frozen=True)
class Mistake:
    """In `file` the text `old` becomes `new`; the message points at the line that holds `line`."""

    name: str
    file: str
    old: str
    new: str
    line: str
    trail: str
    message: str


MISTAKES = (
    Mistake(
        "unknown field",
        "fase.yml",
        "    kort: ongemak\n",
        "    kort: ongemak\n    titl: Ongemak\n",
        "titl: ",
        "fase/ongemak > titl",
        "dit veld bestaat niet. Bedoelt u 'titel'? Haal het weg of verbeter de naam.",
    ),
    Mistake(
        "unknown field inside a field",
        "fase.yml",
        "waar: Hoofdstuk 2",
        "war: Hoofdstuk 2\n        waar: Hoofdstuk 2",
        "war: ",
        "fase/ongemak > bronnen > 1 > war",
        "dit veld bestaat niet. Bedoelt u 'waar'? Haal het weg of verbeter de naam.",
    ),
    Mistake(
        "conditional last question",
        "questionnaires/klein.yml",
        "        kort: het einde\n",
        "        kort: het einde\n        als: [{vraag: overal, een_van: [ja]}]\n",
        "als: [{vraag: overal",
        'vraag "einde" > als',
        "de laatste vraag wordt altijd gesteld. Haal de voorwaarde weg.",
    ),
    Mistake(
        "missing field",
        "fase.yml",
        "    titel: Ongemak\n",
        "",
        "id: fase/ongemak",
        "fase/ongemak > titel",
        "dit veld ontbreekt. Voeg het toe.",
    ),
    Mistake(
        "item without id",
        "fase.yml",
        "  - id: fase/spanning\n    titel: Spanning",
        "  - titel: Spanning",
        "titel: Spanning",
        "item zonder id > id",
        "dit veld ontbreekt. Voeg het toe.",
    ),
    Mistake(
        "no source",
        "fase.yml",
        "    bronnen:\n      - bron: bron/boek\n        waar: Hoofdstuk 2\n",
        "    bronnen: []\n",
        "bronnen: []",
        "fase/ongemak > bronnen",
        "hier hoort ten minste één regel te staan.",
    ),
    Mistake(
        "empty text",
        "fase.yml",
        "antwoord: Het loopt stroef.",
        'antwoord: ""',
        'antwoord: ""',
        "fase/ongemak > antwoord",
        "hier staat nog niets. Vul een tekst in.",
    ),
    Mistake(
        "field without anything",
        "fase.yml",
        "antwoord: Het loopt stroef.",
        "antwoord:",
        "antwoord:\n",
        "fase/ongemak > antwoord",
        "hier staat nog niets. Vul het in, of haal de regel weg.",
    ),
    Mistake(
        "title too long",
        "fase.yml",
        "titel: Ongemak",
        f"titel: {'Lang ' * 15}",
        "titel: Lang",
        "fase/ongemak > titel",
        "de tekst is te lang: hoogstens 60 tekens.",
    ),
    Mistake(
        "number where a text belongs",
        "fase.yml",
        "titel: Ongemak",
        "titel: 12",
        "titel: 12",
        "fase/ongemak > titel",
        "hier hoort een tekst, er staat 12. Zet een tekst tussen aanhalingstekens.",
    ),
    Mistake(
        "yes or no where a text belongs",
        "fase.yml",
        "titel: Ongemak",
        "titel: true",
        "titel: true",
        "fase/ongemak > titel",
        "hier hoort een tekst, er staat true. Zet een tekst tussen aanhalingstekens.",
    ),
    Mistake(
        "text where a list belongs",
        "fase.yml",
        "ook: [rustig]",
        "ook: rustig",
        "ook: rustig",
        "fase/rust > ook",
        "hier hoort een lijst, er staat 'rustig'. Begin elke regel met een streepje.",
    ),
    Mistake(
        "text where fields belong",
        "fase.yml",
        "      - bron: bron/boek\n        waar: Hoofdstuk 2",
        "      - bron/boek",
        "      - bron/boek",
        "fase/ongemak > bronnen > 1",
        "hier horen velden met een naam en een dubbele punt, er staat 'bron/boek'.",
    ),
    Mistake(
        "text where a number belongs",
        "bron.yml",
        "jaar: 2019",
        "jaar: onbekend",
        "jaar: onbekend",
        "bron/boek > jaar",
        "hier hoort een getal, er staat 'onbekend'.",
    ),
    Mistake(
        "text where true or false belongs",
        "richting.yml",
        "problemen: [fase/ongemak]",
        "altijd: misschien",
        "altijd: ",
        "richting/1 > wanneer > altijd",
        "hier hoort true of false, er staat 'misschien'.",
    ),
    Mistake(
        "no date",
        "fase.yml",
        "nagekeken: 2026-11-20",
        "nagekeken: vandaag",
        "nagekeken: ",
        "nagekeken",
        "'vandaag' is geen datum. Schrijf bijvoorbeeld 2026-11-20.",
    ),
    Mistake(
        "id with a capital",
        "fase.yml",
        "id: fase/spanning",
        "id: fase/Spanning",
        "id: fase/Spanning",
        "fase/Spanning > id",
        "'fase/Spanning' heeft niet de goede vorm. Kijk hoe het elders in de kennis staat.",
    ),
    Mistake(
        "number of a direction that cannot be",
        "richting.yml",
        'nummer: "1"',
        'nummer: "9"',
        "nummer: ",
        "richting/1 > nummer",
        "'9' heeft niet de goede vorm. Kijk hoe het elders in de kennis staat.",
    ),
    Mistake(
        "dangling id",
        "fase.yml",
        "verwant: [fase/ongemak]",
        "verwant: [fase/ongemakk]",
        "verwant: ",
        "fase/rust > verwant > 1",
        "'fase/ongemakk' bestaat niet. Bedoelt u 'fase/ongemak'?",
    ),
    Mistake(
        "dangling id, with nothing like it",
        "fase.yml",
        "verwant: [fase/ongemak]",
        "verwant: [xyz/qqq]",
        "verwant: ",
        "fase/rust > verwant > 1",
        "'xyz/qqq' bestaat niet.",
    ),
    Mistake(
        "dangling id inside a field",
        "richting.yml",
        "problemen: [fase/ongemak]",
        "problemen: [fase/ongemakk]",
        "problemen: ",
        "richting/1 > wanneer > problemen > 1",
        "'fase/ongemakk' bestaat niet. Bedoelt u 'fase/ongemak'?",
    ),
    Mistake(
        "dangling source",
        "fase.yml",
        "bron: bron/boek\n        waar: Hoofdstuk 2",
        "bron: bron/boekje\n        waar: Hoofdstuk 2",
        "bron/boekje",
        "fase/ongemak > bronnen > 1 > bron",
        "'bron/boekje' bestaat niet. Bedoelt u 'bron/boek'?",
    ),
    Mistake(
        "source that is no source",
        "fase.yml",
        "bron: bron/boek\n        waar: Hoofdstuk 2",
        "bron: fase/rust\n        waar: Hoofdstuk 2",
        "bron: fase/rust",
        "fase/ongemak > bronnen > 1 > bron",
        "hier hoort een id die begint met 'bron/', er staat 'fase/rust'.",
    ),
    Mistake(
        "double id",
        "fase.yml",
        "id: fase/spanning",
        "id: fase/rust",
        "  - id: fase/rust\n    titel: Spanning",
        "fase/rust > id",
        "deze id bestaat al, in regel 4. Kies een andere.",
    ),
    Mistake(
        "id of another kind",
        "fase.yml",
        "id: fase/spanning",
        "id: trede/spanning",
        "id: trede/spanning",
        "trede/spanning > id",
        "de id moet beginnen met 'fase/'.",
    ),
    Mistake(
        "file of another kind",
        "richting.yml",
        "soort: richting",
        "soort: trede",
        "soort: trede",
        "soort",
        "dit bestand is voor soort 'richting', niet 'trede'.",
    ),
    Mistake(
        "item related to itself",
        "fase.yml",
        "verwant: [fase/ongemak]",
        "verwant: [fase/rust]",
        "verwant: ",
        "fase/rust > verwant > 1",
        "een item kan niet naar zichzelf verwijzen. Haal deze regel weg.",
    ),
    Mistake(
        "item under itself",
        "fase.yml",
        "    kort: ongemak\n",
        "    kort: ongemak\n    onder: fase/ongemak\n",
        "onder: ",
        "fase/ongemak > onder",
        "een item kan niet onder zichzelf staan. Haal deze regel weg.",
    ),
    Mistake(
        "item under one of another kind",
        "fase.yml",
        "    kort: ongemak\n",
        "    kort: ongemak\n    onder: richting/1\n",
        "onder: ",
        "fase/ongemak > onder",
        "hier hoort een id die begint met 'fase/', er staat 'richting/1'.",
    ),
    Mistake(
        "derived field that is none",
        "fase.yml",
        "afgeleid: [voorbeeld]",
        "afgeleid: [voorbeelt]",
        "afgeleid: ",
        "fase/rust > afgeleid > 1",
        "er is geen veld 'voorbeelt'. Bedoelt u 'voorbeeld'?",
    ),
    Mistake(
        "field twice",
        "fase.yml",
        "    kort: ongemak\n",
        "    kort: ongemak\n    kort: nog eens\n",
        "kort: nog eens",
        "",
        "dit is niet te lezen: het veld 'kort' staat er twee keer. Haal er een weg.",
    ),
    Mistake(
        "colon in a text",
        "fase.yml",
        "antwoord: Het loopt stroef.",
        "antwoord: Let op: het loopt stroef.",
        "Let op",
        "",
        "dit is niet te lezen: hier kan geen dubbele punt; "
        "zet de tekst tussen aanhalingstekens, of verbeter de spaties vooraan.",
    ),
    Mistake(
        "tab instead of spaces",
        "fase.yml",
        "    kort: ongemak\n",
        "\tkort: ongemak\n",
        "\tkort",
        "",
        "dit is niet te lezen: gebruik spaties in plaats van een tab.",
    ),
    Mistake(
        "quotation mark that is not closed",
        "fase.yml",
        "waar: Hoofdstuk 3",
        'waar: "Hoofdstuk 3',
        "<end>",
        "",
        "dit is niet te lezen: een aanhalingsteken is niet gesloten.",
    ),
    Mistake(
        "bracket that is not closed",
        "fase.yml",
        "ook: [rustig]",
        "ook: [rustig",
        "vragen:",
        "",
        "dit is niet te lezen: een haakje is niet gesloten, of er mist een komma.",
    ),
    Mistake(
        "text that begins with an asterisk",
        "fase.yml",
        "kort: ongemak",
        "kort: *ongemak",
        "kort: *",
        "",
        "dit is niet te lezen: een tekst kan niet met een sterretje beginnen; "
        "zet de tekst tussen aanhalingstekens.",
    ),
    Mistake(
        "text that begins with a per cent sign",
        "fase.yml",
        "kort: ongemak",
        "kort: %ongemak",
        "kort: %",
        "",
        "dit is niet te lezen: een tekst kan zo niet beginnen; "
        "zet de tekst tussen aanhalingstekens.",
    ),
    Mistake(
        "spaces that do not line up",
        "fase.yml",
        "    kort: ongemak\n",
        "   kort: ongemak\n",
        "   kort: ongemak\n    antwoord",
        "",
        "dit is niet te lezen: de spaties aan het begin van de regel kloppen niet, "
        "of een aanhalingsteken staat verkeerd.",
    ),
    Mistake(
        "date that does not exist",
        "fase.yml",
        "nagekeken: 2026-11-20",
        "nagekeken: 2026-13-45",
        "nagekeken: ",
        "",
        "dit is niet te lezen: '2026-13-45' bestaat niet.",
    ),
    Mistake(
        "condition on a later question",
        "questionnaires/klein.yml",
        "vraag: overal",
        "vraag: fase",
        "vraag: fase",
        'vraag "fase" > als > 1 > vraag',
        "er is vóór deze vraag geen vraag 'fase'.",
    ),
    Mistake(
        "condition on a question that is not there",
        "questionnaires/klein.yml",
        "vraag: overal",
        "vraag: overall",
        "vraag: overall",
        'vraag "fase" > als > 1 > vraag',
        "er is vóór deze vraag geen vraag 'overall'. Bedoelt u 'overal'?",
    ),
    Mistake(
        "condition on an option that is not there",
        "questionnaires/klein.yml",
        "een_van: [ja]",
        "een_van: [jaa]",
        "een_van: ",
        'vraag "fase" > als > 1 > een_van > 1',
        "de vraag heeft geen optie 'jaa'. Bedoelt u 'ja'?",
    ),
    Mistake(
        "questions about an item that is not there",
        "vragen/richting.yml",
        "  richting/1:",
        "  richting/11:",
        "richting/11:",
        "richting/11",
        "'richting/11' bestaat niet. Bedoelt u 'richting/1'?",
    ),
    Mistake(
        "questions about a list of a kind that is not there",
        "vragen/lijst.yml",
        "  fase:",
        "  fasee:",
        "fasee:",
        "fasee",
        "'fasee' bestaat niet. Bedoelt u 'fase'?",
    ),
    Mistake(
        "conclusion in a group that is not there",
        "questionnaires/klein.yml",
        "inleiding: Twee vragen.\n",
        "inleiding: Twee vragen.\ngroepen: [{id: begin, titel: Begin}]\nuitkomsten:\n  - groep: beginn\n"
        "    als: [{vraag: overal, een_van: [ja]}]\n    tekst: Goed.\n"
        "    bronnen: [{bron: bron/boek, waar: Hoofdstuk 1}]\n",
        "groep: beginn",
        "uitkomsten > 1 > groep",
        "er is geen groep 'beginn'. Bedoelt u 'begin'?",
    ),
    Mistake(
        "conclusion about an option that is not there",
        "questionnaires/klein.yml",
        "inleiding: Twee vragen.\n",
        "inleiding: Twee vragen.\ngroepen: [{id: begin, titel: Begin}]\nuitkomsten:\n  - groep: begin\n"
        "    als: [{vraag: overal, een_van: [jaa]}]\n    tekst: Goed.\n"
        "    bronnen: [{bron: bron/boek, waar: Hoofdstuk 1}]\n",
        "een_van: [jaa]",
        "uitkomsten > 1 > als > 1 > een_van > 1",
        "de vraag heeft geen optie 'jaa'. Bedoelt u 'ja'?",
    ),
    Mistake(
        "sequel that is not there",
        "questionnaires/klein.yml",
        "afgerond: Klaar.\n",
        "afgerond: Klaar.\nvervolg: klien\n",
        "vervolg: klien",
        "vervolg",
        "er is geen vragenlijst 'klien'. Bedoelt u 'klein'?",
    ),
    Mistake(
        "right answer that is no option",
        "questionnaires/klein.yml",
        "        kort: overal\n",
        "        kort: overal\n        goed: [jaa]\n",
        "goed: [jaa]",
        'vraag "overal" > goed > 1',
        "de vraag heeft geen optie 'jaa'. Bedoelt u 'ja'?",
    ),
    Mistake(
        "condition that says nothing",
        "questionnaires/klein.yml",
        "            een_van: [ja]\n",
        "",
        "vraag: overal",
        'vraag "fase" > als > 1',
        "zeg wat er moet gelden: een_van, kolom, noemt, minstens of beantwoord.",
    ),
    Mistake(
        "options of an unknown kind",
        "questionnaires/klein.yml",
        "opties: {soort: fase}",
        "opties: {soort: faze}",
        "opties: ",
        'vraag "fase" > opties > soort',
        "soort 'faze' bestaat niet. Bedoelt u 'fase'?",
    ),
    Mistake(
        "question about an unknown kind",
        "questionnaires/klein.yml",
        "kennissoort: fase",
        "kennissoort: faze",
        "kennissoort: ",
        'vraag "fase" > kennissoort',
        "soort 'faze' bestaat niet. Bedoelt u 'fase'?",
    ),
    Mistake(
        "option that is not there",
        "questionnaires/klein.yml",
        "opties: {soort: fase}",
        "opties: {ids: [fase/rus]}",
        "opties: ",
        'vraag "fase" > opties > ids > 1',
        "'fase/rus' bestaat niet. Bedoelt u 'fase/rust'?",
    ),
    Mistake(
        "kind of question that is not there",
        "questionnaires/klein.yml",
        "soort: ja-nee",
        "soort: janee",
        "soort: janee",
        'vraag "overal" > soort',
        "'janee' kan hier niet. Kies uit: 'een', 'meer', 'tekst', 'ja-nee' of 'raster'.",
    ),
    Mistake(
        "choice without options",
        "questionnaires/klein.yml",
        "        opties: {soort: fase}\n",
        "",
        "id: fase",
        'vraag "fase"',
        "een vraag van soort 'een' heeft opties nodig.",
    ),
    Mistake(
        "reaction to an option that is not there",
        "questionnaires/klein.yml",
        "        kort: overal\n",
        "        kort: overal\n        reacties: {neen: Jammer.}\n",
        "reacties: ",
        'vraag "overal" > reacties > neen',
        "de vraag heeft geen optie 'neen'. Bedoelt u 'nee'?",
    ),
    Mistake(
        "question twice",
        "questionnaires/klein.yml",
        "      - id: fase\n",
        "      - id: overal\n",
        "- id: overal\n        soort: een",
        'vraag "overal" > id',
        "de vraag 'overal' staat er twee keer. Kies een andere id.",
    ),
    Mistake(
        "phrase that is no text",
        "gesprek.yml",
        "groet: Goedendag.",
        "groet: [Goedendag.]",
        "groet: ",
        "zinnen > groet",
        "hier hoort een tekst, er staat een lijst. Zet een tekst tussen aanhalingstekens.",
    ),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_mistake_is_told_with_its_place_and_what_to_do(mistake: Mistake, folder: Path) -> None:
    path = folder / mistake.file
    text = path.read_text(encoding="utf-8")
    assert text.count(mistake.old) == 1 or "nagekeken" in mistake.old
    changed = text.replace(mistake.old, mistake.new, 1)
    path.write_text(changed, encoding="utf-8")
    marked = f"{changed}<end>"
    line = marked[: marked.index(mistake.line)].count("\n") + 1

    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)

    problems = caught.value.problems
    assert [(p.file, p.line, p.trail, p.message) for p in problems] == [
        (f"knowledge/{mistake.file}", line, mistake.trail, mistake.message)
    ]


def test_message_begins_with_file_and_line(folder: Path) -> None:
    path = folder / "fase.yml"
    path.write_text(path.read_text().replace("verwant: [fase/ongemak]", "verwant: [fase/onge]"))
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    assert str(caught.value) == (
        "Er is 1 fout in de kennis:\n"
        "knowledge/fase.yml, regel 13\n"
        "  fase/rust > verwant > 1: 'fase/onge' bestaat niet. Bedoelt u 'fase/ongemak'?"
    )


def test_file_that_is_no_utf8_is_told_with_its_line(folder: Path) -> None:
    (folder / "gesprek.yml").write_bytes("zinnen:\n  groet: Één\n".encode("latin-1"))
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    (problem,) = caught.value.problems
    assert (problem.line, problem.message) == (
        2,
        "dit is niet te lezen: bewaar het bestand als UTF-8.",
    )


def test_second_questionnaire_with_the_same_id_is_told(folder: Path) -> None:
    (folder / "questionnaires" / "nog-een.yml").write_text(
        (folder / "questionnaires" / "klein.yml").read_text()
    )
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    (problem,) = caught.value.problems
    assert problem.file == "knowledge/questionnaires/nog-een.yml"
    assert problem.message == "er is al een vragenlijst 'klein'. Kies een andere id."


def test_empty_file_is_told(folder: Path) -> None:
    (folder / "richting.yml").write_text("# nog niets\n")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    (problem,) = caught.value.problems
    assert problem.message == "hier staat nog niets. Vul het in, of haal de regel weg."


def test_all_problems_of_all_files_are_told_at_once(folder: Path) -> None:
    for name, old, new in (
        ("fase.yml", "antwoord: Het loopt stroef.", "antwoord: Let op: stroef."),
        ("richting.yml", "titel: Contact", "titl: Contact"),
        ("questionnaires/klein.yml", "vraag: overal", "vraag: nergens"),
        ("gesprek.yml", "groet: Goedendag.", "groet:"),
    ):
        path = folder / name
        path.write_text(path.read_text().replace(old, new))
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    assert {p.file.removeprefix("knowledge/") for p in caught.value.problems} == {
        "fase.yml",
        "gesprek.yml",
        "questionnaires/klein.yml",
        "richting.yml",
    }
    assert str(caught.value).startswith("Er zijn 5 fouten in de kennis:")


def test_what_names_a_broken_item_is_not_told_as_well(folder: Path) -> None:
    path = folder / "fase.yml"
    path.write_text(path.read_text().replace("titel: Ongemak", "titel: 12"))
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    assert [p.trail for p in caught.value.problems] == ["fase/ongemak > titel"]


def test_rules_for_advice_that_name_what_is_not_there_are_told(tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "knowledge")
    path = folder / "advies.yml"
    text = path.read_text(encoding="utf-8")
    changed = text.replace("    - richting: richting/7\n", "    - richting: richting/77\n", 1)
    path.write_text(changed, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    (problem,) = caught.value.problems
    assert problem.file == "knowledge/advies.yml"
    assert changed.splitlines()[problem.line - 1] == "    - richting: richting/77"
    assert problem.trail == "richtingen > steun > 1 > richting"
    assert problem.message == "'richting/77' bestaat niet. Bedoelt u 'richting/7'?"


def test_rules_for_advice_of_the_wrong_type_are_told(folder: Path) -> None:
    shutil.copy(FOLDER / "advies.yml", folder)
    path = folder / "advies.yml"
    path.write_text(path.read_text().replace("precies: 1.0", "precies: 1.5"))
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    (problem,) = caught.value.problems
    assert (problem.trail, problem.message) == ("overeenkomst > precies", "1.5 is te hoog.")


def test_file_that_cannot_be_read_is_no_reason_to_doubt_its_ids(folder: Path) -> None:
    path = folder / "fase.yml"
    path.write_text(path.read_text().replace("kort: ongemak", "kort: [ongemak"))
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    assert [p.file for p in caught.value.problems] == ["knowledge/fase.yml"]
