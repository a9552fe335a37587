"""The hashed requirements are what uv.lock says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

PIN = re.compile(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)", re.MULTILINE)
REQUIREMENTS = [ROOT / "requirements" / "runtime.txt", ROOT / "requirements" / "dev.txt"]


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.stem)
def test_pins_and_hashes_are_those_of_the_lock(path: Path) -> None:
    """Every pin and every hash comes from uv.lock; after a change of dependencies, run `make lock`."""
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    locked = {(package["name"], package.get("version")) for package in tomllib.loads(lock)["package"]}
    text = path.read_text(encoding="utf-8")

    assert set(PIN.findall(text)) <= locked
    assert set(re.findall(r"sha256:[0-9a-f]{64}", text)) <= set(re.findall(r"sha256:[0-9a-f]{64}", lock))


def test_every_dependency_is_required() -> None:
    """Each dependency of pyproject.toml stands in requirements/runtime.txt; if not, run `make lock`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[\[<>=~!; ]", line, maxsplit=1)[0].replace(".", "-") for line in project["dependencies"]}
    pinned = {name for name, _ in PIN.findall(REQUIREMENTS[0].read_text(encoding="utf-8"))}

    assert wanted - pinned == set()
