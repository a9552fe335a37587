"""What leases look like."""

from __future__ import annotations

import json

import pytest

from tests.builders.lettings import a_lease
from web.cli.letting.showing import tell_lease


def test_a_step_is_told_in_words_and_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the lease stands, and all of its terms."""
    tell_lease(a_lease(), as_json=False)
    assert capsys.readouterr().out == "lease-1 of shop-1 to b is running.\n"
    tell_lease(a_lease(), as_json=True)
    assert json.loads(capsys.readouterr().out)["terms"]["rent_fen"] == 100_000
