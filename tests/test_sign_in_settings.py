"""The settings about people: what they give, and how a wrong one is told."""

import datetime as dt

import pytest

from bot.sign_in import SignInSettings, periods
from bot.use_cases.people.clean_up import Kept
from bot.use_cases.people.person import Role
from bot.wiring import SettingsError

GOOD = {
    "BUURTBRUG_PUBLIC_URL": "https://buurtbrug.gemeente.example/",
    "BUURTBRUG_OIDC_ISSUER": "https://inloggen.gemeente.example/realm",
    "BUURTBRUG_OIDC_CLIENT_ID": "buurtbrug",
    "BUURTBRUG_OIDC_CLIENT_SECRET": "geheim",
    "BUURTBRUG_OIDC_ROLES": "cn=redactie,ou=groepen=redacteur; iedereen=professional",
    "BUURTBRUG_OIDC_TEAMS": "noord=Team Noord;zuid=Team Zuid;",
}


def test_without_settings_there_is_a_local_user() -> None:
    settings = SignInSettings.from_environment({})
    assert (settings.openid, settings.address) == (None, "")


def test_groups_may_have_an_equals_sign_themselves() -> None:
    openid = SignInSettings.from_environment(GOOD).openid
    assert openid is not None
    assert openid.roles == {
        "cn=redactie,ou=groepen": Role.EDITOR,
        "iedereen": Role.PROFESSIONAL,
    }
    assert openid.teams == {"noord": "Team Noord", "zuid": "Team Zuid"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"BUURTBRUG_PUBLIC_URL": ""}, "BUURTBRUG_PUBLIC_URL"),
        ({"BUURTBRUG_PUBLIC_URL": "http://buurtbrug.gemeente.example"}, "https://"),
        ({"BUURTBRUG_PUBLIC_URL": "buurtbrug"}, "https://"),
        ({"BUURTBRUG_OIDC_ISSUER": "http://inloggen.gemeente.example"}, "BUURTBRUG_OIDC_ISSUER"),
        ({"BUURTBRUG_OIDC_CLIENT_ID": ""}, "BUURTBRUG_OIDC_CLIENT_ID"),
        ({"BUURTBRUG_OIDC_ROLES": "redactie=baas"}, "professional, redacteur, beheerder"),
        ({"BUURTBRUG_OIDC_ROLES": "redactie"}, "groep=betekenis"),
        ({"BUURTBRUG_OIDC_TEAMS": "=Noord"}, "groep=betekenis"),
        ({"BUURTBRUG_SESSION_MINUTES": "0"}, "BUURTBRUG_SESSION_MINUTES"),
        ({"BUURTBRUG_SESSION_HOURS": "lang"}, "BUURTBRUG_SESSION_HOURS"),
    ],
)
def test_wrong_setting_is_told_with_what_to_do(wrong: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        SignInSettings.from_environment(GOOD | wrong)


def test_periods_are_days_and_nought_is_for_ever() -> None:
    found = periods({"BUURTBRUG_KEEP_LOG_DAYS": "0", "BUURTBRUG_KEEP_PERSONAL_DAYS": "30"})
    assert Kept.LOG not in found
    assert found[Kept.PERSONAL] == dt.timedelta(days=30)
    assert found[Kept.ANONYMOUS] == dt.timedelta(days=365)
    with pytest.raises(SettingsError, match="BUURTBRUG_KEEP_LOG_DAYS"):
        periods({"BUURTBRUG_KEEP_LOG_DAYS": "-1"})
