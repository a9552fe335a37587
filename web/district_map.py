"""The map of the city's districts that an installation was given, read once when the portal starts."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from flask import Flask, current_app

from models.errors import InputError, Problem
from web.charts.outlines import DistrictMap, read_district_map

__all__ = ["district_map", "init_district_map"]

_KEPT: Final = "wuxin.district_map"


def init_district_map(app: Flask) -> None:
    """Read the file of the setting, where there is one. Raises InputError where it cannot be read or is no such map."""
    file = app.config["WUXIN"].district_map
    app.extensions[_KEPT] = _read(file) if file else None


def district_map() -> DistrictMap | None:
    """Return the map, None where this installation has none: no boundaries come with Wuxin."""
    found: DistrictMap | None = current_app.extensions[_KEPT]
    return found


def _read(file: str) -> DistrictMap:
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        what = f"it cannot be read: {error.strerror}"
        raise InputError(Problem(f"WUXIN_DISTRICT_MAP, {file}", what, "Name a GeoJSON file, or none.")) from None
    return read_district_map(data, file)
