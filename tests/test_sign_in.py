"""Nothing starts on a setting that only looks like one: each refusal says which, what is wrong and what to do."""

import re
from pathlib import Path

import pytest

from partnerboard.errors import SettingsInvalid
from partnerboard.sign_in import SAFE, SignIn, options_set, refuse_unsafe
from partnerboard.ui import start, who

SECRET = "q7Jc2nV0pRtX9sLwA4yZbK8mHgUeFdTiO1vQxNjW"
AUTH = {
    "redirect_uri": "https://board.example.org/oauth2callback",
    "cookie_secret": SECRET,
    "client_id": "partnerboard",
    "client_secret": "from-the-provider",
    "server_metadata_url": "https://id.example.org/tenant/.well-known/openid-configuration",
}
BEHIND = {
    "PARTNERBOARD_SIGN_IN": "proxy",
    "PARTNERBOARD_PROXY_HEADER": "X-Forwarded-Email",
    "PARTNERBOARD_PROXIES": "10.0.0.5, 10.1.0.0/29",
    "PARTNERBOARD_PROXY_SECRET": SECRET,
}


def members(folder: Path, **changed: str | None) -> dict[str, str]:
    """The environment of the mode members, with a secrets file; None leaves a line out."""
    lines = [f'{name} = "{value}"' for name, value in {**AUTH, **changed}.items() if value is not None]
    path = folder / "secrets.toml"
    path.write_text("[auth]\n" + "\n".join(lines), encoding="utf-8")
    return {"PARTNERBOARD_SIGN_IN": "members", "PARTNERBOARD_SECRETS": str(path)}


def refusal(environment: dict[str, str]) -> SettingsInvalid:
    with pytest.raises(SettingsInvalid) as refused:
        SignIn.of(environment)
    assert SECRET not in str(refused.value)
    return refused.value


def test_without_any_setting_nobody_signs_in() -> None:
    assert SignIn.of({}) == SignIn("local", 12, None, None)


def test_an_unknown_mode_is_named() -> None:
    assert refusal({"PARTNERBOARD_SIGN_IN": "oidc"}).message == "PARTNERBOARD_SIGN_IN is 'oidc'."


def test_a_provider_is_bound_to_its_issuer_and_to_our_address(tmp_path: Path) -> None:
    found = SignIn.of(members(tmp_path)).provider

    assert found is not None
    assert (found.issuer, found.client_id, found.origin) == (
        "https://id.example.org/tenant",
        "partnerboard",
        "https://board.example.org",
    )
    assert SECRET not in repr(found)
    assert "from-the-provider" not in repr(found)


@pytest.mark.parametrize(
    ("secret", "why"),
    [
        (None, "cookie_secret is missing in the section [auth]"),
        ("", "cookie_secret is missing in the section [auth]"),
        (SECRET[:31], "has 31 bytes; it takes at least 32"),
        ("x" * 40, "is a sample or made of words"),
        ("0123456789" * 4, "is a sample or made of words"),
        ("change-me-to-a-long-random-string-please", "is a sample or made of words"),
        ("replace-this-with-your-own-cookie-phrase", "is a sample or made of words"),
        ("aabbaabbaabbaabbaabbaabbaabbaabbaabbaabb", "is a sample or made of words"),
    ],
)
def test_T41_a_missing_short_or_sample_secret_is_refused(tmp_path: Path, secret: str | None, why: str) -> None:
    refused = refusal(members(tmp_path, cookie_secret=secret))

    assert why in refused.message
    assert refused.remedy
    assert not secret or secret not in str(refused)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("redirect_uri", "http://board.example.org/oauth2callback"),
        ("redirect_uri", "https://board.example.org/"),
        ("server_metadata_url", "http://id.example.org/.well-known/openid-configuration"),
        ("server_metadata_url", "https://id.example.org/"),
        ("client_id", None),
        ("client_secret", ""),
    ],
)
def test_a_line_of_the_secrets_file_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str | None) -> None:
    refused = refusal(members(tmp_path, **{name: value}))

    assert name in refused.message
    assert "secrets.toml" in refused.message


def test_a_secrets_file_that_is_not_there_or_not_toml_is_named(tmp_path: Path) -> None:
    missing = refusal({"PARTNERBOARD_SIGN_IN": "members", "PARTNERBOARD_SECRETS": str(tmp_path / "none.toml")})
    (tmp_path / "bad.toml").write_text("[auth\n", encoding="utf-8")
    broken = refusal({"PARTNERBOARD_SIGN_IN": "members", "PARTNERBOARD_SECRETS": str(tmp_path / "bad.toml")})

    assert "none.toml cannot be read" in missing.message
    assert re.search(r"bad\.toml.* is not TOML", broken.message)


def test_a_proxy_is_its_header_its_addresses_and_its_secret() -> None:
    found = SignIn.of(BEHIND).proxy

    assert found is not None
    assert found.header == "x-forwarded-email"
    assert [found.is_at(each) for each in ("10.0.0.5", "10.1.0.6", "10.1.0.8", "127.0.0.1", "x")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert SECRET not in repr(found)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("PARTNERBOARD_PROXY_HEADER", "", "PARTNERBOARD_PROXY_HEADER is missing."),
        ("PARTNERBOARD_PROXY_HEADER", "X Mail", "PARTNERBOARD_PROXY_HEADER is 'x mail'."),
        ("PARTNERBOARD_PROXIES", "", "PARTNERBOARD_PROXIES is missing."),
        ("PARTNERBOARD_PROXIES", "nginx", "PARTNERBOARD_PROXIES names 'nginx', which is no address."),
        ("PARTNERBOARD_PROXY_SECRET", "", "PARTNERBOARD_PROXY_SECRET is missing."),
        ("PARTNERBOARD_PROXY_SECRET", "short", "PARTNERBOARD_PROXY_SECRET has 5 bytes; it takes at least 32."),
        ("FORWARDED_ALLOW_IPS", "*", "FORWARDED_ALLOW_IPS names '*', which is not in PARTNERBOARD_PROXIES."),
        (
            "FORWARDED_ALLOW_IPS",
            "10.9.9.9",
            "FORWARDED_ALLOW_IPS names '10.9.9.9', which is not in PARTNERBOARD_PROXIES.",
        ),
    ],
)
def test_a_proxy_that_is_not_defined_in_full_is_refused(name: str, value: str, why: str) -> None:
    assert refusal({**BEHIND, name: value}).message == why


def test_a_proxy_on_this_machine_needs_no_secret_and_may_be_trusted_for_addresses() -> None:
    near = {**BEHIND, "PARTNERBOARD_PROXIES": "127.0.0.1", "PARTNERBOARD_PROXY_SECRET": ""}

    assert SignIn.of({**near, "FORWARDED_ALLOW_IPS": "127.0.0.1"}).mode == "proxy"


@pytest.mark.parametrize("hours", ["0", "25", "soon", "1.5"])
def test_a_sign_in_lasts_one_hour_to_a_day(hours: str) -> None:
    assert refusal({"PARTNERBOARD_SIGN_IN_HOURS": hours}).message == f"PARTNERBOARD_SIGN_IN_HOURS is '{hours}'."
    assert SignIn.of({"PARTNERBOARD_SIGN_IN_HOURS": "8"}).hours == 8


@pytest.mark.parametrize("name", SAFE)
def test_T43_a_setting_of_streamlit_that_opens_a_door_is_refused_by_name(name: str) -> None:
    safe = {each: value for each, (value, _) in SAFE.items()}
    refuse_unsafe(safe)

    for unsafe in (not safe[name], None, "full"):
        with pytest.raises(SettingsInvalid) as refused:
            refuse_unsafe({**safe, name: unsafe})
        assert refused.value.message.startswith(f"Streamlit's {name} is {unsafe!r}: ")


def test_T48_the_settings_that_come_with_the_project_are_safe_and_a_variable_can_change_them() -> None:
    refuse_unsafe(options_set({}))

    with pytest.raises(SettingsInvalid, match=r"Streamlit's client.showErrorDetails is 'full'"):
        refuse_unsafe(options_set({"STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "full"}))


def test_the_app_does_not_start_and_says_why_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERBOARD_SIGN_IN", "oidc")
    who.sign_in.cache_clear()

    with pytest.raises(SystemExit) as refused:
        start.settings_held()

    who.sign_in.cache_clear()
    assert refused.value.code == (
        "Partnerboard does not start. PARTNERBOARD_SIGN_IN is 'oidc'. "
        "Set it to local, members or proxy, or leave it out."
    )


def test_the_variable_that_streamlit_reads_is_named() -> None:
    with pytest.raises(SettingsInvalid) as refused:
        refuse_unsafe({each: value for each, (value, _) in SAFE.items()} | {"server.enableAgentApi": True})

    assert "STREAMLIT_SERVER_ENABLE_AGENT_API" in refused.value.remedy
