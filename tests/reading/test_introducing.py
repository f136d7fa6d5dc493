"""Who somebody says to be in a first message."""

import pytest

from bot.reading.introducing import introduced


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hoi, ik ben wijkagent en ik wil beginnen", "ik ben wijkagent"),
        ("Ik werk als docent op een vmbo. Kunnen we starten?", "Ik werk als docent op een vmbo"),
        ("mijn functie is gebiedsmanager", "mijn functie is gebiedsmanager"),
        ("start maar", ""),
        ("wie ben ik", ""),
    ],
)
def test_only_the_words_about_oneself(text: str, said: str) -> None:
    assert introduced(text) == said
