"""The versions on which a result may depend."""

from __future__ import annotations

import re

from web.cli.versions import version_of, versions


def test_python_engine_and_wuxin_are_named() -> None:
    """Each with a number, Wuxin also where it runs from a checkout."""
    assert set(versions()) == {"python", "wuxin", "duckdb", "ibis-framework", "pyarrow"}
    assert re.match(r"\d+\.\d+", versions()["duckdb"])


def test_what_is_not_installed_is_a_checkout() -> None:
    """No command fails for want of a number."""
    assert version_of("no-such-distribution") == "checkout"
