"""The gate of the portal: who is visiting, and whether they may do what an endpoint is for."""

from __future__ import annotations

from web.gate.guard import DeniedError, anybody, check_declared, init_gate, needs, public, scope
from web.gate.guard import permit_here as permit
from web.gate.visiting import acting_for, person, signed_in

__all__ = [
    "DeniedError", "acting_for", "anybody", "check_declared", "init_gate", "needs", "permit", "person", "public",
    "scope", "signed_in",
]  # fmt: skip
