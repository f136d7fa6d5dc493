"""Keyed hashes of people in other systems."""

from bot.privacy.keyed import keyed, person_hash

KEY = "een-sleutel-die-altijd-dezelfde-blijft"


def test_same_parts_give_the_same_hash() -> None:
    assert keyed(KEY, "a", "b") == keyed(KEY, "a", "b")
    assert len(keyed(KEY, "a")) == 64


def test_other_key_or_other_parts_give_another() -> None:
    hashes = {
        keyed(KEY, "ab", "c"),
        keyed(KEY, "a", "bc"),
        keyed(KEY, "abc"),
        keyed(KEY, "abc", ""),
        keyed("anders", "ab", "c"),
    }
    assert len(hashes) == 5


def test_person_is_the_same_however_the_ids_are_written() -> None:
    assert person_hash(KEY, "AB-1", "CD-2") == person_hash(KEY, "ab-1", "cd-2")
    assert person_hash(KEY, "ab-1", "cd-2") != person_hash(KEY, "cd-2", "ab-1")
