"""`wuxin list show`, `due` and `consequences`."""

from __future__ import annotations

from pathlib import Path

from tests.builders.listed import listed_register
from tests.builders.packages import COMPANY
from tests.web.cli.conftest import Wuxin


def test_lists_are_shown_for_people(wuxin: Wuxin, tmp_path: Path) -> None:
    """A table; one with its steps; what is due; what follows, in both languages."""
    (tmp_path / "listed").mkdir()
    register = listed_register(tmp_path / "listed")
    nothing = wuxin("list", "due", "--as-of", "2024-07-02", "--db", register.url)
    register.published()
    shown = wuxin("list", "show", 1, "--as-of", "2024-07-10", "--db", register.url)
    due = wuxin("list", "due", "--as-of", "2024-07-10", "--db", register.url)
    follows = wuxin("list", "consequences", COMPANY, "--as-of", "2024-07-10", "--lang", "zh", "--db", register.url)

    assert "Nothing is due." in nothing.stdout
    assert "published" in shown.stdout
    assert "publish by office (officer)" in shown.stdout
    assert "2025-06-03  expire" in due.stdout
    assert "未启用" in follows.stdout
    assert "There are no listings" in wuxin("list", "show", "--kind", "red", "--db", register.url).stdout
