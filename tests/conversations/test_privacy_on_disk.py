"""Nothing that points to a person is on disk, whatever was typed and whatever went wrong."""

from pathlib import Path

from running_stack import RunningStack
from talk import Talk

PERSONAL = (
    "06-12345678",
    "piet.jansen@voorbeeld.nl",
    "123456782",
    "NL91ABNA0417164300",
    "1234 AB 12",
    "GV-417-K",
)
# As they are typed in a conversation, with and without capitals.
NAMES = ("Fatima el Idrissi", "Wiersma", "sietske", "Yıldırım", "nowak", "Ramdin")


def test_structured_personal_data_is_nowhere(interview: Talk, stack: RunningStack) -> None:
    interview.say("beleidsambtenaar")
    interview.say("het gaat om de Vogelbuurt, bel " + ", ".join(PERSONAL))
    assert "[telefoon]" in interview.history()[-3]["tekst"] + interview.history()[-4]["tekst"]
    interview.say(f"wie is de eigenaar van {PERSONAL[-1]}?")
    for body in ({"tekst": f"/{PERSONAL[0]}"}, {"tekst": PERSONAL[1], "vraag": "BESTAAT NIET"}):
        interview.post(**body)
    folder = Path(stack.settings["BUURTBRUG_DATA"]).parent
    everything = b"".join(f.read_bytes() for f in folder.rglob("*") if f.is_file())
    assert b"Vogelbuurt" in everything
    assert [text for text in PERSONAL if text.encode() in everything] == []


def test_names_and_dates_of_birth_are_nowhere_also_when_things_fail(
    interview: Talk, stack: RunningStack
) -> None:
    interview.say("beleidsambtenaar")
    interview.say(
        f"het gaat om de Zwanenbuurt. {NAMES[0]} en meneer {NAMES[1]} hebben ruzie, {NAMES[2]} belde daarover, "
        f"en de zoon van mevrouw {NAMES[3]} is geboren op 3 mei 2009"
    )
    interview.say(f"wie is dhr. {NAMES[4]} eigenlijk?")
    for body in (
        {"tekst": f"mevrouw {NAMES[5]}", "vraag": "BESTAAT NIET"},
        {"tekst": f"/{NAMES[1]} {{}}"},
    ):
        interview.post(**body)
    folder = Path(stack.settings["BUURTBRUG_DATA"]).parent
    everything = b"".join(f.read_bytes() for f in folder.rglob("*") if f.is_file())
    assert b"Zwanenbuurt" in everything
    assert [name for name in (*NAMES, "3 mei 2009") if name.encode() in everything] == []


def test_the_user_is_told_once(interview: Talk) -> None:
    interview.say("ik ben opbouwwerker, bel me op 06 12 34 56 78")
    assert interview.reply[0]["soort"] == "melding"
    interview.say("de flats van mevrouw De Jong aan het park, daar is veel gedoe")
    assert "melding" not in {message["soort"] for message in interview.reply}


def test_the_user_is_told_kindly(interview: Talk) -> None:
    interview.say("u kunt me bellen op 06 12 34 56 78, ik ben opbouwwerker")
    assert interview.reply[0]["soort"] == "melding"
    assert "niet over personen" in interview.reply[0]["tekst"]
    assert interview.answers()["rol"] == ["rol/buurtprofessional"]
