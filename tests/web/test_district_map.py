"""The map that an installation was given."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from models.errors import InputError
from web.district_map import district_map, init_district_map
from web.settings import Settings


def test_without_a_file_there_is_no_map(tmp_path: Path) -> None:
    """And a file that is not there is told with the setting's name."""
    app = Flask("x")
    app.config["WUXIN"] = Settings()
    init_district_map(app)
    with app.app_context():
        assert district_map() is None

    app.config["WUXIN"] = Settings(district_map=str(tmp_path / "none.geojson"))
    with pytest.raises(InputError, match="WUXIN_DISTRICT_MAP"):
        init_district_map(app)
