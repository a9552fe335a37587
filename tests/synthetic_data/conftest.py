"""One city for all tests of this folder: large enough for shares, made once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from synthetic_data import Generated, generate
from synthetic_data.city import City, make_city
from synthetic_data.reading import load_profile
from synthetic_data.span import Span


@pytest.fixture(scope="session")
def city() -> City:
    """Return 300 companies and 1,500 communities over two years."""
    return make_city(300, 1500, Span(24, date(2024, 6, 30)), load_profile("jinan_2022q1"), seed=1)


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    """Return the demonstration's city as written."""
    folder: Path = tmp_path_factory.mktemp("city")
    return generate(folder, companies=60, communities=220, months=24, seed=7)
