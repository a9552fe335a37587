"""What modes of service are called."""

from __future__ import annotations

from pathlib import Path

from bidding.modes import Basic, EstateKind, ServiceMode
from tests.builders.accounts import empty_portal
from web.pages.mode_words import BASICS, KINDS, MODES, mode_word


def test_every_code_has_its_word(tmp_path: Path) -> None:
    """Each mode, kind and basic service; what has none stays as it is."""
    assert ({*MODES}, {*KINDS}, {*BASICS}) == ({*ServiceMode}, {*EstateKind}, {*Basic})
    with empty_portal(tmp_path).test_request_context("/?lang=en"):
        assert mode_word("quasi_service") == "quasi-service"
        assert mode_word("castle") == "castle"
