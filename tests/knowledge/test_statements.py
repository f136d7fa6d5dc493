"""The texts to learn from: what they name exists, and a wrong file tells in Dutch what to mend."""

from pathlib import Path

import pytest

from knowledge.checks import KnowledgeError, shipped_knowledge
from knowledge.checks.statements import (
    Statements,
    label_of,
    load_statements,
    role_of,
    shipped_statements,
)


@pytest.fixture(scope="module")
def shipped() -> Statements:
    return shipped_statements(shipped_knowledge())


def test_there_are_more_than_2000_labelled_sentences(shipped: Statements) -> None:
    told = len(shipped.sentences) + sum(len(story.zinnen) for story in shipped.stories)
    assert told > 2000


def test_many_authors_styles_and_neighbourhoods_tell(shipped: Statements) -> None:
    texts = (*shipped.sentences, *shipped.stories)
    assert len({each.auteur for each in texts}) > 20
    assert len({each.buurt for each in texts}) > 10


def test_there_are_hard_negatives(shipped: Statements) -> None:
    told = [*shipped.sentences, *(t for story in shipped.stories for t in story.zinnen)]
    assert sum(bool(each.niet or each.gehoord) for each in told) > 500


def test_no_text_to_learn_from_is_an_evaluation_text(shipped: Statements) -> None:
    evaluation = "\n".join(
        path.read_text(encoding="utf-8") for path in Path("evaluation").rglob("*.yml")
    )
    learnt = [text for texts in shipped.answers.values() for text in texts if len(text) > 40]
    learnt += [each.tekst for each in shipped.sentences]
    assert [text for text in learnt if text in evaluation] == []


def test_a_role_stands_behind_an_actor() -> None:
    assert label_of("actor/media: jaagt-aan") == "actor/media"
    assert role_of("actor/media: jaagt-aan") == "jaagt-aan"
    assert role_of("oorzaak/a") == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("antwoorden:\n  oorzaak/q: [tekst]\n", "'oorzaak/q' bestaat niet"),
        ("woorden:\n  locatie/school: [tekst]\n", "Bedoelt u 'locatie/scholen'"),
        ("zinnen:\n  - {tekst: a, labels: [vorm/ruiken]}\n", "'vorm/ruiken' bestaat niet"),
        ("zinnen:\n  - {labels: []}\n", "tekst"),
        ("verhalen:\n  - {auteur: a, stijl: b, buurt: c, fase: fase/z, zinnen: []}\n", "fase/z"),
        ("zinnen: [\n", "niet te lezen"),
    ],
)
def test_a_wrong_file_tells_what_to_mend(tmp_path: Path, written: str, said: str) -> None:
    folder = tmp_path / "uitspraken"
    folder.mkdir()
    (folder / "fout.yml").write_text(written, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_statements(folder, shipped_knowledge())
    assert "knowledge/uitspraken/fout.yml" in str(caught.value)
    assert said in str(caught.value)
