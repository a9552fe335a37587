"""The versions of what runs."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from platform import python_version
from typing import Final

__all__ = ["version_of", "versions"]

_LIBRARIES: Final = ("wuxin", "duckdb", "ibis-framework", "pyarrow")


def version_of(distribution: str) -> str:
    """Return the version of an installed distribution; of a checkout that is not installed, `checkout`."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "checkout"


def versions() -> dict[str, str]:
    """Return the versions on which a result may depend, by name."""
    return {"python": python_version()} | {name: version_of(name) for name in _LIBRARIES}
