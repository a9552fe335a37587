"""Settings come from the environment, and the documentation tells each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from models.errors import InputError
from web.settings import Settings, settings_from_environment

PAGE = Path(__file__).resolve().parent.parent.parent / "docs/settings.md"


def test_a_variable_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """WUXIN_LOCALE changes the language."""
    monkeypatch.setenv("WUXIN_LOCALE", "en")

    assert settings_from_environment().locale == "en"


def test_every_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two mistakes are told at once, each by the name of its variable."""
    monkeypatch.setenv("WUXIN_LOCALE", "fr")
    monkeypatch.setenv("WUXIN_WORKERS", "none")
    with pytest.raises(InputError) as caught:
        settings_from_environment()

    assert [problem.where for problem in caught.value.problems] == ["WUXIN_LOCALE", "WUXIN_WORKERS"]


def test_every_setting_is_documented_with_its_default() -> None:
    """The page has one row for each setting, with the default and the sentence of the code, and no other row."""
    rows = dict(re.findall(r"^\| `(WUXIN_\w+)` \| (.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE))
    expected = {
        f"WUXIN_{name.upper()}": f"`{field.default}` | {field.description}"
        for name, field in Settings.model_fields.items()
    }

    assert rows == expected
