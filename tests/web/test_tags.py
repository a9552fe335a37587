"""Entity tags."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from web import tags
from web.register.ratings.version import Version
from web.settings import Settings
from web.tags import Asked, asked, installation_of, tag_of

NOON = datetime(2024, 7, 1, 4, tzinfo=UTC)
VERSION = Version(1, 7, 0, 2, 1)


def test_a_tag_is_of_address_version_day_and_installation() -> None:
    """Terms begin and end by days in Shanghai, without an act; the hour changes nothing."""
    found = {
        tag_of("/a", VERSION, NOON, "ours"),
        tag_of("/a", VERSION, NOON + timedelta(hours=1), "ours"),
        tag_of("/a?x=1", VERSION, NOON, "ours"),
        tag_of("/a", VERSION._replace(position=8), NOON, "ours"),
        tag_of("/a", VERSION, NOON + timedelta(days=1), "ours"),
        tag_of("/a", VERSION, NOON, "theirs"),
    }

    assert len(found) == 5


def test_an_upgrade_is_another_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    """A visitor who kept a page of the older software is sent the new one."""
    before = installation_of(Settings())
    monkeypatch.setattr(tags, "_code", lambda: "the next release")

    assert installation_of(Settings()) != before


def test_another_setting_is_another_installation() -> None:
    """What a page says of limits and addresses follows them; a secret goes into no tag."""
    guarded = Settings(database_url="postgresql://wuxin:guessed@host/city")

    assert installation_of(guarded) == installation_of(Settings())
    assert installation_of(Settings(upload_mib=8)) != installation_of(Settings())
    assert installation_of(Settings(secret_key="s")) == installation_of(Settings())  # noqa: S106 - no secret


def test_another_file_behind_a_setting_is_another_installation(tmp_path: Path) -> None:
    """A map, a desk or a fee table that was mended is shown to who kept the page of before."""
    desk, fees = str(tmp_path / "desk"), str(tmp_path / "fees.yaml")
    chosen = Settings(district_map=str(tmp_path / "city.json"), complaint_desk=desk, fee_table=fees)
    found = {installation_of(chosen)}
    for name in ("city.json", "desk/one.yaml", "fees.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
        found.add(installation_of(chosen))

    assert len(found) == 4


def test_what_lies_where_the_portal_runs_is_no_part_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that names no file names not this folder either, in which the register itself may grow."""
    monkeypatch.chdir(tmp_path)
    before = installation_of(Settings())
    (tmp_path / "wuxin.db").write_bytes(b"rows")

    assert installation_of(Settings()) == before


def test_the_application_is_told_what_was_found() -> None:
    """By the environment of the request; one that may be somebody's own brings nothing."""
    found = Asked(VERSION, "abc")
    environ: dict[str, object] = {}
    found.tell(environ)

    assert (asked(environ), asked({})) == (found, None)
