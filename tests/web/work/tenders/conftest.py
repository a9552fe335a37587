"""A portal on an empty register, for what reads forms alone."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.builders.accounts import empty_portal


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Return a portal that nobody writes to."""
    return empty_portal(tmp_path_factory.mktemp("plain"))
