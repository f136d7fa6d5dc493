"""A small folder of knowledge that loads well, for tests that break one thing in it."""

from pathlib import Path

import pytest

BRON = """\
soort: bron
nagekeken: 2026-11-20
items:
  - id: bron/boek
    titel: Een boek
    kort: het boek
    antwoord: Hier staat alles in.
    uitgever: De uitgeverij
    jaar: 2019
"""

FASE = """\
soort: fase
nagekeken: 2026-11-20
items:
  - id: fase/rust
    titel: Rust
    kort: rust
    antwoord: Er is niets aan de hand.
    voorbeeld: Buren groeten elkaar.
    uitleg: Dat is fijn.
    ook: [rustig]
    vragen:
      - Wat is rust?
    verwant: [fase/ongemak]
    bronnen:
      - bron: bron/boek
        waar: Hoofdstuk 1
    afgeleid: [voorbeeld]
  - id: fase/ongemak
    titel: Ongemak
    kort: ongemak
    antwoord: Het loopt stroef.
    voorbeeld: Buren groeten niet.
    uitleg: Let dan op.
    bronnen:
      - bron: bron/boek
        waar: Hoofdstuk 2
  - id: fase/spanning
    titel: Spanning
    kort: spanning
    antwoord: Het broeit.
    voorbeeld: Buren mopperen.
    uitleg: Wees er vroeg bij.
    bronnen:
      - bron: bron/boek
        waar: Hoofdstuk 3
"""

RICHTING = """\
soort: richting
nagekeken: 2026-11-20
items:
  - id: richting/1
    titel: Contact
    kort: contact
    antwoord: Breng buren samen.
    voorbeeld: Samen koffie.
    uitleg: Dat helpt.
    nummer: "1"
    wanneer:
      problemen: [fase/ongemak]
    bronnen:
      - bron: bron/boek
        waar: Hoofdstuk 4
"""

VRAGENLIJST = """\
id: klein
titel: Klein
versie: 1
kort: de kleine lijst
knop: Een kleine lijst ({minuten} minuten)
minuten: 2
afgerond: Klaar.
inleiding: Twee vragen.
stappen:
  - id: stap-1
    nummer: "1"
    titel: Kijken
    vragen:
      - id: overal
        soort: ja-nee
        tekst: Is het overal zo?
        waarom: Dan weten we dat.
        voorbeeld: Ja.
        kort: overal
        bronnen: [{bron: bron/boek, waar: Hoofdstuk 1}]
      - id: fase
        soort: een
        kennissoort: fase
        tekst: Hoe ver is het?
        waarom: Dat maakt uit.
        voorbeeld: Rust.
        kort: de fase
        opties: {soort: fase}
        als:
          - vraag: overal
            een_van: [ja]
        bronnen: [{bron: bron/boek, waar: Hoofdstuk 1}]
      - id: einde
        soort: tekst
        tekst: Nog iets?
        waarom: U mag alles kwijt.
        voorbeeld: Nee hoor.
        kort: het einde
        bronnen: [{bron: bron/boek, waar: Hoofdstuk 1}]
"""

GESPREK = """\
zinnen:
  groet: Goedendag.
"""

AANTALLEN = """\
aantallen:
  bron: 1
  fase: 3
  richting: 1
"""


def asked(kind: str, *ids: str) -> str:
    """A file with ten questions about each item."""
    lines = [f"soort: {kind}", "vragen:"]
    for item_id in ids:
        lines += [f"  {item_id}:", *(f'    - "vraag {n} over {item_id}"' for n in range(10))]
    return "\n".join(lines) + "\n"


FILES = {
    "bron.yml": BRON,
    "fase.yml": FASE,
    "richting.yml": RICHTING,
    "questionnaires/klein.yml": VRAGENLIJST,
    "vragen/fase.yml": asked("fase", "fase/rust", "fase/ongemak", "fase/spanning"),
    "vragen/richting.yml": asked("richting", "richting/1"),
    "vragen/lijst.yml": asked("lijst", "fase", "richting/1"),
    "gesprek.yml": GESPREK,
    "aantallen.yml": AANTALLEN,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path
