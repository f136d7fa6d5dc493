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
        ({"BUURTBRUG_TEAMS_SAME_LOGIN": "misschien"}, "ja of nee"),
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
    assert found[Kept.PERSONS] == dt.timedelta(days=730)


# Teams

TENANT = "11111111-2222-3333-4444-555555555555"
WITH_TEAMS = {"BUURTBRUG_TEAMS_TENANT_ID": TENANT.upper(), "BUURTBRUG_TEAMS_KEY": "x" * 32}
ENTRA = f"https://login.microsoftonline.com/{TENANT}/v2.0"


@pytest.mark.parametrize(
    ("issuer", "said", "trusted"),
    [
        (ENTRA, "", True),
        (f"https://sts.windows.net/{TENANT}/", "", True),
        (ENTRA, "nee", False),
        ("https://login.microsoftonline.com/een-andere-tenant/v2.0", "", False),
        (f"https://boef.example/{TENANT}/v2.0", "", False),
        ("https://broker.gemeente.example/realm", "ja", True),
    ],
)
def test_only_the_issuer_of_the_tenant_says_who_it_is_in_teams(
    issuer: str, said: str, trusted: bool
) -> None:
    given = {"BUURTBRUG_OIDC_ISSUER": issuer, "BUURTBRUG_TEAMS_SAME_LOGIN": said}
    openid = SignInSettings.from_environment(GOOD | WITH_TEAMS | given).openid
    assert openid is not None
    assert openid.directory == (TENANT if trusted else "")


def test_without_teams_nobody_is_linked() -> None:
    settings = SignInSettings.from_environment(GOOD | {"BUURTBRUG_OIDC_ISSUER": ENTRA})
    assert settings.teams is None
    assert settings.openid is not None
    assert settings.openid.directory == ""
