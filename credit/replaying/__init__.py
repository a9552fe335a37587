"""Replays: what is on record as a rating or a list, derived again from the record alone, bit for bit."""

from __future__ import annotations

from credit.replaying.lateness import Late, late_rows
from credit.replaying.replay import Replayed, replay

__all__ = ["Late", "Replayed", "late_rows", "replay"]
