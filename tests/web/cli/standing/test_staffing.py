"""`wuxin staff ...`; its life is walked in test_tasking."""

from __future__ import annotations

from tests.builders.complaint_register import new_register
from tests.web.cli.conftest import Wuxin


def test_a_register_without_subdistricts_has_nothing_to_cover(wuxin: Wuxin, tmp_path: object) -> None:
    """It is said, and an appointment to an unknown subdistrict is refused with those that are known."""
    db = ("--db", new_register(tmp_path))  # type: ignore[arg-type]
    refused = wuxin("staff", "appoint", "P-1", "--role", "leader", "--subdistrict", "x", "--on", "2024-07-01", *db)

    assert "names a subdistrict" in wuxin("staff", "coverage", *db).stdout
    assert (refused.exit_code, "Known: none" in refused.stderr) == (1, True)
