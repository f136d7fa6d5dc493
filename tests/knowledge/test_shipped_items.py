"""The knowledge that we ship: nothing fell away, and every text is there, short and sourced."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from knowledge.checks import Knowledge, shipped_knowledge
from knowledge.checks.inspection import inspect
from knowledge.checks.loader import FOLDER
from knowledge.checks.quality import ambiguous_words, long_sentences
from knowledge.checks.schema import KINDS, Item

REQUIRED: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "dekking_ids.yml").read_text(encoding="utf-8")
)
KNOWLEDGE: Knowledge = shipped_knowledge()
ITEMS = [item for item in KNOWLEDGE.items.values() if isinstance(item, Item)]
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+")


@pytest.mark.parametrize("kind", REQUIRED)
def test_every_required_item_is_there(kind: str) -> None:
    assert set(REQUIRED[kind]) <= {item.id for item in KNOWLEDGE.of_kind(kind)}


def test_every_kind_has_a_required_list_and_a_count() -> None:
    assert set(REQUIRED) == set(KINDS)
    counts = yaml.safe_load((FOLDER / "aantallen.yml").read_text(encoding="utf-8"))["aantallen"]
    assert set(counts) == set(KINDS)
    assert all(counts[kind] >= len(ids) for kind, ids in REQUIRED.items())


def test_the_command_finds_nothing_to_mend() -> None:
    assert inspect(KNOWLEDGE, FOLDER) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_items_have_a_title_a_text_an_example_and_a_source(kind: str) -> None:
    for item in KNOWLEDGE.of_kind(kind):
        assert item.titel[0].isupper() or item.titel[0] in "'\"‘", item.id
        assert item.antwoord.endswith((".", "?", "!", "”", '"', ")")), item.id
        if isinstance(item, Item):
            assert all((item.voorbeeld, item.uitleg, item.bronnen)), item.id


def test_every_item_can_be_asked_for() -> None:
    assert [item.id for item in KNOWLEDGE.items.values() if len(item.vragen) < 4] == []


def test_every_item_runs_inside_a_sentence() -> None:
    assert [item.id for item in KNOWLEDGE.items.values() if item.kort.endswith(".")] == []


def test_answers_and_examples_have_no_long_sentences() -> None:
    too_long = [f"{f.subject}: {f.message}" for f in long_sentences(KNOWLEDGE)]
    assert too_long == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "bron"])
def test_sentences_are_short_on_the_whole(kind: str) -> None:
    text = " ".join(
        f"{item.antwoord} {item.voorbeeld}"
        for item in KNOWLEDGE.of_kind(kind)
        if isinstance(item, Item)
    )
    assert len(text.split()) / len(SENTENCE_END.split(text)) <= 13


def test_no_word_for_an_answer_means_two_items_of_a_kind() -> None:
    assert [f"{f.subject}: {f.message}" for f in ambiguous_words(KNOWLEDGE)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_title_means_two_items_of_a_kind(kind: str) -> None:
    titles = Counter(item.titel for item in KNOWLEDGE.of_kind(kind))
    assert [title for title, count in titles.items() if count > 1] == []


def test_an_item_stands_at_most_one_level_below_another() -> None:
    deep = [
        item.id
        for item in ITEMS
        if item.onder is not None and KNOWLEDGE.item(item.onder).onder is not None
    ]
    assert deep == []


def test_every_source_says_where_with_words() -> None:
    assert [i.id for i in ITEMS if any(len(s.waar) < 5 for s in i.bronnen)] == []


def test_examples_are_ours_and_marked_as_such() -> None:
    assert [item.id for item in ITEMS if "voorbeeld" not in item.afgeleid] == []


def test_texts_address_the_reader_formally() -> None:
    informal = re.compile(r"\b(jij|jouw|jullie)\b", re.IGNORECASE)
    found = [
        f"{item.id}: {text}"
        for item in ITEMS
        for text in (item.antwoord, item.uitleg)
        if informal.search(re.sub(r"[\"'‘“„].*?[\"'’”]", "", text))
    ]
    assert found == []
