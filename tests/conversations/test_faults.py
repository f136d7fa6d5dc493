"""A process dies in the middle of an interview: a clear message, nothing lost, and on it goes."""

import uuid
from pathlib import Path

from running_stack import make_stack
from talk import Talk


def test_a_killed_engine_and_killed_actions_lose_nothing(tmp_path: Path) -> None:
    stack = make_stack(tmp_path)
    try:
        stack.start()
        talk = Talk(stack.address)
        talk.say("ik wil een buurt analyseren")
        talk.say("beleidsambtenaar")
        for name in ("actions", "engine"):
            stack.kill(name)
            key = str(uuid.uuid4())
            body = {"sleutel": key, "tekst": f"dit zei ik toen {name} weg was, in de Vogelbuurt"}
            address = f"/api/v1/gesprekken/{talk.id}/berichten"
            refused = talk.client.post(address, json=body)
            assert refused.status_code == 503
            assert refused.headers["Retry-After"]
            assert "opnieuw" in refused.json()["detail"]
            stack.start_one(name)
            stack.wait_for(name)
            accepted = talk.client.post(address, json=body)
            assert accepted.status_code == 200, accepted.text
            assert talk.client.post(address, json=body).json() == accepted.json()
        said = [m["tekst"] for m in talk.history() if m["van"] == "gebruiker"]
        assert len(said) == 4
        assert talk.answers()["rol"] == ["rol/beleidsambtenaar"]
    finally:
        stack.stop()
