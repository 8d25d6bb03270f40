"""The secret behind the cookies: made once, for this user alone, and refused where it cannot be trusted."""

from pathlib import Path

import pytest

from partnerboard.errors import SettingsInvalid
from partnerboard.sharing.secret import NAME, secret_of


def test_a_secret_is_made_once_and_for_this_user_alone(tmp_path: Path) -> None:
    made = secret_of(tmp_path)

    assert len(made) == 32
    assert secret_of(tmp_path) == made
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_a_secret_of_another_length_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(content)
    (tmp_path / NAME).chmod(0o600)

    with pytest.raises(SettingsInvalid, match=f"holds {len(content)} bytes"):
        secret_of(tmp_path)


def test_a_secret_that_others_can_read_is_refused(tmp_path: Path) -> None:
    secret_of(tmp_path)
    (tmp_path / NAME).chmod(0o644)

    with pytest.raises(SettingsInvalid, match="can be read by other users"):
        secret_of(tmp_path)
