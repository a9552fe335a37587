"""A register with a run, and the authority's people."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from tests.builders.authority import authority
from tests.builders.listed import Listed


@pytest.fixture
def rated(tmp_path: Path) -> tuple[Flask, Listed]:
    """Return a portal on a register with one run, and the register."""
    return authority(tmp_path)
