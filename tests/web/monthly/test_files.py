"""The report as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import InputError
from tests.builders.monthly import month
from web.monthly import write_report
from web.monthly.typesetting import font_family


def test_the_same_month_gives_the_same_files(tmp_path: Path) -> None:
    """Tables, charts, workbooks and PDFs, byte for byte (RC-15)."""
    try:
        font_family()
    except InputError:
        pytest.skip("no font with Chinese: apt install fonts-noto-cjk")
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    names = [write_report(month(), folder) for folder in folders]
    contents = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders]

    assert contents[0] == contents[1]
    assert sorted(contents[0]) == names[0]
    assert contents[0]["report.zh.pdf"].startswith(b"%PDF")
