"""Reading profiles and pools of words from YAML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from models.errors import InputError, Problem
from synthetic_data.profile import Profile

__all__ = ["load_profile", "profiles", "read_pool", "read_yaml"]

_HERE = Path(__file__).parent
_FOLDER = _HERE / "profiles"
_BASE = "common"


@cache
def read_pool(name: str) -> Mapping[str, Any]:
    """Return the pool of words of this name, as pools/<name>.yaml holds it; it is read once and never changed."""
    return read_yaml(_HERE / "pools" / f"{name}.yaml")


def profiles() -> tuple[str, ...]:
    """Return the ids of the built-in profiles."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml") if path.stem != _BASE))


def load_profile(name: str | Path) -> Profile:
    """Return a built-in profile by its id, or another by the path of its .yaml file; the common one fills the gaps.

    Raises InputError with every fault.
    """
    own = Path(name)
    path = own if own.suffix == ".yaml" else _FOLDER / f"{name}.yaml"
    if not path.is_file() or path.stem == _BASE:
        raise InputError(
            Problem(
                f"profile {name}", "there is no such profile.", f"Use one of {', '.join(profiles())}, or a .yaml file."
            )
        )
    content = _merged(_common(), {"id": path.stem, **read_yaml(path)})
    try:
        return Profile.model_validate(content)
    except ValidationError as refused:
        where = ((f"{path.name}: {'.'.join(map(str, error['loc']))}", error["msg"]) for error in refused.errors())
        raise InputError(Problem(place, f"{what}.", "Correct the profile.") for place, what in where) from refused


@cache
def _common() -> dict[str, Any]:
    return read_yaml(_FOLDER / f"{_BASE}.yaml")


def read_yaml(path: Path) -> dict[str, Any]:
    """Return a YAML mapping as plain values; raises InputError where the file holds none."""
    try:
        content = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as unreadable:
        raise InputError(
            Problem(str(path), f"cannot be read as YAML ({unreadable}).", "Correct the file.")
        ) from unreadable
    if not isinstance(content, dict):
        raise InputError(Problem(str(path), "holds no mapping.", "Write `key: value` lines."))
    return content


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return the base with what the other says instead, at any depth; a value with a new basis drops the old basis."""
    if "source" in own or "choice" in own:
        base = {key: value for key, value in base.items() if key not in ("source", "choice")}
    both = {
        key: _merged(base[key], own[key])
        for key in base.keys() & own.keys()
        if isinstance(base[key], dict) and isinstance(own[key], dict)
    }
    return {**base, **own, **both}
