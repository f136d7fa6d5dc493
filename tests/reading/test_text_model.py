"""Learning which item a question is about: on a few items made here, and as a file."""

from pathlib import Path

import pytest

from bot.reading.features import features
from bot.reading.question_training import Example, train
from bot.reading.text_model import NoTextModel, TextModel, load, save

FIELDS = {"brug": ("water",), "sloot": ("water",), "vlonder": ("water",)}

EXAMPLES = [
    Example("begrip/brug", "wat is een brug", 1.0),
    Example("begrip/brug", "waarom een brug tussen buren", 1.0),
    Example("begrip/plein", "wat doe je op een plein", 1.0),
    Example("begrip/plein", "het plein in de buurt", 1.0),
    Example("buiten", "hoe laat gaat de trein", 1.0),
    Example("buiten", "wat kost een trein naar Parijs", 1.0),
]


@pytest.fixture(scope="module")
def model() -> TextModel:
    return train(EXAMPLES, FIELDS)


def best(model: TextModel, text: str) -> str:
    scores = model.scores(text)
    return max(scores, key=lambda label: scores[label])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("een bruggetje?", "begrip/brug"),
        ("pleintje", "begrip/plein"),
        ("hoe laat gaat de trein vandaag", "buiten"),
    ],
)
def test_words_that_look_alike_lead_to_the_same_item(
    model: TextModel, text: str, label: str
) -> None:
    assert best(model, text) == label


def test_a_word_that_was_never_seen_helps_by_its_field() -> None:
    examples = [
        *EXAMPLES,
        Example("begrip/brug", "over de sloot", 1.0),
        Example("begrip/brug", "een sloot", 1.0),
    ]
    examples += [Example("begrip/brug", "de sloot over", 1.0)]
    assert best(train(examples, FIELDS), "vlonder") == "begrip/brug"
    assert train(examples, {}).scores("vlonder").get("begrip/brug", -1.0) < 0


def test_a_compound_belongs_to_the_field_of_its_last_part() -> None:
    assert "v water" in features("ophaalbruggetje over de sloot", FIELDS)
    assert "v water" in features("steigervlonder", FIELDS)


def test_a_text_without_any_known_feature_has_no_scores(model: TextModel) -> None:
    assert model.scores("xqz") == {}
    assert model.scores("") == {}


def test_training_twice_gives_the_same(model: TextModel) -> None:
    assert train(EXAMPLES, FIELDS).scores("de brug") == pytest.approx(dict(model.scores("de brug")))


def test_it_comes_back_from_its_file(model: TextModel, tmp_path: Path) -> None:
    save(model, tmp_path / "vragen.npz")
    loaded = load(tmp_path / "vragen.npz")
    assert loaded.scores("de brug") == model.scores("de brug")
    assert loaded.fields == model.fields


@pytest.mark.parametrize("content", [None, b"", b"no model"])
def test_without_a_good_file_it_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "vragen.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NoTextModel, match="make train"):
        load(path)


def test_a_typing_error_keeps_most_features() -> None:
    right, wrong = features("polarisatie", {}), features("polarizatie", {})
    assert len(right.keys() & wrong.keys()) > len(right) / 3
