"""What no file of the repository holds."""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

LATER = re.compile(r"\b(?:TODO|FIXME|XXX)\b")
SOURCES = {".css", ".html", ".js", ".po", ".py", ".sh", ".toml", ".yaml"}


def _repository_files() -> list[Path]:
    """Return what git keeps or would keep; where there is no git, as in an archive, skip."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_nothing_is_left_for_later() -> None:
    """Unfinished work is an issue, not a comment."""
    sources = [path for path in _repository_files() if path.suffix in SOURCES and path != Path(__file__)]
    left = [
        f"{path.relative_to(ROOT)}: {match[0]}; do it or open an issue"
        for path in sources
        if (match := LATER.search(path.read_text(encoding="utf-8")))
    ]

    assert not left, "\n".join(left)


@pytest.mark.shared
def test_no_shared_file_is_copied(shared: Path) -> None:
    """Shared material is read where it lies: a copy here would go stale unseen."""
    theirs = {_digest(path): path for path in shared.rglob("*") if path.is_file() and path.stat().st_size}
    copied = [
        f"{path.relative_to(ROOT)} is {theirs[digest]}; read it there"
        for path in _repository_files()
        if (digest := _digest(path)) in theirs
    ]

    assert not copied, "\n".join(copied)
