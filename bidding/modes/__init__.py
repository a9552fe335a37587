"""How an estate is served (物业服务模式): what its town records, what is proposed, what is to be mended."""

from __future__ import annotations

from bidding.modes.events import ModeEvent, ModeMove, enter, known_by
from bidding.modes.law_shapes import Basic, EstateKind, ModeLaw, ModeRule, ServiceMode, Trait
from bidding.modes.laws import cite, law_for, laws
from bidding.modes.proposing import differs, has_service, lacking, proposed, to_mend, untold
from bidding.modes.served import Served, Serving, served_on

__all__ = [
    "Basic", "EstateKind", "ModeEvent", "ModeLaw", "ModeMove", "ModeRule", "Served", "ServiceMode", "Serving", "Trait",
    "cite", "differs", "enter", "has_service", "known_by", "lacking", "law_for", "laws", "proposed", "served_on",
    "to_mend", "untold",
]  # fmt: skip
