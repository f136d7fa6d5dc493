"""Which database the settings name."""

from pathlib import Path

import pytest

from bot.storage.address import DatabaseUrlError, database_url


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_goes_through_psycopg_3(scheme: str) -> None:
    url = database_url(
        {"DATABASE_URL": f"{scheme}://u:p%40w@machine:5433/buurtbrug?sslmode=require"}
    )
    assert url.drivername == "postgresql+psycopg"
    assert (url.password, url.port, url.database) == ("p@w", 5433, "buurtbrug")
    assert url.query == {"sslmode": "require"}


def test_without_settings_it_is_a_file_in_the_data_folder_here() -> None:
    assert database_url({}).database == str(Path.cwd() / "data" / "buurtbrug.sqlite")


def test_data_folder_can_be_chosen(tmp_path: Path) -> None:
    url = database_url({"BUURTBRUG_DATA": str(tmp_path), "DATABASE_URL": " "})
    assert (url.drivername, url.database) == ("sqlite", str(tmp_path / "buurtbrug.sqlite"))


@pytest.mark.parametrize(
    "given", ["mysql://u:geheim@h/d", "sqlite://", "sqlite:///:memory:", "geheim", "a://b:geheim/c"]
)
def test_unusable_address_is_told_in_dutch_without_repeating_it(given: str) -> None:
    with pytest.raises(DatabaseUrlError, match="DATABASE_URL") as raised:
        database_url({"DATABASE_URL": given})
    assert "geheim" not in str(raised.value)
