"""Names of persons are masked, and groups, places, organisations and functions stay readable."""

from pathlib import Path

import pytest

from bot.privacy import name_model
from bot.privacy.name_training import marked
from bot.privacy.name_words import shipped_lists, words_of
from bot.privacy.spans import Kind
from bot.wiring import wiring


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("ik sprak Fatima el Idrissi bij de school", "ik sprak [naam] bij de school"),
        ("gisteren belde fatima el idrissi weer", "gisteren belde [naam] weer"),
        ("Mevrouw De Jong is bang.", "Mevrouw [naam] is bang."),
        ("J. de Vries en K. Yıldız waren er", "[naam] en [naam] waren er"),
        ("sietske van der wal woont er al jaren", "[naam] woont er al jaren"),
        ("Dhr. Nowak durft de straat niet op", "Dhr. [naam] durft de straat niet op"),
        ("Peters moeder zegt dat het meevalt", "[naam] moeder zegt dat het meevalt"),
        ("Kunt u Rajesh Ramdin bellen?", "Kunt u [naam] bellen?"),
        ("De heer Vrijdag kwam op donderdag.", "De heer [naam] kwam op donderdag."),
        ("meneer van der velde is boos", "meneer [naam] is boos"),
        ("Mevrouw Oude Nijhuis belde.", "Mevrouw [naam] belde."),
        ("oom Jan van West is ziek", "oom [naam] is ziek"),
        ("DE JONG, PETRA was erbij", "[naam], [naam] was erbij"),
        ("check @rayan_b020 op insta", "check [naam] op insta"),
        ("zie linkedin.com/in/sanne-de-graaf", "zie linkedin.com/in/[naam]"),
    ],
)
def test_a_name_is_masked(text: str, masked: str) -> None:
    found = wiring().mask(text)
    assert found.text == masked
    assert {span.kind for span in found.spans} == {Kind.NAME}


@pytest.mark.parametrize(
    "text",
    [
        "De boeren in Overvecht zijn boos op de gemeente.",
        "De imam en de wijkagent praten samen met de jongeren.",
        "thuis op straat staat elke middag op het plein",
        "In de Johan de Wittstraat en op het Wilhelminaplein is het onrustig.",
        "Stichting Humanitas en buurthuis De Roos werken samen.",
        "turken, marokkanen en syriërs trekken weinig met elkaar op",
        "Wat zegt Brandsma over pushers en joiners?",
        "een bakker, een visser en een boer willen geen azc",
        "Tuindorp Oost (zo noem ik het even)",
        "buurt: Tuindorp Oost (zo noem ik het",
        "in Overvecht Noord [kort: ON] en 'Kanaleneiland Zuid' is het anders",
        '"Zuilen Oost" en tuindorp west, dat schuurt',
        "mensen uit West komen niet in Oost",
        "volg @gemeenteutrecht en roep @iedereen",
        "t.a.v. de afdeling, n.a.v. de vraag",
        "De boeren en ZuivelNoord zijn het oneens.",
        "In Berg en Dal is het rustig.",
        "1, 3 en 5",
        "weet ik niet",
    ],
)
def test_what_is_no_person_stays_readable(text: str) -> None:
    assert wiring().mask(text).text == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (
            "haar zoon, geboren op 3 mei 2009, hangt daar",
            "haar zoon, geboren op [geboortedatum], hangt daar",
        ),
        ("geb. 12-04-1999", "geb. [geboortedatum]"),
        ("geboortedatum 1976-10-22", "geboortedatum [geboortedatum]"),
        (
            "geboren op 6 april 1998 en 21 oktober 2000",
            "geboren op [geboortedatum] en [geboortedatum]",
        ),
        ("op 3 mei 2024 was de ruzie", "op 3 mei 2024 was de ruzie"),
        ("een jongen van 17, hier geboren", "een jongen van 17, hier geboren"),
    ],
)
def test_only_a_date_of_birth_is_masked(text: str, masked: str) -> None:
    assert wiring().mask(text).text == masked


def test_every_item_of_the_knowledge_base_can_be_asked_about_by_its_name() -> None:
    titles = [item.titel for item in wiring().knowledge.items.values()]
    assert [title for title in titles if wiring().mask(f"wat is {title}?").spans] == []


@pytest.mark.parametrize(
    "loose", ["\u0301", "\u0351\u036b", "e\u0301" * 200, "Z\u0351\u036b\u0343a\u0321" * 20]
)
def test_loose_accents_are_no_reason_to_fail(loose: str) -> None:
    assert wiring().mask(f"{loose} {loose}n Jansen").text


def test_masking_twice_changes_nothing() -> None:
    once = wiring().mask("meneer Bakker en Aïcha, 06-12345678, Dorpsstraat 12").text
    assert wiring().mask(once).text == once


def test_a_mark_shows_which_words_are_names() -> None:
    example = marked("ik sprak {{Jan de Wit}} gisteren")
    named = [w.text for w, is_name in zip(example.words, example.is_name, strict=True) if is_name]
    assert named == ["Jan", "de", "Wit"]


def test_words_are_compared_without_accents_and_apostrophe() -> None:
    assert [word.lower for word in words_of("Yıldız's moeder")] == ["yildiz", "moeder"]
    assert "yildiz" in shipped_lists().surnames


def test_without_its_model_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(name_model.NoNameModel, match="make train"):
        name_model.load(tmp_path / "namen.npz")
