"""docs/settings.md and the settings are the same list."""

from __future__ import annotations

import re

from tests.architecture.source import page
from web.settings import Settings

PAGE = "docs/settings.md"
PREFIX = Settings.model_config["env_prefix"]


def _rows() -> dict[str, str]:
    """Return the rows of the page's table by the variable in their first cell."""
    rows = re.findall(rf"^\| `({PREFIX}\w+)` \|(.*)$", page(PAGE), re.MULTILINE)
    return dict(rows)


def test_every_setting_is_documented() -> None:
    """Each field of Settings has its row, with its default and its description."""
    wanted = {f"{PREFIX}{name.upper()}": field for name, field in Settings.model_fields.items()}
    rows = _rows()
    missing = [
        f"docs/settings.md: write | `{variable}` | `{field.default}` | {field.description} |"
        for variable, field in wanted.items()
        if f"`{field.default}`" not in rows.get(variable, "") or str(field.description) not in rows[variable]
    ]

    assert not missing, "\n".join(missing)


def test_every_documented_setting_exists() -> None:
    """The page promises no variable that nothing reads."""
    gone = _rows().keys() - {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}

    assert not gone, f"docs/settings.md: remove {sorted(gone)}, which web/settings.py does not have"
